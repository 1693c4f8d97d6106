package schemas

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Readers find each exception in docs/schema.md, under the name that it has
// here.
func TestRulesAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../../docs/schema.md")
	require.NoError(t, err)
	for _, r := range append(ofConfigs, ofFiles...) {
		assert.Contains(t, string(page), "\n| "+string(r)+" |")
	}
}
