package secrecy

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// Values hold secrets that a program gives as such.
func TestSecretsOfValues(t *testing.T) {
	secret := hush.NewSecret(secretWord)
	number := hush.NewSecret(secretNumber)
	names := []string{
		"token", "password", "mode", "pin", "ratio", "wait", "flag", "word", "mail", "address", "link", "when", "match",
		"careless", "any", "node", "list", "each", "named", "account", "partner", "later", "key", "oops", "type", "_class", "rest",
	}
	for _, name := range names {
		for _, value := range []any{
			secret, number, []any{secret, 1}, hush.Values{"a": secret}, hush.Values{"user": secret, "number": number, "token": []any{secret}},
			[]hush.Secret{secret, number}, map[string]hush.Secret{"a": secret}, []any{secret, 1i}, hush.Values{"a": secret, "b": struct{ S hush.Secret }{secret}},
		} {
			for _, plugin := range []string{"secrets", "plain", "talking"} {
				values := hush.Values{"type": plugin, name: value, "nonsense": secret}
				cleanOpen(t, hub.From(memory.New("test", hush.Values{"vault:a": values})), hub.Env(nil))
				delete(values, "type")
				_, err := Registry.Vault.New(t.Context(), plugin, values, hush.WithEnv(nil))
				cleanError(t, err)
				_, err = Registry.New(t.Context(), "vault", plugin, values, hush.WithEnv(nil))
				cleanError(t, err)
				cleanValue(t, value)
			}
			require.False(t, t.Failed(), name)
		}
	}
}
