package filepoll_test

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestDependencies(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", ".").CombinedOutput()
	require.NoError(t, err, string(out))
	dependencies := strings.Fields(string(out))
	require.Contains(t, dependencies, "hash/fnv")
	for _, name := range []string{
		"reflect", "fmt", "encoding/json", "encoding/hex", "text/template", "net/url", "log/slog", "text/tabwriter", "runtime/debug", "regexp",
		"crypto/sha256",
		"github.com/fsnotify/fsnotify",
	} {
		assert.NotContains(t, dependencies, name)
	}
}
