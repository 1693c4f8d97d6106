package generator_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const wantPrefix = "want/"

// goldenCase is one archive of testdata/golden.
type goldenCase struct {
	path    string
	archive *txtar.Archive
	renewed bool
}

func readCase(t *testing.T, path string) *goldenCase {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	require.NoError(t, err)
	require.NotEmpty(t, archive.Comment, "say in the comment which rule the case shows")
	return &goldenCase{path: path, archive: archive}
}

func (c *goldenCase) file(name string) *txtar.File {
	i := slices.IndexFunc(c.archive.Files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return &c.archive.Files[i]
}

// want returns an expectation of the case and whether there is one.
func (c *goldenCase) want(name string) (string, bool) {
	file := c.file(wantPrefix + name)
	if file == nil {
		return "", false
	}
	return string(file.Data), true
}

// expect compares with an expectation, or renews it.
func (c *goldenCase) expect(t *testing.T, name, got string) {
	t.Helper()
	want, known := c.want(name)
	switch {
	case !*update:
		assert.Equal(t, want, got, "%s%s", wantPrefix, name)
	case !known:
		c.archive.Files = append(c.archive.Files, txtar.File{Name: wantPrefix + name, Data: []byte(got)})
		c.renewed = true
	case want != got:
		c.file(wantPrefix + name).Data = []byte(got)
		c.renewed = true
	}
}

// program returns the package to build: the top one, or cmd/app.
func (c *goldenCase) program() string {
	if c.file("main.go") != nil {
		return "."
	}
	return "./cmd/app"
}

// extract writes the module of the case into a new folder.
func (c *goldenCase) extract(t *testing.T) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	require.NoError(t, err)
	module := "module example.com/app\n"
	for _, file := range c.archive.Files {
		switch {
		case strings.HasPrefix(file.Name, wantPrefix):
		case file.Name == "go.mod":
			module = string(file.Data)
		default:
			writeFile(t, filepath.Join(dir, filepath.FromSlash(file.Name)), unescape(file))
		}
	}
	root, err := filepath.Abs("..")
	require.NoError(t, err)
	_, requirements, found := strings.Cut(readFile(t, filepath.Join(root, "go.mod")), "\n\n")
	require.True(t, found)
	writeFile(t, filepath.Join(dir, "go.mod"), module+"\n"+requirements+
		"\nrequire github.com/hushgen/hushgen v0.0.0\n\nreplace github.com/hushgen/hushgen => "+root+"\n")
	writeFile(t, filepath.Join(dir, "go.sum"), readFile(t, filepath.Join(root, "go.sum")))
	return dir
}

// unescape lets an archive hold what txtar and git can't keep: in a file that
// says so in its first line, \r, \ufeff and \u202e stand for those characters,
// \x00 and \xff for those bytes.
func unescape(file txtar.File) string {
	text, found := strings.CutPrefix(string(file.Data), "//escaped\n")
	if !found {
		return text
	}
	return strings.NewReplacer(`\r`, "\r", `\ufeff`, "\ufeff", `\u202e`, "\u202e", `\x00`, "\x00", `\xff`, "\xff").Replace(text)
}

// files returns the content of every file below a folder.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			found[path] = readFile(t, path)
		}
		return err
	})
	require.NoError(t, err)
	return found
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(content)
}

func writeFile(t *testing.T, path, content string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o750))
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
}

func environment() []string {
	return append(os.Environ(), "GOWORK=off", "GOPROXY=off", "GOFLAGS=")
}

func goCommand(t *testing.T, dir string, arguments ...string) {
	t.Helper()
	command := exec.CommandContext(t.Context(), "go", arguments...)
	command.Dir, command.Env = dir, environment()
	output, err := command.CombinedOutput()
	require.NoError(t, err, "go %s\n%s", strings.Join(arguments, " "), output)
}
