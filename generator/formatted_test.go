package generator_test

import (
	"go/format"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Declarations are formatted one by one; the generated files of this repository
// are what gofmt makes of them as a whole.
func TestFormatted(t *testing.T) {
	count := 0
	for _, folder := range []string{"examples", "benchmarks", "internal"} {
		err := filepath.WalkDir(filepath.Join("..", folder), func(path string, entry os.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasPrefix(entry.Name(), "hush_gen") || filepath.Ext(path) != ".go" {
				return err
			}
			count++
			source := readFile(t, path)
			formatted, err := format.Source([]byte(source))
			require.NoError(t, err, path)
			assert.Equal(t, string(formatted), source, path)
			return nil
		})
		require.NoError(t, err)
	}
	assert.Greater(t, count, 5)
}
