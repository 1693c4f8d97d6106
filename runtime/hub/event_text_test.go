package hub_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
)

// eventText shows an event without its duration.
func eventText(e hub.Event) string {
	text := e.Kind.String()
	switch e.Kind {
	case hub.EventReloaded:
		return fmt.Sprintf("%s +%v ~%v -%v =%d", text, e.Added, e.Changed, e.Removed, e.Kept)
	case hub.EventReloadFailed:
	default:
		text += " " + e.Key.String() + " " + e.Plugin
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// eventually waits for something that is certain to come.
func eventually(t *testing.T, condition func() bool) {
	t.Helper()
	require.Eventually(t, condition, 20*time.Second, time.Millisecond)
}

// sortedTitles sorts a copy.
func sortedTitles(titles []string) []string { return slices.Sorted(slices.Values(titles)) }
