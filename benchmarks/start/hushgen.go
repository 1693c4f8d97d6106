package start

import (
	"path/filepath"

	"github.com/hushgen/hushgen/benchmarks/modules"
)

// buildHushgen builds hushgen from this checkout and returns its path.
func buildHushgen(dir string) (string, error) {
	source, err := modules.Source()
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "hushgen.exe") // a name that every system starts
	return path, modules.At(filepath.Dir(source)).Run("go", "build", "-o", path, "./cmd/hushgen")
}
