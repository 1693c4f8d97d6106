package typed_test

import (
	"bytes"
	"go/ast"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/typed"
)

// served uses types of the standard library and of three other modules: plain
// has no directives, marked has, and above imports marked.
const served = `
-- go.mod --
module example.com/m

go 1.26

require (
	example.com/above v0.0.0
	example.com/marked v0.0.0
	example.com/plain v0.0.0
)

replace (
	example.com/above => ./above
	example.com/marked => ./marked
	example.com/plain => ./plain
)
-- a.go --
package m

import (
	"context"
	"database/sql"
	"net/http"

	"example.com/above"
	"example.com/marked"
	"example.com/plain"
)

type Config struct {
	Client *http.Client
	Plain  plain.Options
	Marked marked.Contract
	Above  above.T
	Bad    missing
}

func New(ctx context.Context, db *sql.DB, c Config) (http.Handler, error)

var _ marked.Contract = Config{}

var Same marked.Contract = above.T{}.Contract
-- plain/go.mod --
module example.com/plain

go 1.26
-- plain/plain.go --
package plain

import "time"

// Options are options.
type Options struct {
	// Timeout is a time.
	Timeout, Retry time.Duration
	Inner struct {
		// Deep is deep.
		Deep int
	}
	*Embedded
	hidden int
}

// Embedded is embedded.
type Embedded struct{ List[int] }

type List[T any] []T

func (l List[T]) Len() int { return len(l) }

type Kind string

const (
	One Kind = "one"
	Two Kind = "two"
)

type Reader interface {
	// Read reads.
	Read() (Options, error)
}

func Default() Options { return Options{} }
-- marked/go.mod --
module example.com/marked

go 1.26
-- marked/marked.go --
package marked

// Contract does.
//
//hush:category name=x
type Contract interface{ Do() error }
-- above/go.mod --
module example.com/above

go 1.26

require example.com/marked v0.0.0
-- above/above.go --
package above

import "example.com/marked"

type T struct{ marked.Contract }
`

// build fills the build cache with everything that the module in dir imports.
func build(t *testing.T, config discover.Config) {
	t.Helper()
	command := exec.Command("go", "build", "context", "database/sql", "net/http", "example.com/above", "example.com/plain")
	command.Dir, command.Env = config.Dir, config.Env
	output, err := command.CombinedOutput()
	require.NoError(t, err, string(output))
}

// declared describes every exported name of pkg with its methods.
func declared(pkg *types.Package) []string {
	var list []string
	for _, name := range pkg.Scope().Names() {
		object := pkg.Scope().Lookup(name)
		if !object.Exported() {
			continue
		}
		list = append(list, types.ObjectString(object, nil))
		for method := range types.NewMethodSet(types.NewPointer(object.Type())).Methods() {
			if method.Obj().Exported() {
				list = append(list, name+": "+types.ObjectString(method.Obj(), nil))
			}
		}
	}
	return list
}

func TestExportsGiveTheSameAsSource(t *testing.T) {
	dir := tree(t, served)
	config := offline(dir)
	build(t, config)
	sourceLoader := loader(t, config)
	source := load(t, sourceLoader, "")
	exportLoader := loader(t, config, typed.WithExports(config, nil))
	export := load(t, exportLoader, "")

	assert.Equal(t, []string{
		"a.go:18:9: undefined: missing",
		"a.go:23:25: cannot use Config{} (value of struct type Config) as marked.Contract value in variable declaration: Config does not implement marked.Contract (missing method Do)",
	}, problems(dir, source))
	assert.Equal(t, problems(dir, source), problems(dir, export))
	assert.Equal(t, declared(source.Types), declared(export.Types))
	for path, fromExport := range map[string]bool{
		"net/http": true, "database/sql": true, "context": true, "time": true, "example.com/plain": true,
		"example.com/marked": false, "example.com/above": false,
	} {
		a, err := sourceLoader.Source(path)
		require.NoError(t, err)
		b, err := exportLoader.Source(path)
		require.NoError(t, err)
		assert.Equal(t, declared(a.Types), declared(b.Types), path)
		assert.Equal(t, fromExport, len(b.Info.Uses) == 0, path)
		assert.Empty(t, b.Errors)
	}
}

// What the contract is in one place is it in every other.
func TestExportsKeepIdentity(t *testing.T) {
	config := offline(tree(t, served))
	build(t, config)
	loader := loader(t, config, typed.WithExports(config, nil))
	pkg := load(t, loader, "")
	field := func(i int) types.Type {
		return pkg.Types.Scope().Lookup("Config").Type().Underlying().(*types.Struct).Field(i).Type()
	}
	for i, path := range map[int]string{0: "net/http", 1: "example.com/plain", 2: "example.com/marked", 3: "example.com/above"} {
		source, err := loader.Source(path)
		require.NoError(t, err)
		named := field(i)
		if pointer, ok := named.(*types.Pointer); ok {
			named = pointer.Elem()
		}
		object := named.(*types.Named).Obj()
		assert.Same(t, object, source.Types.Scope().Lookup(object.Name()), path)
	}
}

func TestExportsAreDescribedBySource(t *testing.T) {
	dir := tree(t, served)
	config := offline(dir)
	build(t, config)
	loader := loader(t, config, typed.WithExports(config, nil))
	load(t, loader, "")
	pkg, err := loader.Source("example.com/plain")
	require.NoError(t, err)
	require.Empty(t, pkg.Info.Uses)

	found := map[string]string{}
	for ident, object := range pkg.Info.Defs {
		position := loader.FileSet().Position(ident.Pos())
		found[shorten(dir, position.String())] = types.ObjectString(object, func(*types.Package) string { return "" })
	}
	assert.Equal(t, map[string]string{
		"plain/plain.go:6:6":   "type Options struct{Timeout Duration; Retry Duration; Inner struct{Deep int}; *Embedded; hidden int}",
		"plain/plain.go:8:2":   "field Timeout Duration",
		"plain/plain.go:8:11":  "field Retry Duration",
		"plain/plain.go:9:2":   "field Inner struct{Deep int}",
		"plain/plain.go:11:3":  "field Deep int",
		"plain/plain.go:13:3":  "field Embedded *Embedded",
		"plain/plain.go:14:2":  "field hidden int",
		"plain/plain.go:18:6":  "type Embedded struct{List[int]}",
		"plain/plain.go:18:23": "field List List[int]",
		"plain/plain.go:20:6":  "type List[T any] []T",
		"plain/plain.go:22:18": "func (List[T]).Len() int",
		"plain/plain.go:24:6":  "type Kind string",
		"plain/plain.go:27:2":  "const One Kind",
		"plain/plain.go:28:2":  "const Two Kind",
		"plain/plain.go:31:6":  "type Reader interface{Read() (Options, error)}",
		"plain/plain.go:33:2":  "func (Reader).Read() (Options, error)",
		"plain/plain.go:36:6":  "func Default() Options",
	}, found)
	doc := pkg.Files[0].Decls[1].(*ast.GenDecl).Specs[0].(*ast.TypeSpec).Type.(*ast.StructType).Fields.List[0].Doc
	assert.Equal(t, "Timeout is a time.\n", doc.Text())
}

// A package that is asked for itself comes from source, and so does all that imports it.
func TestExportsLeaveOutWhatIsAskedFor(t *testing.T) {
	config := offline(tree(t, served))
	build(t, config)
	loader := loader(t, config, typed.WithExports(config, nil))
	packages, err := loader.Load(t.Context(), "example.com/plain", "time")
	require.NoError(t, err)
	plain, time := packages[0], packages[1]
	assert.NotEmpty(t, time.Info.Uses)
	context, err := loader.Source("context")
	require.NoError(t, err)
	assert.NotEmpty(t, context.Info.Uses, "context imports time")
	assert.Equal(t, time.Types.Scope().Lookup("Duration").Type(),
		plain.Types.Scope().Lookup("Options").Type().Underlying().(*types.Struct).Field(0).Type())
	reader, err := loader.Source("io")
	require.NoError(t, err)
	assert.NotNil(t, reader.Types.Scope().Lookup("Reader"))
}

// small needs little of the standard library, so that building it from nothing is quick.
const small = "-- a.go --\npackage m\n\nimport \"errors\"\n\nvar Err = errors.ErrUnsupported\n"

// With an empty build cache everything comes from source, and nothing is built.
// With a full one everything comes from there; unless it can't be read.
func TestExportsCompileNothing(t *testing.T) {
	cache := t.TempDir()
	config := offline(tree(t, small), "GOCACHE="+cache)
	fromSource := func() bool {
		loader := loader(t, config, typed.WithExports(config, nil))
		assert.Empty(t, load(t, loader, "").Errors)
		pkg, err := loader.Source("errors")
		require.NoError(t, err)
		return len(pkg.Info.Uses) > 0
	}
	assert.True(t, fromSource())
	assert.Empty(t, archives(t, cache))

	command := exec.Command("go", "build", "errors")
	command.Dir, command.Env = config.Dir, config.Env
	require.NoError(t, command.Run())
	built := archives(t, cache)
	assert.NotEmpty(t, built)
	assert.False(t, fromSource())
	assert.Equal(t, built, archives(t, cache))

	for _, path := range built {
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		const begin = "\n$$B\n" // after it, a letter tells the format
		data[bytes.Index(data, []byte(begin))+len(begin)] = 'z'
		require.NoError(t, os.WriteFile(path, data, 0o644))
	}
	assert.True(t, fromSource())
}

// archives returns the compiled packages in a build cache.
func archives(t *testing.T, cache string) []string {
	t.Helper()
	var paths []string
	require.NoError(t, filepath.WalkDir(cache, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, "-d") {
			return err
		}
		data, err := os.ReadFile(path)
		if bytes.HasPrefix(data, []byte("!<arch>")) {
			paths = append(paths, path)
		}
		return err
	}))
	return paths
}

func TestExportsNotUnderADriver(t *testing.T) {
	config := offline(tree(t, small))
	listing, err := discover.List(t.Context(), config, "./...")
	require.NoError(t, err)
	config.Env = append(slices.Clone(config.Env), "GOPACKAGESDRIVER=/some/driver")
	loader := typed.NewLoader(token.NewFileSet(), listing, typed.WithExports(config, nil))
	load(t, loader, "")
	errors, err := loader.Source("errors")
	require.NoError(t, err)
	assert.NotEmpty(t, errors.Info.Uses)
}

// The program in the place of a tool passes on questions about versions alone.
func TestRefuseToCompile(t *testing.T) {
	program, err := os.Executable()
	require.NoError(t, err)
	run := func(args ...string) (string, error) {
		command := exec.Command(program, args...)
		command.Env = append(os.Environ(), "HUSHGEN_REFUSE_TO_COMPILE=1")
		output, err := command.Output()
		return string(output), err
	}
	tool, err := exec.Command("go", "tool", "-n", "compile").Output()
	require.NoError(t, err)
	compile := strings.TrimSpace(string(tool))
	version, err := run(compile, "-V=full")
	require.NoError(t, err)
	assert.Contains(t, version, "compile version go")

	file := filepath.Join(t.TempDir(), "a.go")
	require.NoError(t, os.WriteFile(file, []byte("package a\n"), 0o644))
	_, err = run(compile, "-p", "a", file)
	assert.Error(t, err)
	assert.NoFileExists(t, "a.o")
	_, err = run()
	assert.Error(t, err)
	_, err = run("/no/such/tool", "-V=full")
	assert.Error(t, err)
}
