package secrecy

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// talking returns the values of a resource full of secrets.
func talking(more hush.Values) hub.Option {
	values := hush.Values{
		"type": "talking", "token": hush.NewSecret(secretWord + "-token"), "password": secretWord + "-password",
		"text": "${TEXT}", "accounts": []any{hush.Values{"token": hush.NewSecret(secretWord + "-more"), "pin": 7}},
	}
	for name, value := range more {
		values[name] = value
	}
	return hub.From(memory.New("test", hush.Values{"vault:a": values}))
}

var environment = hub.Env(map[string]string{"TEXT": secretWord + "-text", "VAULT_KEY": secretWord + "-key"})

// openTalking opens a hub on a resource whose construction ends in some way.
func openTalking(t *testing.T, ends string) *Hub {
	h, err := Open(t.Context(), talking(hush.Values{"ends": ends}), environment)
	require.NoError(t, err)
	cleanHub(t, h)
	return h
}

func TestValidateThatTellsSecrets(t *testing.T) {
	_, err := Open(t.Context(), talking(hush.Values{"refuses": true}), environment)
	cleanError(t, err)
	assert.EqualError(t, err, `test: vault:a: all: [redacted][redacted][redacted][redacted][{ 0 7 [redacted] []}]
test: vault:a: password "[redacted]"
test: vault:a: token [redacted]`)
	var refusal *Refusal
	assert.ErrorAs(t, err, &refusal, "the program has its error")
}

// What a factory, Start or Close answers is the program's own text, which a
// CreateError repeats: it is for whoever runs the program. hushgen adds
// nothing to it but names.
func TestErrorsOfTheProgramAreItsOwn(t *testing.T) {
	for ends, want := range map[string]string{
		"fails": "vault:a: secrecy.NewTalking: ",
		"start": "vault:a: secrecy.Vault.Start: ",
		"close": "vault:a: close: ",
	} {
		h := openTalking(t, ends)
		_, err := h.Get(t.Context(), "vault:a")
		if closing := h.Close(t.Context()); ends == "close" {
			err = closing
		}
		var refusal *Refusal
		require.ErrorAs(t, err, &refusal)
		before, _ := strings.CutSuffix(err.Error(), refusal.Text)
		assert.Equal(t, want, before)
	}
}

func TestNilInstance(t *testing.T) {
	h := openTalking(t, "nil")
	_, err := h.Get(t.Context(), "vault:a")
	assert.EqualError(t, err, "vault:a: secrecy.NewTalking: returned nil without an error")
	cleanError(t, err)
	assert.NoError(t, h.Close(t.Context()))
}

// A panic is the program's too: it comes out as it went in.
func TestPanicOfAFactory(t *testing.T) {
	h := openTalking(t, "panics")
	assert.PanicsWithValue(t, "hunter2-tokenhunter2-passwordhunter2-texthunter2-key", func() { _, _ = h.Get(t.Context(), "vault:a") })
	cleanHub(t, h)
	assert.NoError(t, h.Close(t.Context()))
}

// A config that the program made is checked like any other.
func TestCreateShowsNoSecretFields(t *testing.T) {
	_, err := Registry.Vault.Create(t.Context(), Secrets{
		Token: hush.NewSecret(secretWord), Password: secretWord, Mode: secretWord, Pin: 7352918, Ratio: 7352918, Word: secretWord + "!",
		Mail: secretWord, List: []string{secretWord, secretWord}, Key: secretWord, Account: &Account{Pin: 7352918},
	})
	cleanError(t, err)
	var config *hush.ConfigError
	require.ErrorAs(t, err, &config)
	assert.Len(t, config.Problems, 9)
}

func TestRegistryShowsNoSecrets(t *testing.T) {
	h := openTalking(t, "")
	_, err := h.Get(t.Context(), "vault:a")
	require.NoError(t, err)
	var text strings.Builder
	require.NoError(t, Registry.WriteJSON(&text))
	require.NoError(t, Registry.WriteSummary(&text))
	for _, query := range []string{"", secretWord, "vault", "talking"} {
		for _, info := range Registry.Search(query) {
			cleanValue(t, info)
		}
	}
	clean(t, "registry", text.String())
	cleanValue(t, Registry)
	cleanHub(t, h)
	assert.NoError(t, h.Close(t.Context()))
}
