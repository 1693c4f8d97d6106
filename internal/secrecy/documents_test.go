package secrecy

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsonfile"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// The tests find what is shown: an ordinary value is.
func TestOrdinaryValuesAreShown(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("resources.yaml", []byte("vault:a: {type: plain, wait: "+secretWord+"}\n"), 0o600))
	_, err := Open(t.Context(), hub.From(yamlfile.New("resources.yaml")))
	var text strings.Builder
	require.NoError(t, hush.WriteProblems(&text, err))
	assert.Equal(t, `resources.yaml:1:30: vault:a.wait: expected a duration such as 30s or 1h30m, found hunter2
    vault:a: {type: …, wait: hunter2}
                             ^
`, text.String())
}

// Mistakes right at a secret, where the parser or the walk over the document
// gives up.
func TestSecretsInBrokenDocuments(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, text := range []string{
		"password: \"hunter2\n", "password: 'hunter2\n", "password: \"hunter2\\q\"\n", "password: \"hunter2\" x\n",
		"password: hunter2: x\n", "password: [hunter2\n", "password: {hunter2\n", "password: [hunter2}\n",
		"password: hunter2\n   token: x\n", "password: |hunter2\n", "password:\n\thunter2\n", "password: hunter2\x01\n",
		"password: hunter2\xff\n", "password: @hunter2\n", "password: `hunter2\n", "password: %hunter2\n",
		"password: hunter2\n  password: hunter2x\n", "password: - hunter2\n", "password: ? hunter2\n",
		"password: hunter2\n  [hunter2\n", "password: hunter2\n  hunter2\n", "password: hunter2\n  <<: hunter2\n",
		"password: hunter2\n...\n---\nhunter2\n", "password: !!int hunter2\n", "password: !!null hunter2\n",
		"password: !!binary hunter2\n", "password: !!seq hunter2\n", "password: ? [hunter2]\n",
		"password: hunter2 {\n", "password: hunter2,\n", "password: 'hunter2'hunter2\n", "password: \"\\xhunter2\"\n",
		"password: *hunter2\n", "password: !hunter2 x\n", "password: !hun!ter2 x\n", "password: !<hunter2> x\n", "password: &hunter2\n",
	} {
		cleanDocument(t, "vault:a:\n  type: secrets\n  "+text)
		cleanDocument(t, "vault:a: {type: secrets, "+text)
	}
	for _, document := range []string{"hunter2", "hunter2\n: 1\n", "- hunter2\n", "[hunter2]", "vault: hunter2", "vault: {x: hunter2}"} {
		cleanDocument(t, document)
	}
}

// cleanDocument opens a hub on a document.
func cleanDocument(t *testing.T, document string, options ...hub.Option) {
	t.Helper()
	require.NoError(t, os.WriteFile("resources.yaml", []byte(document), 0o600))
	cleanOpen(t, append(options, hub.From(yamlfile.New("resources.yaml")))...)
	require.False(t, t.Failed(), "document:\n%s", document)
}

func TestSecretsInBrokenJSON(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, text := range []string{
		`"hunter2`, `"hunter2"`, `"hunter2" x`, `"hunter2\q"`, `hunter2`, `["hunter2"`, `"hunter2", "password": "hunter2"`,
		`{"hunter2`, `"hunter2" // hunter2`, "\"hunter2\n\"", "\"hunter2\xff\"", `"hunter2\ud800"`, `7352918hunter2`, `-hunter2`,
		`truehunter2`, `"hunter2"}} hunter2`, `["hunter2"}`, `'hunter2'`, `"hunter2",}`,
	} {
		require.NoError(t, os.WriteFile("resources.json", []byte(`{"vault:a": {"type": "secrets", "pin": 1000, "password": `+text+"}}"), 0o600))
		cleanOpen(t, hub.From(jsonfile.New("resources.json")))
		require.False(t, t.Failed(), "document: %s", text)
	}
}

// What comes from variables may name plugins and resources; problems name
// them as they are written.
func TestSecretNames(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, text := range []string{
		"vault:a: {type: '${X}'}", "vault:a: {_class: '${X}'}", "vault: {type: '${X}'}",
		"vault:a: {type: plain, partner: '${X}'}", "vault:a: {type: plain, later: 'vault:${X}'}",
		"vault:a: {type: '${PLAIN}', partner: '${X}', type: plain}",
		"vault:a: {type: plain, named: {b: {user: {}, number: '${X}'}}}",
		"vault:a: {type: '${PLAIN}', partner: '${X}'}\nvault:x${X}: {type: plain}",
		"vault:a: {type: talking, token: '${X}', refuses: '${X}', ends: '${X}', accounts: '${X}'}",
		"vault:a: {type: plain, password: &p '${X}'}\nvault:b: {type: plain, wait: *p, <<: *p}",
		"vault:a: {type: plain, password: '${hunter2.}'}", "vault:a: {type: plain, password: 'hunter2${'}",
		"vault:a: {type: plain, password: 'hunter2${}hunter2', wait: 'hunter2${UNSET}hunter2', word: 'hunter2${UNSET:?hunter2}'}",
		"vault:a: {type: plain, password: 'hunter2${UNSET:-hunter2${'}",
	} {
		for _, value := range []string{secretWord, "hunter2-x", "HUNTER2 plain", "plains hunter2", "vault:" + secretWord, "", "a" + secretNumber} {
			cleanDocument(t, text+"\n", hub.Env(map[string]string{"X": value, "PLAIN": "plain"}))
		}
	}
}
