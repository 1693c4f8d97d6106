//go:build linux || darwin || freebsd || netbsd

package unchanged_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/output"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/unchanged"
)

// place is a folder with inputs and a cache of its own.
type place struct {
	t      *testing.T
	cache  string
	inputs *unchanged.Inputs
}

func newPlace(t *testing.T) *place {
	dir := t.TempDir()
	home := filepath.Join(dir, "home")
	cache := filepath.Join(home, "cache")
	t.Setenv("HOME", home)
	t.Setenv("XDG_CACHE_HOME", cache)
	t.Setenv("LocalAppData", cache)
	require.NoError(t, os.MkdirAll(filepath.Join(home, "Library"), 0o700))
	work := filepath.Join(dir, "work")
	require.NoError(t, os.Mkdir(work, 0o700))
	t.Chdir(work)
	userCache, err := os.UserCacheDir()
	require.NoError(t, err)
	root, err := exec.CommandContext(t.Context(), "go", "env", "GOROOT").Output()
	require.NoError(t, err)
	p := &place{t: t, cache: filepath.Join(userCache, "hushgen")}
	p.inputs = &unchanged.Inputs{
		Root: strings.TrimSpace(string(root)), Trees: []unchanged.Tree{{Dir: work, Recursive: true}},
		Files: []string{filepath.Join(work, "settings.txt"), filepath.Join(work, "none", "at", "all")},
	}
	p.write("a.go", "package a")
	p.write("settings.txt", "1")
	p.settle()
	return p
}

func (p *place) write(name, content string) {
	require.NoError(p.t, os.MkdirAll(filepath.Dir(name), 0o700))
	require.NoError(p.t, os.WriteFile(name, []byte(content), 0o600))
}

// settle waits until changes are older than clocks can hide.
func (p *place) settle() { time.Sleep(150 * time.Millisecond) }

func (p *place) ask() *unchanged.Memory { return unchanged.Ask("options") }

// run makes a run that finds an answer, unless it knows one.
func (p *place) run(answer string) string {
	memory := p.ask()
	if before := memory.Answer(p.t.Context(), unchanged.Found); before != nil {
		return "known: " + before.Registries[0]
	}
	memory.Find(p.t.Context(), p.inputs).Keep(unchanged.Answer{Registries: []string{answer}}, nil)
	return answer
}

func TestKept(t *testing.T) {
	p := newPlace(t)
	assert.Equal(t, "first", p.run("first"))
	assert.Equal(t, "known: first", p.run("second"))
	assert.Nil(t, unchanged.Ask("others").Answer(t.Context(), unchanged.Found), "other options")

	p.write("b/b.go", "package b")
	p.settle()
	assert.Equal(t, "second", p.run("second"))
	assert.Equal(t, "known: second", p.run("third"))
	require.NoError(t, os.RemoveAll("b"))
	assert.Nil(t, p.ask().Answer(t.Context(), unchanged.Found), "the last state is kept, not each")
}

func TestProblemsAreKept(t *testing.T) {
	p := newPlace(t)
	warning := problem.Problem{
		Code: "HG048", Severity: problem.Warning, Message: "bad bytes: \xff", Details: []string{"", "one"},
		Fix: &problem.Fix{Message: "do", Edits: []problem.Edit{{Text: "x"}}}, Related: []problem.Related{{Message: "here"}},
	}
	memory := p.ask()
	memory.Find(t.Context(), p.inputs).Keep(unchanged.Answer{Problems: []problem.Problem{warning}}, nil)
	answer := p.ask().Answer(t.Context(), unchanged.Found)
	require.NotNil(t, answer)
	assert.Equal(t, []problem.Problem{warning}, answer.Problems)

	warning.Severity = problem.Error
	p.write("a.go", "package b")
	p.settle()
	p.ask().Find(t.Context(), p.inputs).Keep(unchanged.Answer{Problems: []problem.Problem{warning}}, nil)
	assert.Nil(t, p.ask().Answer(t.Context(), unchanged.Found), "an answer with errors")
}

// What changes while a run lasts may have been read before or after that.
func TestChangedMeanwhile(t *testing.T) {
	for name, change := range map[string]func(p *place){
		"content":      func(p *place) { p.write("a.go", "package b") },
		"same content": func(p *place) { p.write("a.go", "package a") },
		"time set back": func(p *place) {
			p.write("a.go", "package b")
			old := time.Now().Add(-time.Hour)
			require.NoError(p.t, os.Chtimes("a.go", old, old))
		},
		"new file":      func(p *place) { p.write("b.go", "package a") },
		"new folder":    func(p *place) { p.write("b/b.go", "package b") },
		"removed file":  func(p *place) { require.NoError(p.t, os.Remove("a.go")) },
		"other file":    func(p *place) { p.write("settings.txt", "2") },
		"missing file":  func(p *place) { require.NoError(p.t, os.Remove("settings.txt")) },
		"appeared file": func(p *place) { p.write("none/at/all", "here") },
		"the question":  func(p *place) { p.write("go.mod", "module m") },
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			memory := p.ask()
			change(p)
			memory.Find(t.Context(), p.inputs).Keep(unchanged.Answer{}, nil)
			assert.Nil(t, p.ask().Answer(t.Context(), unchanged.Found))

			p.settle()
			p.ask().Find(t.Context(), p.inputs).Keep(unchanged.Answer{}, nil)
			assert.NotNil(t, p.ask().Answer(t.Context(), unchanged.Found), "the next run has no doubt")
		})
	}
}

// Where something is written before each run, as by another generator, the
// run before tells what to look at when the next one begins.
func TestChangedJustBefore(t *testing.T) {
	p := newPlace(t)
	p.write("a.go", "package a // generated")
	assert.Equal(t, "first", p.run("first"))
	p.write("a.go", "package a // generated")
	assert.Equal(t, "second", p.run("second"))
	p.write("a.go", "package a // generated")
	assert.Equal(t, "known: second", p.run("third"))
	p.write("a.go", "package a // by another version")
	assert.Equal(t, "fourth", p.run("fourth"))
	p.write("a.go", "package a // by another version")
	assert.Equal(t, "known: fourth", p.run("fifth"))
}

func TestWritten(t *testing.T) {
	p := newPlace(t)
	p.write("hush_gen_old.go", "package a")
	p.settle()
	finding := p.ask().Find(t.Context(), p.inputs)
	files := []output.File{
		{Path: absolute(t, "hush_gen.go"), Content: []byte("package a // new")},
		{Path: absolute(t, "hush_gen_old.go"), Remove: true},
		{Path: absolute(t, "hush_gen_never.go"), Remove: true},
		{Path: absolute(t, "a.go"), Content: []byte("package a")},
	}
	require.NoError(t, output.Write(files))
	finding.Keep(unchanged.Answer{}, files)
	assert.NotNil(t, p.ask().Answer(t.Context(), unchanged.Found))
	p.write("hush_gen.go", "package a // edited")
	assert.Nil(t, p.ask().Answer(t.Context(), unchanged.Found))
}

func absolute(t *testing.T, name string) string {
	path, err := filepath.Abs(name)
	require.NoError(t, err)
	return path
}

func TestNothingIsRemembered(t *testing.T) {
	p := newPlace(t)
	finding := p.ask().Find(t.Context(), nil)
	assert.Nil(t, finding)
	finding.Keep(unchanged.Answer{}, nil)
	other := *p.inputs
	other.Root = t.TempDir()
	assert.Nil(t, p.ask().Find(t.Context(), &other), "another go command answered")
	for _, entry := range [][2]string{{"GOFLAGS", "-overlay=o.json"}, {"GOFLAGS", "-modfile=m"}, {"GOPACKAGESDRIVER", "x"}, {"PATH", ""}, {"PATH", "."}} {
		t.Run(entry[0]+"="+entry[1], func(t *testing.T) {
			t.Setenv(entry[0], entry[1])
			memory := p.ask()
			assert.Nil(t, memory)
			assert.Nil(t, memory.Answer(t.Context(), unchanged.Found))
			assert.Nil(t, memory.Find(t.Context(), p.inputs))
		})
	}
}

func (p *place) entries() []string {
	found, err := filepath.Glob(filepath.Join(p.cache, "*"))
	require.NoError(p.t, err)
	return found
}

func TestBrokenEntries(t *testing.T) {
	p := newPlace(t)
	for name, spoil := range map[string]func(path string, content []byte) error{
		"empty":    func(path string, _ []byte) error { return os.Truncate(path, 0) },
		"cut":      func(path string, content []byte) error { return os.Truncate(path, int64(len(content)-1)) },
		"sum only": func(path string, _ []byte) error { return os.Truncate(path, 32) },
		"longer":   func(path string, content []byte) error { return os.WriteFile(path, append(content, 0), 0o600) },
		"a byte": func(path string, content []byte) error {
			content[len(content)/2] ^= 1
			return os.WriteFile(path, content, 0o600)
		},
		"a folder": func(path string, _ []byte) error {
			return errors.Join(os.Remove(path), os.MkdirAll(filepath.Join(path, "x"), 0o700))
		},
	} {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, os.RemoveAll(p.cache))
			require.Equal(t, "first", p.run("first"))
			entries := p.entries()
			require.Len(t, entries, 1)
			content, err := os.ReadFile(entries[0])
			require.NoError(t, err)
			require.NoError(t, spoil(entries[0], content))
			assert.Equal(t, "second", p.run("second"))
		})
	}
	info, err := os.Stat(filepath.Dir(p.entries()[0]))
	require.NoError(t, err)
	assert.True(t, info.IsDir())
}

func TestUnwritableCache(t *testing.T) {
	p := newPlace(t)
	require.NoError(t, os.MkdirAll(filepath.Dir(p.cache), 0o700))
	require.NoError(t, os.WriteFile(p.cache, []byte("a file"), 0o600))
	assert.Equal(t, "first", p.run("first"))
	assert.Equal(t, "second", p.run("second"))
}

// The cache doesn't grow without end, and what killed runs left goes.
func TestTrimmed(t *testing.T) {
	p := newPlace(t)
	require.Equal(t, "first", p.run("first"))
	old := time.Now().Add(-time.Hour)
	for i := range 600 {
		path := filepath.Join(p.cache, "old"+strings.Repeat("x", i%7)+string(rune('a'+i%26))+strings.Repeat("y", i/26)+".entry")
		require.NoError(t, os.WriteFile(path, nil, 0o600))
		require.NoError(t, os.Chtimes(path, old, old))
	}
	unfinished := filepath.Join(p.cache, "1.tmp")
	require.NoError(t, os.WriteFile(unfinished, nil, 0o600))
	require.NoError(t, os.Chtimes(unfinished, old, old))
	p.write("a.go", "package b")
	p.settle()
	require.Equal(t, "second", p.run("second"))
	assert.Equal(t, "known: second", p.run("third"))
	assert.LessOrEqual(t, len(p.entries()), 501)
	assert.NoFileExists(t, unfinished)
}
