package discover_test

import (
	"context"
	"fmt"
	"go/ast"
	"go/token"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/discover"
)

func parse(t *testing.T, parser *discover.Parser, paths ...string) []*discover.File {
	t.Helper()
	files, err := parser.Parse(t.Context(), paths...)
	require.NoError(t, err)
	return files
}

func TestParseKeepsFilesAndPositions(t *testing.T) {
	dir := t.TempDir()
	var paths []string
	for i := range 50 {
		path := filepath.Join(dir, fmt.Sprintf("f%02d.go", i))
		write(t, path, fmt.Sprintf("package p\n\nvar   V%d int\n", i))
		paths = append(paths, path)
	}
	var bases []token.Pos
	for range 3 {
		fset := token.NewFileSet()
		parser := discover.NewParser(fset, nil)
		files := parse(t, parser, paths...)
		var now []token.Pos
		for i, file := range files {
			now = append(now, file.AST.FileStart)
			assert.Equal(t, token.Position{Filename: paths[i], Offset: 17, Line: 3, Column: 7},
				fset.Position(file.AST.Decls[0].(*ast.GenDecl).Specs[0].Pos()))
		}
		if bases != nil {
			assert.Equal(t, bases, now, "positions don't depend on scheduling")
		}
		bases = now
		assert.Same(t, files[7], parse(t, parser, paths[7])[0])
	}
}

func TestParseOddBytes(t *testing.T) {
	dir := t.TempDir()
	crlf, bom, empty := filepath.Join(dir, "crlf.go"), filepath.Join(dir, "bom.go"), filepath.Join(dir, "empty.go")
	write(t, crlf, "package p\r\n\r\n//hush:config\r\ntype T struct{}\r\n")
	write(t, bom, "\ufeffpackage p\n\n//hush:config\ntype T struct{}\n")
	write(t, empty, "")
	fset := token.NewFileSet()
	files := parse(t, discover.NewParser(fset, nil), crlf, bom, empty, filepath.Join(dir, "gone.go"))
	for _, file := range files[:2] {
		require.Empty(t, file.Errors)
		assert.True(t, file.Marker)
		comment := file.AST.Comments[0].List[0]
		assert.Equal(t, "//hush:config", comment.Text)
		position := fset.Position(comment.Pos())
		assert.Equal(t, []int{3, 1}, []int{position.Line, position.Column})
	}
	assert.Equal(t, "the file is empty, expected a package clause", files[2].Errors[0].Msg)
	assert.NotNil(t, files[2].AST)
	assert.Equal(t, "can't read the file: no such file or directory", files[3].Errors[0].Msg)
	assert.NotNil(t, files[3].AST)
}

func TestParseKeepsWhatIsWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.go")
	write(t, path, "package p\n\ntype A struct{}\n\nfunc {\n}\n\ntype B struct{}\n")
	fset := token.NewFileSet()
	file := parse(t, discover.NewParser(fset, nil), path)[0]
	assert.Equal(t, path+":5:6: expected 'IDENT', found '{'", file.Errors[0].Error())
	assert.NotEmpty(t, file.AST.Decls)
}

func TestParseCancelled(t *testing.T) {
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	fset := token.NewFileSet()
	_, err := discover.NewParser(fset, nil).Parse(ctx, "x.go", "y.go")
	assert.ErrorIs(t, err, context.Canceled)
	noLeak(t, before)
}
