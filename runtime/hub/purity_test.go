package hub_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What must not be linked: with reflect, the linker can no longer drop what a
// program doesn't use, and the others bring it in.
var forbidden = []string{
	"reflect", "fmt", "encoding/json", "text/template", "net/url", "log/slog",
	"text/tabwriter", "encoding/hex", "runtime/debug", "regexp",
}

func TestNoReflection(t *testing.T) {
	for _, path := range []string{".", "../source/memory"} {
		out, err := exec.Command("go", "list", "-deps", path).CombinedOutput()
		require.NoError(t, err, string(out))
		for _, dependency := range strings.Fields(string(out)) {
			assert.False(t, slices.Contains(forbidden, dependency), "%s links %s", path, dependency)
		}
	}
}
