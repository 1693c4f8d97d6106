package profiles_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/profiles"
)

func TestDiskFull(t *testing.T) {
	for _, files := range []profiles.Files{{CPU: "/dev/full"}, {Memory: "/dev/full"}, {Trace: "/dev/full"}} {
		stop, err := profiles.Start(files)
		require.NoError(t, err)
		assert.ErrorContains(t, stop(), "write /dev/full: ")
	}
}
