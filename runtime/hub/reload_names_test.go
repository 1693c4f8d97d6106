package hub_test

import (
	"slices"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
)

// Who looks names up all the time finds them in the same memory after a reload
// that adds and removes nothing.
func TestReloadLeavesNamesWhereTheyAre(t *testing.T) {
	l := newLab(t, of("kept=1", "new=1"), hub.Grace(0))
	places := func() (places []*byte) {
		for name := range hub.Resources(l.Hub, gears).Names() {
			places = append(places, unsafe.StringData(name))
		}
		return places
	}
	before := places()
	require.NoError(t, l.reload(of("kept=1", "new=2")))
	assert.Equal(t, before, places())
	assert.Equal(t, "new=2", l.gear("new").title())

	require.NoError(t, l.reload(of("added=1", "new=2")))
	assert.Equal(t, []string{"added", "new"}, slices.Collect(hub.Resources(l.Hub, gears).Names()))
	assert.Equal(t, "added=1", l.gear("added").title())
	require.NoError(t, l.reload(of("added=2", "new=2")))
	assert.Equal(t, "added=2", l.gear("added").title())
}
