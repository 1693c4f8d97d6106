package schemas

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// allRules are what the schema and the program may differ in.
var allRules = []rule{
	plainText, spelledEnum, spelledZero, longDuration, zeroTime, anyURL, beyondFloat, nearLimit, signedBase, variable, notANumber,
	twice, orderMark,
}

// Readers find each exception in docs/schema.md, under the name that it has
// here.
func TestRulesAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../../docs/schema.md")
	require.NoError(t, err)
	for _, r := range allRules {
		assert.Contains(t, string(page), "\n| "+string(r)+" |")
	}
}
