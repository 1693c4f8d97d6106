package hubsignal

import (
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Where there is no SIGHUP it has to be said which signals are meant.
func TestNoStandardSignal(t *testing.T) {
	known := standard
	standard = nil
	defer func() { standard = known }()
	err := Reload(t.Context(), nil)
	assert.EqualError(t, err, "hubsignal.Reload: "+runtime.GOOS+" has no SIGHUP; say which signals are to reload")
}
