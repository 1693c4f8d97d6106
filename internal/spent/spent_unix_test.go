//go:build linux || darwin || freebsd || netbsd || openbsd

package spent_test

import (
	"os/exec"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/spent"
)

func TestUsage(t *testing.T) {
	kept := make([]byte, 8<<20)
	for i := range kept {
		kept[i] = 1
	}
	own, ok := spent.Own()
	require.True(t, ok)
	assert.Positive(t, own.CPU)
	assert.Greater(t, own.Memory, int64(len(kept)))
	assert.Less(t, own.Memory, int64(1<<40))
	assert.NotZero(t, kept[len(kept)-1])

	require.NoError(t, exec.CommandContext(t.Context(), "go", "env", "GOROOT").Run())
	children, ok := spent.Children()
	require.True(t, ok)
	assert.Positive(t, children.CPU)
	assert.Greater(t, children.Memory, int64(1<<20))
	assert.Less(t, children.Memory, int64(1<<40))
}
