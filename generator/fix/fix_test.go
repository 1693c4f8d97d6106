package fix_test

import (
	"crypto/sha256"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/fix"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resolve"
)

// language returns the problems of a file's directives themselves.
func language(t *testing.T, path, source string) []problem.Problem {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path, source, parser.ParseComments)
	require.NoError(t, err)
	_, problems := annotations.Collect(file)
	return resolve.Language(fset, problems)
}

func TestApply(t *testing.T) {
	tests := []struct{ name, before, after string }{
		{"a space", "package a\n\n// hush:config name=x category=y\ntype C struct{}\n", "package a\n\n//hush:config name=x category=y\ntype C struct{}\n"},
		{"a capital", "package a\n\n//Hush:Config name=x category=y\ntype C struct{}\n", "package a\n\n//hush:config name=x category=y\ntype C struct{}\n"},
		{"a verb", "package a\n\n//hush:confg name=x category=y\ntype C struct{}\n", "package a\n\n//hush:config name=x category=y\ntype C struct{}\n"},
		{"a near miss of a near verb", "package a\n\n// Hush:confg name=x category=y\ntype C struct{}\n", "package a\n\n//hush:config name=x category=y\ntype C struct{}\n"},
		{"keys", "package a\n\n//hush:config Name=x categry=y\ntype C struct{}\n", "package a\n\n//hush:config name=x category=y\ntype C struct{}\n"},
		{"a choice", "package a\n\n//hush:config name=x category=y stability=betta\ntype C struct{}\n", "package a\n\n//hush:config name=x category=y stability=beta\ntype C struct{}\n"},
		{"gofmt parts a new directive from the text",
			"package a\n\n// C is one.\n// hush:config name=x category=y\n// It has no fields.\ntype C struct{}\n",
			"package a\n\n// C is one.\n// It has no fields.\n//\n//hush:config name=x category=y\ntype C struct{}\n"},
		{"source that isn't formatted stays so",
			"package a\n// C is one.\n// hush:config name=x category=y\ntype  C struct{}\n",
			"package a\n// C is one.\n//hush:config name=x category=y\ntype  C struct{}\n"},
		{"lines end as before",
			"package a\r\n\r\n// C is one.\r\n// hush:config name=x category=y\r\ntype C struct{}\r\n",
			"package a\r\n\r\n// C is one.\r\n//\r\n//hush:config name=x category=y\r\ntype C struct{}\r\n"},
		{"mixed line ends stay so",
			"package a\r\n\r\n// C is one.\r\n// hush:config name=x category=y\ntype C struct{}\r\n",
			"package a\r\n\r\n// C is one.\r\n//hush:config name=x category=y\ntype C struct{}\r\n"},
		{"a byte order mark", "\ufeffpackage a\n\n// hush:config name=x category=y\ntype C struct{}\n", "\ufeffpackage a\n\n//hush:config name=x category=y\ntype C struct{}\n"},
		{"line directives don't count", "package a\n\n//line other.go:700\n\n// hush:config name=x category=y\ntype C struct{}\n", "package a\n\n//line other.go:700\n\n//hush:config name=x category=y\ntype C struct{}\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			after, done := fix.Apply([]byte(test.before), language(t, "a.go", test.before))
			assert.Equal(t, test.after, string(after))
			assert.NotEmpty(t, done)
			assert.Empty(t, language(t, "a.go", test.after), "nothing is left")
		})
	}
}

// What has no one right answer stays as it is.
func TestApplyLeaves(t *testing.T) {
	for name, line := range map[string]string{
		"a key of another verb":    "//hush:config name=x category=y requird",
		"a key that is there":      "//hush:config name=x nam=z category=y",
		"a text without quotes":    "//hush:config name=x category=y title=Two nam",
		"a block comment":          "/* hush:config name=x category=y */",
		"a carriage return inside": "// hush:config na\rme=x category=y",
		"nothing near":             "//hush:config name=x category=y colour=red",
	} {
		t.Run(name, func(t *testing.T) {
			source := "package a\n\n" + line + "\ntype C struct{}\n"
			problems := language(t, "a.go", source)
			require.NotEmpty(t, problems)
			after, done := fix.Apply([]byte(source), problems)
			assert.Equal(t, source, string(after))
			assert.Empty(t, done)
		})
	}
}

func edit(start, end int, text string) problem.Problem {
	at := func(offset int) token.Position {
		return token.Position{Filename: "a.go", Line: 1, Column: offset + 1, Offset: offset}
	}
	return problem.Problem{Message: text, Fix: &problem.Fix{Edits: []problem.Edit{{Position: at(start), End: at(end), Text: text}}}}
}

func TestApplyEdits(t *testing.T) {
	tests := []struct {
		name  string
		given []problem.Problem
		after string
		done  string
	}{
		{"in any order", []problem.Problem{edit(4, 6, "Y"), edit(0, 2, "X")}, "X23Y6789", "XY"},
		{"the first of two that overlap", []problem.Problem{edit(3, 6, "Y"), edit(1, 4, "X")}, "0X456789", "X"},
		{"the first of two insertions", []problem.Problem{edit(2, 2, "X"), edit(2, 2, "Y")}, "01X23456789", "X"},
		{"side by side", []problem.Problem{edit(0, 3, "X"), edit(3, 5, "Y")}, "XY56789", "XY"},
		{"outside the file", []problem.Problem{edit(8, 11, "X"), edit(-1, 3, "Y"), edit(5, 3, "Z")}, "0123456789", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			after, done := fix.Apply([]byte("0123456789"), test.given)
			var texts strings.Builder
			for _, p := range done {
				texts.WriteString(p.Message)
			}
			assert.Equal(t, test.after, string(after))
			assert.Equal(t, test.done, texts.String())
		})
	}
}

const misspelt = "package a\n\n// hush:config name=x category=y\ntype C struct{}\n"

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	fine, changed, foreign, link := filepath.Join(dir, "fine.go"), filepath.Join(dir, "changed.go"), filepath.Join(dir, "foreign.go"), filepath.Join(dir, "link.go")
	read := map[string][sha256.Size]byte{}
	var problems []problem.Problem
	for _, path := range []string{fine, changed, foreign, link} {
		require.NoError(t, os.WriteFile(path, []byte(misspelt), 0o640))
		problems = append(problems, language(t, path, misspelt)...)
		read[path] = sha256.Sum256([]byte(misspelt))
	}
	delete(read, foreign)
	require.NoError(t, os.WriteFile(changed, []byte(misspelt+"\n// More.\n"), 0o640))
	require.NoError(t, os.Remove(link))
	require.NoError(t, os.Symlink(foreign, link))

	changes, err := fix.Files(problems, read)
	require.EqualError(t, err, changed+" is not fixed: it has changed since it was read; run the command again\n"+
		link+" is not fixed: it is a link, not a file")
	require.Len(t, changes, 1)
	assert.Equal(t, fine, changes[0].Path)
	assert.Len(t, changes[0].Done, 1)
	assert.Equal(t, strings.Replace(misspelt, "// hush", "//hush", 1), content(t, fine))
	assert.Equal(t, misspelt+"\n// More.\n", content(t, changed))
	assert.Equal(t, misspelt, content(t, foreign))
	info, err := os.Stat(fine)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o640), info.Mode().Perm())
}

// A file that is gone keeps nobody else from being fixed.
func TestFilesGone(t *testing.T) {
	dir := t.TempDir()
	gone, fine := filepath.Join(dir, "a", "gone.go"), filepath.Join(dir, "b.go")
	require.NoError(t, os.WriteFile(fine, []byte(misspelt), 0o600))
	sum := sha256.Sum256([]byte(misspelt))
	problems := append(language(t, gone, misspelt), language(t, fine, misspelt)...)
	changes, err := fix.Files(problems, map[string][sha256.Size]byte{gone: sum, fine: sum})
	require.ErrorIs(t, err, os.ErrNotExist)
	require.Len(t, changes, 1)
	assert.Equal(t, fine, changes[0].Path)
}

func content(t *testing.T, path string) string {
	t.Helper()
	source, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(source)
}
