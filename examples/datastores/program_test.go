package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/datastores/internal/redistest"
)

const visited = `
Resources
  cart:web        healthy
  catalog:shop    healthy
  redis:default   open
  redis:sessions  open
  sqlite:default  open

Catalogue
  Earl Grey at 4.50, read from SQLite
  Earl Grey at 4.50, read from Redis
  (a new price)
  Earl Grey at 4.80, read from SQLite

Cart
  3 pieces, total 34.50
`

func TestGeneratedFileIsCurrent(t *testing.T) {
	output, err := exec.CommandContext(t.Context(), "go", "tool", "hushgen", "check", "./...").CombinedOutput()
	require.NoError(t, err, "%s", output)
}

// Both stores are plain Go, so the program builds for every platform and
// without a C compiler.
func TestNoDependencyUsesCgo(t *testing.T) {
	list := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{if and .CgoFiles (not .Standard)}}{{.ImportPath}}{{end}}", ".")
	list.Env = append(os.Environ(), "CGO_ENABLED=1")
	output, err := list.Output()
	require.NoError(t, err)
	assert.Empty(t, strings.TrimSpace(string(output)))
}

func TestProgram(t *testing.T) {
	program := build(t)

	t.Run("with a server", func(t *testing.T) {
		server := redistest.Start(t)
		database := filepath.Join(t.TempDir(), "shop.db")
		// What the first run leaves in the stores must not change the second.
		for range 2 {
			got := start(t, program, "REDIS_URL="+server.URL, "CATALOG_DB="+database)
			assert.Equal(t, outcome{output: "Redis: the server of REDIS_URL\n" + visited}, got)
		}
		assert.Equal(t, 2*6, views(t, database, "tea"), "three looks, two for the cart, one at the checkout")
	})
	t.Run("alone", func(t *testing.T) {
		got := start(t, program, "REDIS_URL=")
		assert.Equal(t, outcome{output: "Redis: embedded in this program, as REDIS_URL is not set\n" + visited}, got)
	})
	t.Run("without its server", func(t *testing.T) {
		server := redistest.Start(t)
		server.Stop()
		got := start(t, program, "REDIS_URL="+server.URL)
		assert.Equal(t, 1, got.code)
		assert.Equal(t, "Redis: the server of REDIS_URL\n\nResources\n", got.output)
		assert.Regexp(t, "^datastores: cart:web: catalog: catalog:shop: cache: redis:default: redisstore.New: no Redis server at "+
			strings.TrimPrefix(server.URL, "redis://")+": .+\n$", got.problems)
	})
	t.Run("without resources", func(t *testing.T) {
		got := start(t, program, "REDIS_URL=", "DATASTORES_CONFIG=nowhere.yaml")
		assert.Equal(t, 1, got.code)
		assert.Contains(t, got.problems, "datastores: ")
		assert.Contains(t, got.problems, "DATASTORES_CONFIG")
		assert.Contains(t, got.problems, "nowhere.yaml")
	})
}

// build builds the program and returns its path.
func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "datastores")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	output, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, ".").CombinedOutput()
	require.NoError(t, err, "%s", output)
	return program
}

// outcome is what a run of the program ended with.
type outcome struct {
	output, problems string
	code             int
}

// start runs the program in the folder of resources.yaml.
func start(t *testing.T, program string, env ...string) outcome {
	t.Helper()
	command := exec.CommandContext(t.Context(), program)
	command.Env = append(os.Environ(), append([]string{"DATASTORES_CONFIG=", "CATALOG_DB="}, env...)...)
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Run(); err != nil {
		require.ErrorAs(t, err, new(*exec.ExitError))
	}
	return outcome{stdout.String(), stderr.String(), command.ProcessState.ExitCode()}
}
