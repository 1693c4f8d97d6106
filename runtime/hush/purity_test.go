package hush_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// forbidden are packages that link reflect or keep methods alive by name, or
// that are too heavy for every binary.
var forbidden = []string{
	"reflect", "fmt", "encoding/json", "text/template", "net/url", "log/slog", "text/tabwriter",
	"encoding/hex", "runtime/debug", "regexp", "go/types", "net/http",
}

func TestPurity(t *testing.T) {
	for _, pkg := range []string{"runtime/hush", "internal/names"} {
		out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "github.com/hushgen/hushgen/"+pkg).Output()
		require.NoError(t, err)
		for _, dependency := range strings.Fields(string(out)) {
			assert.False(t, slices.Contains(forbidden, dependency), "%s imports %s", pkg, dependency)
			if domain, _, _ := strings.Cut(dependency, "/"); strings.Contains(domain, ".") {
				assert.True(t, strings.HasPrefix(dependency, "github.com/hushgen/hushgen/"), "%s imports %s", pkg, dependency)
			}
		}
	}
}
