package discover_test

import (
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/discover"
)

// A file may claim to be made from others. What is wrong stands in it.
func TestSyntaxErrorsBehindLineDirectives(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.go")
	write(t, path, "package p\n\n//line /etc/passwd:99\nfunc {}\n\n/*line other.go:1:1*/func {}\n")
	file := parse(t, discover.NewParser(token.NewFileSet(), nil), path)[0]
	require.Len(t, file.Errors, 2)
	assert.Equal(t, path+":4:6: expected 'IDENT', found '{'", file.Errors[0].Error())
	assert.Equal(t, path+":6:27: expected '(', found '{'", file.Errors[1].Error())
}

// The parser quotes what it finds; a message stays one line.
func TestLongSyntaxErrors(t *testing.T) {
	for literal, want := range map[string]string{
		"`a\nb`":                             "found `a…",
		"`a\r\nb`":                           "found `a…",
		"`" + strings.Repeat("ä", 200) + "`": "found `" + strings.Repeat("ä", 85) + "…",
	} {
		path := filepath.Join(t.TempDir(), "x.go")
		write(t, path, "package p\n\n"+literal+"\n")
		file := parse(t, discover.NewParser(token.NewFileSet(), nil), path)[0]
		require.Len(t, file.Errors, 1)
		assert.Equal(t, "expected declaration, "+want, file.Errors[0].Msg)
	}
}
