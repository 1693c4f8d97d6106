package generator_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// hollow imports packages that have nothing any more.
type hollow struct{}

func (hollow) Import(name string) (*types.Package, error) {
	p := types.NewPackage(name, path.Base(name))
	p.MarkComplete()
	return p, nil
}

// A file and a runtime that don't fit give many errors. The first, both in the file and
// in the order in which the compiler finds them before it gives up, says what to do.
func TestFirstErrorOfAnotherGeneration(t *testing.T) {
	for _, dir := range []string{"quickstart", "llmgateway/plugins", "systems/confighub"} {
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, filepath.Join("../examples", dir, "hush_gen.go"), nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		var found []types.Error
		config := types.Config{Importer: hollow{}, Error: func(err error) {
			if err, ok := errors.AsType[types.Error](err); ok {
				found = append(found, err)
			}
		}}
		_, err = config.Check("plugins", fset, []*ast.File{file}, nil)
		require.Error(t, err)
		require.Greater(t, len(found), 10, dir)
		first := found[0]
		assert.Equal(t, "undefined: hush.Generation2ElseRunGoGenerate", first.Msg, dir)
		for _, other := range found[1:] {
			assert.Less(t, first.Pos, other.Pos, dir)
		}
	}
}
