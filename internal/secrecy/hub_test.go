package secrecy

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// cleanExplanations checks what Why says of every resource.
func cleanExplanations(t *testing.T, h *Hub) {
	t.Helper()
	for key := range h.Keys() {
		explanation, err := h.Why(key)
		require.NoError(t, err)
		cleanValue(t, explanation)
		for _, problem := range explanation.Problems {
			cleanError(t, problem)
		}
		var text strings.Builder
		require.NoError(t, explanation.WriteText(&text))
		require.NoError(t, explanation.WriteJSON(&text))
		clean(t, "Why", text.String())
	}
}

// cleanReport checks what Check says.
func cleanReport(t *testing.T, h *Hub) {
	t.Helper()
	report := h.Check(t.Context(), hub.Ping)
	var text strings.Builder
	require.NoError(t, report.WriteText(&text))
	require.NoError(t, report.WriteJSON(&text))
	clean(t, "Check", text.String())
	cleanValue(t, report)
	for _, result := range report.Results {
		cleanError(t, result.Err)
	}
}

// cleanEvents returns an option that checks what observers are told.
func cleanEvents(t *testing.T) hub.Option {
	return hub.Observe(func(event hub.Event) {
		cleanValue(t, event)
		cleanError(t, event.Err)
	})
}

// cleanIsolated opens a hub that goes on in spite of mistakes, and checks what
// it shows of them. It reports whether there was one.
func cleanIsolated(t *testing.T, path string, options ...hub.Option) bool {
	t.Helper()
	source := hub.Isolate(yamlfile.New(path))
	h, err := Open(t.Context(), append(options, hub.From(source), cleanEvents(t))...)
	require.NoError(t, err)
	cleanHub(t, h)
	cleanExplanations(t, h)
	cleanReport(t, h)
	_, err = h.Get(t.Context(), "vault:nobody")
	cleanError(t, err)
	err = h.Validate(t.Context())
	cleanError(t, err)
	cleanError(t, h.Close(t.Context()))
	return err != nil
}

// A reload that fails tells nothing either, nor does what it read before.
func TestSecretsInReloads(t *testing.T) {
	t.Chdir(t.TempDir())
	save := func(text string) { require.NoError(t, os.WriteFile("resources.yaml", []byte(text), 0o600)) }
	save("vault:a: {type: plain, any: \"${VAR}\", link: \"${file:resources.yaml}\"}\n")
	var kinds []hub.EventKind
	variables := hub.Env(map[string]string{"VAR": secretWord, "VAULT_KEY_FILE": "key", "VAULT_NUMBER": secretNumber})
	require.NoError(t, os.WriteFile("key", []byte("00000000-0000-0000-0000-000000000000"), 0o600))
	h, err := Open(t.Context(), hub.From(yamlfile.New("resources.yaml")), variables, cleanEvents(t),
		hub.Observe(func(e hub.Event) { kinds = append(kinds, e.Kind) }))
	require.NoError(t, err)
	_, err = h.Get(t.Context(), "vault:a")
	require.NoError(t, err)
	cleanExplanations(t, h)
	for _, text := range []string{
		"vault:a: {type: plain, mode: \"${VAR}\"}", "vault:a: {type: \"${VAR}\"}", "vault:a: {type: plain, password: hunter2: x",
		"vault:a: {type: plain, partner: \"${VAR}\"}", "vault:a: {type: secrets, password: hunter2}",
	} {
		save(text)
		err := h.Reload(t.Context())
		require.Error(t, err, text)
		cleanError(t, err)
		cleanHub(t, h)
		cleanExplanations(t, h)
	}
	require.NoError(t, os.WriteFile("key", []byte(secretWord), 0o600))
	save("vault:a: {type: plain, any: \"${VAR}\"}\n")
	cleanError(t, h.Reload(t.Context()))
	cleanReport(t, h)
	cleanError(t, h.Close(t.Context()))
	assert.Contains(t, kinds, hub.EventReloadFailed)
	cleanValue(t, h)
}
