package generator_test

import (
	"context"
	"flag"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/discover"
)

// mutations is low because each starts the go command; see [FuzzPackage].
var mutations = flag.Int("mutations", 12, "how many mutated cases TestMutatedCases takes through everything")

// TestMutatedCases takes golden cases with mistakes in them through the whole
// generator: it ends, and with a problem it writes nothing.
func TestMutatedCases(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "testdata", "golden", "*", "*.txtar"))
	require.NoError(t, err)
	for i := range *mutations {
		t.Run(strconv.Itoa(i), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(uint64(i), 1)) //nolint:gosec // repeatable on purpose
			c := readCase(t, paths[random.IntN(len(paths))])
			name := fnv.New64()
			_, _ = name.Write([]byte(filepath.Base(c.path)))
			mutate(c.archive, name.Sum64()+uint64(i))
			writesNothingWrong(t, c.extract(t))
		})
	}
}

func writesNothingWrong(t *testing.T, dir string) {
	before := files(t, dir)
	// The go command's own time is not the generator's.
	ctx, cancel := context.WithTimeout(t.Context(), 6*longest)
	defer cancel()
	began := time.Now()
	result, err := generator.Generate(ctx, generator.Options{Dir: dir, Packages: []string{"./..."}, Env: environment()})
	require.NoError(t, ctx.Err(), "it takes longer than %s", time.Since(began))
	if err != nil {
		assert.NotEmpty(t, err.Error())
		assert.Equal(t, before, files(t, dir))
		return
	}
	require.NoError(t, result.Write())
	after := files(t, dir)
	if !result.OK() {
		assert.Equal(t, before, after)
		return
	}
	for _, all := range []map[string]string{before, after} {
		maps.DeleteFunc(all, func(path, _ string) bool { return discover.IsGeneratedName(path) })
	}
	assert.Equal(t, before, after, "no other files are changed")
}
