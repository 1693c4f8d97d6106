package secrecy

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// What the tests plant begins with one of these; no other input holds them.
const (
	secretWord   = "hunter2"
	secretNumber = "7352918"
)

var marks = []string{
	secretWord, secretNumber, // and as %x writes them:
	hex.EncodeToString([]byte(secretWord)), hex.EncodeToString([]byte(secretNumber)),
}

// clean fails when an output shows a secret.
func clean(t *testing.T, where, output string) {
	t.Helper()
	folded := strings.ToLower(output)
	for _, mark := range marks {
		if strings.Contains(folded, mark) {
			assert.Fail(t, "a secret is shown", "%s:\n%s", where, output)
			return
		}
	}
}

// cleanError checks all that an error shows, and all that the errors in it do.
func cleanError(t *testing.T, err error) {
	t.Helper()
	if err == nil {
		return
	}
	var text strings.Builder
	assert.NoError(t, hush.WriteProblems(&text, err))
	clean(t, "WriteProblems", text.String())
	eachError(err, func(err error) { cleanValue(t, err) })
}

// cleanValue checks what printing a value in any way shows.
func cleanValue(t *testing.T, value any) {
	t.Helper()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%t", "%e", "%p", "%U"} {
		clean(t, fmt.Sprintf("%s of %T", verb, value), fmt.Sprintf(verb, value))
	}
	if encoded, err := json.Marshal(value); err == nil {
		clean(t, fmt.Sprintf("JSON of %T", value), string(encoded))
	}
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "value", value)
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "value", value)
	clean(t, fmt.Sprintf("slog of %T", value), log.String())
}

// eachError calls f with an error and all errors in it, but for those of the
// program: what its UnmarshalText, Validate and factories answer is its own,
// and can be had through Unwrap as they gave it.
func eachError(err error, f func(error)) {
	if _, programs := err.(*Refusal); programs {
		return
	}
	f(err)
	if fmt.Sprintf("%T", err) == "*hush.redactedError" {
		return // the error of the program is in there
	}
	switch err := err.(type) {
	case interface{ Unwrap() error }:
		if inner := err.Unwrap(); inner != nil {
			eachError(inner, f)
		}
	case interface{ Unwrap() []error }:
		for _, inner := range err.Unwrap() {
			eachError(inner, f)
		}
	}
}

// cleanHub checks what an open hub shows.
func cleanHub(t *testing.T, h *Hub) {
	t.Helper()
	for note := range h.Notes() {
		cleanError(t, note)
	}
	for key := range h.Keys() {
		clean(t, "Keys", key)
		node, _ := h.Node(key)
		cleanValue(t, node)
		eachScalar(node, func(scalar hush.Node) {
			if scalar.Hidden() {
				clean(t, "Written", scalar.Written())
			}
		})
	}
}

func eachScalar(n hush.Node, f func(hush.Node)) {
	f(n)
	for item := range n.Items() {
		eachScalar(item, f)
	}
	for field := range n.Fields() {
		eachScalar(field.Value, f)
	}
}

// cleanOpen opens a hub, makes everything, checks all that is shown, and
// reports whether it opened.
func cleanOpen(t *testing.T, options ...hub.Option) bool {
	t.Helper()
	h, err := Open(t.Context(), options...)
	cleanError(t, err)
	if err != nil {
		return false
	}
	cleanValue(t, h)
	cleanValue(t, h.Hub)
	cleanHub(t, h)
	for key := range h.Keys() {
		_, err := h.Get(t.Context(), key)
		cleanError(t, err)
	}
	cleanHub(t, h)
	cleanExplanations(t, h)
	cleanReport(t, h)
	cleanError(t, h.Close(t.Context()))
	return true
}
