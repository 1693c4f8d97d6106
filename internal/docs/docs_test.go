package docs_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/annotations"
)

const root = "../.."

// block is a fenced code block of a document.
type block struct {
	line     int
	language string
	argument string
	lines    []string
}

func (b block) text() string { return strings.Join(b.lines, "\n") + "\n" }

// blocks returns the code blocks of a Markdown file.
func blocks(t *testing.T, path string) []block {
	t.Helper()
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	var found []block
	inside := false
	for i, line := range strings.Split(string(content), "\n") {
		info, fence := strings.CutPrefix(line, "```")
		switch {
		case fence && inside:
			inside = false
		case fence:
			language, argument, _ := strings.Cut(info, " ")
			found = append(found, block{line: i + 1, language: language, argument: argument})
			inside = true
		case inside:
			found[len(found)-1].lines = append(found[len(found)-1].lines, line)
		}
	}
	require.False(t, inside, "%s: a code block without end", path)
	return found
}

// document is a module that a document builds up, block by block.
type document struct {
	t      *testing.T
	dir    string // of the module
	output string // of the last commands
}

func TestDocuments(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	require.NoError(t, err)
	paths = append(paths, filepath.Join(root, "README.md"))
	for _, path := range paths {
		name := filepath.Base(path)
		if name == "directives.md" || name == "problems.md" {
			continue // they are made from tables, blocks included, and compared with them
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDocument(t)
			for _, b := range blocks(t, path) {
				d.play(name, b)
			}
		})
	}
}

// newDocument lays out what the documents assume: a clone beside the module.
func newDocument(t *testing.T) *document {
	base := t.TempDir()
	repository, err := filepath.Abs(root)
	require.NoError(t, err)
	require.NoError(t, os.Symlink(repository, filepath.Join(base, "hushgen")))
	dir := filepath.Join(base, "hello")
	require.NoError(t, os.Mkdir(dir, 0o755))
	return &document{t: t, dir: dir}
}

func (d *document) play(name string, b block) {
	d.t.Helper()
	path := filepath.Join(d.dir, filepath.FromSlash(b.argument))
	switch b.language {
	case "go", "yaml", "json":
		require.NotEmpty(d.t, b.argument, "%s:%d: the block has no file name", name, b.line)
		require.NoError(d.t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(d.t, os.WriteFile(path, []byte(b.text()), 0o644))
	case "diff":
		d.change(name, b, path)
	case "sh":
		d.run(name, b)
	case "text":
		assert.Equal(d.t, b.text(), d.output, "%s:%d", name, b.line)
	case "mermaid":
		require.True(d.t, strings.HasPrefix(b.lines[0], "flowchart"), "%s:%d", name, b.line)
	default:
		require.Fail(d.t, "a block that nothing checks", "%s:%d: %q", name, b.line, b.language)
	}
}

// change replaces each line after - by the next one after +.
func (d *document) change(name string, b block, path string) {
	content, err := os.ReadFile(path)
	require.NoError(d.t, err)
	text := string(content)
	for i := 0; i+1 < len(b.lines); i += 2 {
		before, after := b.lines[i][1:]+"\n", b.lines[i+1][1:]+"\n"
		require.Equal(d.t, 1, strings.Count(text, before), "%s:%d: the line to change must be there once", name, b.line)
		text = strings.Replace(text, before, after, 1)
	}
	require.NoError(d.t, os.WriteFile(path, []byte(text), 0o644))
}

// run runs the commands of a block, one a line. Commands that name folders of
// the repository run there.
func (d *document) run(name string, b block) {
	d.output = ""
	for i, line := range b.lines {
		line, _, _ = strings.Cut(line, "#")
		arguments := strings.Fields(line)
		if strings.Contains(line, "$(") || strings.Contains(line, " | ") {
			arguments = []string{"sh", "-c", line}
		}
		if line == "go mod tidy" {
			arguments = append(arguments, "-e") // go on where the network is missing: what is built is in the cache
		}
		if strings.TrimSpace(line) == "go test ./..." {
			d.isInCI(line) // it would run this test again
			continue
		}
		command := exec.CommandContext(d.t.Context(), arguments[0], arguments[1:]...)
		command.Dir = d.dir
		if strings.Contains(line, "./cmd/") {
			command.Dir = root
		}
		command.Env = append(os.Environ(), "GOFLAGS=-mod=mod")
		var output bytes.Buffer
		command.Stdout, command.Stderr = &output, &output
		err := command.Run()
		last := i == len(b.lines)-1
		require.Equal(d.t, last && b.argument == "fails", err != nil, "%s:%d: %s\n%s", name, b.line, line, output.String())
		d.output = clean(output.String())
	}
}

// clean drops what differs from run to run: times, and what the go command
// says of its own.
func clean(output string) string {
	var kept []string
	for line := range strings.Lines(output) {
		if strings.Contains(line, `running "go": exit status`) || strings.HasPrefix(line, "go: ") {
			continue
		}
		if len(line) > 20 && line[4] == '/' && line[7] == '/' && line[10] == ' ' {
			line = line[20:] // the date and time of package log
		}
		kept = append(kept, line)
	}
	return strings.Join(kept, "")
}

func (d *document) isInCI(line string) {
	script, err := os.ReadFile(filepath.Join(root, ".ci", "run"))
	require.NoError(d.t, err)
	assert.Contains(d.t, string(script), strings.TrimSpace(line))
}

// TestReference compares docs/directives.md with the table that the tool uses.
func TestReference(t *testing.T) {
	var want bytes.Buffer
	require.NoError(t, annotations.WriteReference(&want))
	have, err := os.ReadFile(filepath.Join(root, "docs", "directives.md"))
	require.NoError(t, err)
	assert.Equal(t, want.String(), string(have), "renew it: cp annotations/testdata/reference.md docs/directives.md")
}

// TestLinks checks that every relative link leads somewhere.
func TestLinks(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	require.NoError(t, err)
	for _, path := range append(paths, filepath.Join(root, "README.md"), filepath.Join(root, "CONTRIBUTING.md")) {
		content, err := os.ReadFile(path)
		require.NoError(t, err)
		for _, part := range strings.Split(string(content), "](")[1:] {
			link, _, _ := strings.Cut(part, ")")
			link, _, _ = strings.Cut(link, "#")
			if link == "" || strings.Contains(link, "://") {
				continue
			}
			_, err := os.Stat(filepath.Join(filepath.Dir(path), filepath.FromSlash(link)))
			assert.NoError(t, err, "%s links to %s", path, link)
		}
	}
}
