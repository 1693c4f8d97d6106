package discover_test

import (
	"errors"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/discover"
)

func TestGoErrorIsShort(t *testing.T) {
	module := "module m.test\n\ngo 1.26\n\nrequire (\n" + strings.Repeat("nonsense\n", 40) + ")\n"
	dir := tree(t, "-- go.mod --\n"+module+"-- a.go --\npackage a\n")
	_, err := discover.List(t.Context(), offline(dir), "./...")
	var failure *discover.GoError
	require.ErrorAs(t, err, &failure)
	assert.Equal(t, "go.mod can't be read; correct it first", failure.Summary)
	assert.Equal(t, 7, strings.Count(err.Error(), "\n"))
	assert.True(t, strings.HasSuffix(err.Error(), " lines more"), err.Error())
	assert.Error(t, errors.Unwrap(err))
}

func TestIsNewer(t *testing.T) {
	for _, test := range []struct {
		asked, builtWith string
		newer            bool
	}{
		{"go1.99", "go1.26.8", true},
		{"go1.99.3", "go1.26.8", true},
		{"go1.27rc1", "go1.26.8", true},
		{"go1.26", "go1.26.8", false},
		{"go1.26.9", "go1.26.8", false}, // the language is the same
		{"go1.26.9", "go1.26.8 X:nodwarf5", false},
		{"go1.27", "go1.26.8 X:nodwarf5", true},
		{"go1.21", "go1.26.8", false},
		{"go1.99", "devel go1.27-0123abc Mon Jan 1", false},
		{"go", "go1.26.8", false}, // go.mod without a go line
	} {
		assert.Equal(t, test.newer, discover.IsNewer(test.asked, test.builtWith), "%s with %s", test.asked, test.builtWith)
	}
}

// A go command that is older than the module asks for answers for hushgen too.
func TestToolOlderThanModule(t *testing.T) {
	dir := tree(t, "-- go.mod --\nmodule m.test\n\ngo 1.99\n-- a.go --\npackage a\n")
	_, err := discover.BuildContext(t.Context(), offline(dir))
	assert.ErrorContains(t, err, "go.mod asks for Go 1.99, but hushgen was built with "+runtime.Version()+" and the go command is of 1.")
	assert.ErrorContains(t, err, "; install the newer Go (GOTOOLCHAIN=auto gets it), then use go tool hushgen, or build hushgen anew with it\n    go: go.mod requires go >= 1.99 (running go 1.")
}
