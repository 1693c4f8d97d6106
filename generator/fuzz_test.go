package generator_test

import (
	"bytes"
	"go/format"
	"go/token"
	"hash/crc32"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/emit"
	"github.com/hushgen/hushgen/generator/fix"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resolve"
)

// longest is how long the generator may think about a handful of packages.
const longest = 5 * time.Second

// FuzzPackage takes the golden cases as they are, as the fuzzer's bytes make
// them, and as mutate makes them of a number. Nothing panics or takes long, every
// problem stands in a file, fixes leave Go files, and what has no problem has
// source that compiles.
//
// It begins where files are chosen: they are parsed, type-checked as package
// typed does it, resolved, and emitted in memory. So it leaves out the go
// command, the search for packages, export data, build constraints beyond this
// build's, and resources files; [TestMutatedCases] has them.
func FuzzPackage(f *testing.F) {
	paths, err := filepath.Glob(filepath.Join("..", "testdata", "golden", "*", "*.txtar"))
	require.NoError(f, err)
	for _, path := range paths {
		input := inputOf(f, path)
		f.Add(input, uint64(0))
		f.Add(input, uint64(crc32.ChecksumIEEE([]byte(filepath.Base(path)))))
	}
	known := newKnownPackages(f)
	f.Fuzz(func(t *testing.T, text []byte, seed uint64) {
		if len(text) > 1<<16 || bytes.Contains(text, []byte("-- --")) {
			return // one execution is to be short, and txtar.Parse panics at a marker without a name
		}
		archive := txtar.Parse(text)
		if seed != 0 {
			mutate(archive, seed)
		}
		watch := time.AfterFunc(longest, func() { panic("the generator hangs") })
		defer watch.Stop()
		m := newFuzzModule(known, t.TempDir(), archive)
		m.check(t)
	})
}

// inputOf returns a case without what is expected of it.
func inputOf(f *testing.F, path string) []byte {
	archive, err := txtar.ParseFile(path)
	require.NoError(f, err)
	var input []txtar.File
	for _, file := range archive.Files {
		if !strings.HasPrefix(file.Name, wantPrefix) {
			input = append(input, file)
		}
	}
	return txtar.Format(&txtar.Archive{Files: input})
}

// check takes a module through the pipeline.
func (m *fuzzModule) check(t *testing.T) {
	input, ok := m.input()
	if !ok {
		return // no registry
	}
	registry, problems, err := resolve.Resolve(t.Context(), input)
	require.NoError(t, err)
	again, repeated, err := resolve.Resolve(t.Context(), input)
	require.NoError(t, err)
	require.Equal(t, m.text(t, problems), m.text(t, repeated), "the same twice")
	problems = problem.Sort(append(problems, m.problems...))
	for _, p := range problems {
		m.checkProblem(t, p)
	}
	m.checkFixes(t, problems)
	if problem.HasErrors(problems) {
		return
	}
	for _, limit := range []int{emit.Limit, 500} { // in one file, and in as many as can be
		sources, err := emit.Files(t.Context(), registry, limit)
		require.NoError(t, err)
		same, err := emit.Files(t.Context(), again, limit)
		require.NoError(t, err)
		require.Equal(t, sources, same, "the same twice")
		for _, source := range sources {
			formatted, err := format.Source(source.Content)
			require.NoError(t, err)
			require.Equal(t, string(formatted), string(source.Content), "gofmt")
		}
		if !m.typeErrors {
			require.Empty(t, m.compile(sources), "%s", sources[0].Content)
		}
	}
}

func (m *fuzzModule) text(t *testing.T, problems []problem.Problem) string {
	var text strings.Builder
	require.NoError(t, problem.WriteText(&text, problems, m.dir))
	return text.String()
}

// checkProblem demands what people and programs need to read a problem.
func (m *fuzzModule) checkProblem(t *testing.T, p problem.Problem) {
	_, err := problem.Find(p.Code)
	require.NoError(t, err)
	assert.NotEmpty(t, p.Message)
	lines := strings.Split(m.text(t, []problem.Problem{p}), "\n")
	require.Len(t, lines, 2+len(p.Details)+len(p.Related), "%q", lines)
	for _, line := range lines {
		assert.Empty(t, strings.IndexFunc(line, func(r rune) bool { return unicode.IsControl(r) && r != '\t' })+1, "%q", line)
		assert.True(t, utf8.ValidString(line), "%q", line)
		assert.Less(t, len(line), 10_000)
	}
	m.checkPosition(t, p.Position, p)
	for _, related := range p.Related {
		m.checkPosition(t, related.Position, p)
	}
}

func (m *fuzzModule) checkPosition(t *testing.T, at token.Position, p problem.Problem) {
	if strings.HasPrefix(at.Filename, m.dir) {
		source, found := m.sources[at.Filename]
		require.True(t, found, "%+v", p)
		require.LessOrEqual(t, at.Offset, len(source), "%+v", p)
	} else {
		require.NotEmpty(t, at.Filename, "%+v", p)
	}
	require.Positive(t, at.Line, "%+v", p)
	require.Positive(t, at.Column, "%+v", p)
}

// checkFixes demands that a file that parses does so with all fixes made.
func (m *fuzzModule) checkFixes(t *testing.T, problems []problem.Problem) {
	for path, source := range m.sources {
		var own []problem.Problem
		for _, p := range problems {
			if p.Position.Filename == path {
				own = append(own, p)
			}
		}
		if fixed, done := fix.Apply(source, own); len(done) > 0 && parses(source) {
			require.True(t, parses(fixed), "%s\n%s", source, fixed)
		}
	}
}
