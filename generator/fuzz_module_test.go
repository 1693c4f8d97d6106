package generator_test

import (
	"context"
	"errors"
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/emit"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resolve"
)

// knownPackages are those that the cases and generated files import from
// elsewhere, from export data.
type knownPackages struct {
	types.Importer
	files []*token.File
}

func newKnownPackages(f *testing.F) *knownPackages {
	roots := []string{
		"github.com/hushgen/hushgen/runtime/...", "database/sql", "encoding/json", "errors", "fmt", "io", "iter", "log/slog", "math/big",
		"net/http", "net/netip", "net/url", "os", "regexp", "slices", "strings", "sync", "text/template", "time",
	}
	list := exec.CommandContext(f.Context(), "go", append([]string{"list", "-export", "-deps", "-f", "{{.ImportPath}}\t{{.Export}}"}, roots...)...)
	list.Env = environment()
	listed, err := list.Output()
	require.NoError(f, err)
	exports := map[string]string{}
	for line := range strings.Lines(string(listed)) {
		importPath, export, _ := strings.Cut(strings.TrimSpace(line), "\t")
		exports[importPath] = export
	}
	fset := token.NewFileSet()
	known := &knownPackages{Importer: importer.ForCompiler(fset, "gc", func(importPath string) (io.ReadCloser, error) {
		if exports[importPath] == "" {
			return nil, os.ErrNotExist
		}
		return os.Open(exports[importPath])
	})}
	for importPath := range exports { // now, so that all their files are known
		_, err := known.Import(importPath)
		require.NoError(f, err)
	}
	fset.Iterate(func(file *token.File) bool { known.files = append(known.files, file); return true })
	return known
}

// fuzzModule is a case whose packages are checked without the go command.
type fuzzModule struct {
	dir        string
	known      *knownPackages
	parser     *discover.Parser
	sources    map[string][]byte
	modules    map[string]string // folders to module paths
	folders    map[string][]string
	units      map[string]*resolve.Unit // nil while it is being checked
	problems   []problem.Problem
	typeErrors bool
}

// newFuzzModule writes a case into a folder. Files that no file system takes
// are left out.
func newFuzzModule(known *knownPackages, dir string, archive *txtar.Archive) *fuzzModule {
	fset := token.NewFileSet()
	fset.AddExistingFiles(known.files...)
	m := &fuzzModule{
		dir: dir, known: known, parser: discover.NewParser(fset, nil), sources: map[string][]byte{},
		modules: map[string]string{"": "example.com/app"}, folders: map[string][]string{}, units: map[string]*resolve.Unit{},
	}
	for _, file := range archive.Files {
		name := path.Clean("/" + file.Name)[1:]
		if path.Base(name) == "go.mod" {
			if words := strings.Fields(string(file.Data)); len(words) > 1 && words[0] == "module" {
				m.modules[strings.TrimPrefix(path.Dir("/"+name), "/")] = words[1]
			}
		} else if discover.IsSource(name) && !discover.IsGeneratedName(name) {
			m.add(name, []byte(unescape(file)))
		}
	}
	return m
}

func (m *fuzzModule) add(name string, source []byte) {
	full := filepath.Join(m.dir, name)
	if os.MkdirAll(filepath.Dir(full), 0o750) != nil || os.WriteFile(full, source, 0o600) != nil {
		return
	}
	built, err := build.Default.MatchFile(filepath.Dir(full), filepath.Base(full))
	if m.sources[full] == nil && (built || err != nil) {
		folder := strings.TrimPrefix(path.Dir("/"+name), "/")
		m.folders[folder] = append(m.folders[folder], full)
	}
	m.sources[full] = source
}

// pathOf returns the import path of a folder and the module that it is in.
func (m *fuzzModule) pathOf(folder string) (importPath, module, root string) {
	root = folder
	for {
		if module, found := m.modules[root]; found {
			return strings.TrimSuffix(path.Join(module, strings.TrimPrefix(folder, root)), "/"), module, root
		}
		root = strings.TrimPrefix(path.Dir("/"+root), "/")
	}
}

// input checks all packages. It reports false where there is no registry.
func (m *fuzzModule) input() (resolve.Input, bool) {
	in := resolve.Input{Fset: m.parser.FileSet(), Imports: m.imports}
	for _, folder := range slices.Sorted(maps.Keys(m.folders)) {
		importPath, _, _ := m.pathOf(folder)
		_, _ = m.Import(importPath)
	}
	for _, importPath := range slices.Sorted(maps.Keys(m.units)) {
		m.findRegistry(&in, m.units[importPath])
	}
	if in.Output == nil {
		return in, false
	}
	for _, importPath := range slices.Sorted(maps.Keys(m.units)) {
		unit := m.units[importPath]
		searched := unit == in.Output || unit.Main && unit.Name != "main" && resolve.CanImport(in.Output.Path, importPath)
		if !searched {
			in.Contracts = append(in.Contracts, unit)
			continue
		}
		in.Searched = append(in.Searched, unit)
	}
	in.Faulty = problem.HasErrors(m.problems)
	return in, true
}

func (m *fuzzModule) findRegistry(in *resolve.Input, unit *resolve.Unit) {
	for i := range unit.Annotations {
		if note := &unit.Annotations[i]; note.Verb == "registry" && in.Output == nil {
			in.Output, in.Directive = unit, note
		}
	}
}

func (m *fuzzModule) imports(importPath string) []string {
	var paths []string
	if unit := m.units[importPath]; unit != nil {
		for _, p := range unit.Types.Imports() {
			paths = append(paths, p.Path())
		}
	}
	slices.Sort(paths)
	return paths
}

// Import returns a package of the module, checked when first asked for.
func (m *fuzzModule) Import(importPath string) (*types.Package, error) {
	if unit, asked := m.units[importPath]; asked {
		if unit == nil {
			return nil, errors.New("import cycle")
		}
		return unit.Types, nil
	}
	for folder, paths := range m.folders {
		found, module, root := m.pathOf(folder)
		if found == importPath {
			m.units[importPath] = nil
			unit := &resolve.Unit{
				Path: importPath, Dir: filepath.Join(m.dir, folder),
				Module: module, ModuleDir: filepath.Join(m.dir, root), Main: root == "",
			}
			m.checkUnit(unit, paths)
			m.units[importPath] = unit
			return unit.Types, nil
		}
	}
	return m.known.Import(importPath)
}

// checkUnit does what run.unit and package typed do.
func (m *fuzzModule) checkUnit(unit *resolve.Unit, paths []string) {
	files, _ := m.parser.Parse(context.Background(), paths...)
	for _, file := range files {
		for _, e := range file.Errors {
			unit.Broken = true
			m.problems = append(m.problems, problem.Problem{Code: problem.SyntaxError, Position: e.Pos, Message: e.Msg})
		}
		notes, problems := annotations.Collect(file.AST)
		unit.Annotations = append(unit.Annotations, notes...)
		m.problems = append(m.problems, resolve.Language(m.parser.FileSet(), problems)...)
		if file.AST.Name.Name != "" {
			unit.Files = append(unit.Files, file.AST)
		}
	}
	unit.Name = "_"
	if len(unit.Files) > 0 {
		unit.Name = unit.Files[0].Name.Name
	}
	unit.Info = &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}}
	config := m.config(&unit.TypeErrors)
	unit.Types, _ = config.Check(unit.Path, m.parser.FileSet(), unit.Files, unit.Info)
	m.typeErrors = m.typeErrors || len(unit.TypeErrors) > 0
}

func (m *fuzzModule) config(found *[]types.Error) *types.Config {
	return &types.Config{
		IgnoreFuncBodies: true, DisableUnusedImportCheck: true, FakeImportC: true, Importer: m,
		Sizes: types.SizesFor("gc", "amd64"),
		Error: func(err error) {
			if e, ok := errors.AsType[types.Error](err); ok {
				*found = append(*found, e)
			}
		},
	}
}

// compile returns what a compiler would say of the generated files.
func (m *fuzzModule) compile(sources []emit.Source) []string {
	in, _ := m.input()
	files := slices.Clone(in.Output.Files)
	for _, source := range sources {
		file, err := parser.ParseFile(m.parser.FileSet(), "/generated/"+source.Name, source.Content, parser.SkipObjectResolution)
		if err != nil {
			return []string{err.Error()}
		}
		files = append(files, file)
	}
	var found []types.Error
	config := m.config(&found)
	config.IgnoreFuncBodies, config.DisableUnusedImportCheck = false, false
	_, _ = config.Check(in.Output.Path, m.parser.FileSet(), files, nil)
	var messages []string
	for _, e := range found {
		if strings.HasPrefix(m.parser.FileSet().Position(e.Pos).Filename, "/generated/") {
			messages = append(messages, e.Error())
		}
	}
	return messages
}

// parses reports whether the source is a Go file.
func parses(source []byte) bool {
	_, err := parser.ParseFile(token.NewFileSet(), "p.go", source, parser.SkipObjectResolution)
	return err == nil
}
