package generator_test

import (
	"bytes"
	"encoding/gob"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/analysis"

	"github.com/hushgen/hushgen/generator/analyzer"
	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/typed"
)

// TestAnalyzerAgrees runs the analyzer over every case: it must give the
// problems that the case expects of the generator, apart from those that only
// the generator can know, and no others. With -v it lists those.
func TestAnalyzerAgrees(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "testdata", "golden", "*", "*.txtar"))
	require.NoError(t, err)
	require.NoError(t, analyzer.Analyzer.Flags.Set("report", "note"))
	t.Cleanup(func() { _ = analyzer.Analyzer.Flags.Set("report", "problem") })
	var mu sync.Mutex
	left := map[string]int{}
	agreed := 0
	t.Run("cases", func(t *testing.T) {
		for _, path := range paths {
			t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
				t.Parallel()
				c := readCase(t, path)
				m := loadModule(t, c.extract(t))
				want, reasons := c.expected(m)
				assert.ElementsMatch(t, want, slices.DeleteFunc(m.analyze(t), c.isOfOneBuild))
				mu.Lock()
				defer mu.Unlock()
				agreed += len(want)
				for _, reason := range reasons {
					left[reason]++
				}
			})
		}
	})
	t.Logf("%d problems of %d cases are given by the analyzer too", agreed, len(paths))
	for _, reason := range slices.Sorted(maps.Keys(left)) {
		t.Logf("%3d of the generator alone: %s", left[reason], reason)
	}
}

// expectation is a problem as the text of a case has it.
type expectation struct {
	line, file, message, code string
	related                   []string // files
}

var (
	problemLine = regexp.MustCompile(`^(\S+?):\d+:\d+: (?:(?:warning|note): )?(.*) \[(HG\d+)\]$`)
	relatedLine = regexp.MustCompile(`^    (\S+\.go):\d+:\d+: `)
)

func expectations(text string) []*expectation {
	var all []*expectation
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if found := problemLine.FindStringSubmatch(line); found != nil {
			all = append(all, &expectation{line: line, file: found[1], message: found[2], code: found[3]})
		} else if found := relatedLine.FindStringSubmatch(line); found != nil && len(all) > 0 {
			last := all[len(all)-1]
			last.related = append(last.related, found[1])
		}
	}
	return all
}

// expected returns what the analyzer must say of the problems of a case, and
// why it doesn't say the others.
func (c *goldenCase) expected(m *checkedModule) (lines, reasons []string) {
	text, _ := c.want("problems")
	for _, e := range expectations(text) {
		i := slices.IndexFunc(analyzer.WholeProgram, func(rule analyzer.Rule) bool { return m.isMeant(rule, e) })
		if i < 0 {
			lines = append(lines, e.line)
			continue
		}
		rule := analyzer.WholeProgram[i]
		reasons = append(reasons, rule.Code+" "+rule.Problem+": "+rule.Reason)
	}
	return lines, reasons
}

// isOfOneBuild reports whether a type error is one of this build alone, which
// the generator tells with what the other builds have: in a detail.
func (c *goldenCase) isOfOneBuild(line string) bool {
	text, _ := c.want("problems")
	found := problemLine.FindStringSubmatch(line)
	return found != nil && found[3] == problem.TypeError && strings.Contains(text, "    there: "+found[2]+"\n")
}

// checkedModule is a case whose packages are type-checked.
type checkedModule struct {
	dir      string
	fset     *token.FileSet
	listing  *discover.Listing
	packages []*typed.Package // imports first
}

func loadModule(t *testing.T, dir string) *checkedModule {
	t.Helper()
	config := discover.Config{Dir: dir, Env: environment()}
	listing, err := discover.List(t.Context(), config, "./...")
	require.NoError(t, err)
	parser := discover.NewParser(token.NewFileSet(), nil)
	loader := typed.NewLoader(parser.FileSet(), listing, typed.WithParser(parser), typed.WithExports(config, nil))
	packages, err := loader.Load(t.Context(), annotated(listing)...)
	require.NoError(t, err)
	return &checkedModule{dir: dir, fset: parser.FileSet(), listing: listing, packages: packages}
}

// isMeant reports whether a rule leaves a problem to the generator.
func (m *checkedModule) isMeant(rule analyzer.Rule, e *expectation) bool {
	if rule.Code != "" && rule.Code != e.code || !regexp.MustCompile(rule.Message).MatchString(e.message) {
		return false
	}
	switch from := m.packageOf(e.file); rule.When {
	case analyzer.Unseen:
		return slices.ContainsFunc(e.related, func(file string) bool { return !m.sees(from, m.packageOf(file)) })
	case analyzer.Importable:
		return from.Name != "main"
	case analyzer.Held:
		return !slices.ContainsFunc(from.Files, hasPlugins)
	case analyzer.OtherBuild:
		return slices.ContainsFunc(append(e.related, e.file), m.isLeftOut)
	}
	return true
}

// hasPlugins reports whether a file declares a config or a factory.
func hasPlugins(path string) bool {
	source, err := os.ReadFile(path)
	return err == nil && (bytes.Contains(source, []byte("//hush:config")) || bytes.Contains(source, []byte("//hush:factory")))
}

// isLeftOut reports whether this build leaves a Go file of the module out.
func (m *checkedModule) isLeftOut(file string) bool {
	p := m.packageOf(file)
	return p != nil && slices.Contains(p.IgnoredFiles, filepath.Join(m.dir, filepath.FromSlash(file)))
}

// packageOf returns the package that a file of the module belongs to.
func (m *checkedModule) packageOf(file string) *discover.Package {
	dir := filepath.Dir(filepath.Join(m.dir, filepath.FromSlash(file)))
	for _, p := range m.listing.ByPath {
		if p.Dir == dir {
			return p
		}
	}
	return nil
}

// sees reports whether a package imports another, directly or not.
func (m *checkedModule) sees(from, to *discover.Package) bool {
	if from == nil || from == to {
		return from == to
	}
	for _, imported := range from.Imports {
		if !imported.Standard && m.sees(imported, to) {
			return true
		}
	}
	return false
}

// analyze runs the analyzer over the packages of a module and those that they
// import. The first line of each diagnostic is as the text of problems has it.
func (m *checkedModule) analyze(t *testing.T) []string {
	t.Helper()
	var lines []string
	facts := map[types.Object]*analyzer.Annotations{}
	for _, p := range m.packages {
		pass := m.passOf(t, p, facts)
		pass.Report = func(d analysis.Diagnostic) {
			position := m.fset.PositionFor(d.Pos, false)
			name, err := filepath.Rel(m.dir, position.Filename)
			require.NoError(t, err)
			position.Filename = filepath.ToSlash(name)
			message, _, _ := strings.Cut(d.Message, "\n")
			lines = append(lines, position.String()+": "+message)
		}
		_, err := pass.Analyzer.Run(pass)
		require.NoError(t, err)
	}
	return lines
}

// annotated returns the packages that may have directives, imports first.
func annotated(listing *discover.Listing) []string {
	var paths []string
	seen := map[*discover.Package]bool{}
	var visit func(p *discover.Package)
	visit = func(p *discover.Package) {
		if seen[p] || p.Standard || p.Missing != "" {
			return
		}
		seen[p] = true
		for _, path := range slices.Sorted(maps.Keys(p.Imports)) {
			visit(p.Imports[path])
		}
		if slices.ContainsFunc(p.Files, func(path string) bool {
			source, err := os.ReadFile(path)
			return err == nil && discover.HasMarker(source)
		}) {
			paths = append(paths, p.Path)
		}
	}
	for _, root := range listing.Roots {
		visit(root)
	}
	return paths
}

// passOf makes a pass as a driver would. Facts go through gob.
func (m *checkedModule) passOf(t *testing.T, p *typed.Package, facts map[types.Object]*analyzer.Annotations) *analysis.Pass {
	t.Helper()
	return &analysis.Pass{
		Analyzer: analyzer.Analyzer, Fset: m.fset, Files: p.Files, Pkg: p.Types, TypesInfo: p.Info, TypeErrors: p.Errors,
		Module:   &analysis.Module{Path: p.Listed.Module.Path},
		ReadFile: os.ReadFile,
		ExportObjectFact: func(object types.Object, fact analysis.Fact) {
			require.Equal(t, p.Types, object.Pkg())
			var file bytes.Buffer
			require.NoError(t, gob.NewEncoder(&file).Encode(fact))
			facts[object] = &analyzer.Annotations{}
			require.NoError(t, gob.NewDecoder(&file).Decode(facts[object]))
		},
		AllObjectFacts: func() []analysis.ObjectFact {
			var list []analysis.ObjectFact
			for object, fact := range facts {
				if m.sees(p.Listed, m.listing.ByPath[object.Pkg().Path()]) {
					list = append(list, analysis.ObjectFact{Object: object, Fact: fact})
				}
			}
			return list
		},
	}
}
