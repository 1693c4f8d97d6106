package secrecy

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// secretFields are those fields of Secrets that hide a text of the file, with
// the way to them.
var secretFields = []string{
	"token: %s", "password: %s", "mode: %s", "pin: %s", "ratio: %s", "wait: %s", "word: %s", "mail: %s",
	"address: %s", "link: %s", "when: %s", "match: %s", "careless: %s", "any: %s", "node: %s", "key: %s",
	"list: [%s, %[1]s]", "each: [%s]", "each: [x, {a: %s}]", "list: {a: %s}", "named: {a: {token: %s}}",
	"account: {token: %s, oops: 1}", "account: {token: [%s]}", "account: {more: [{pin: %s}]}",
}

// openFields are the fields of Plain.
var openFields = []string{
	"password: %s", "mode: %s", "pin: %s", "ratio: %s", "wait: %s", "flag: %s", "word: %s", "mail: %s",
	"address: %s", "link: %s", "when: %s", "match: %s", "careless: %s", "any: %s", "any: {a: [%s]}", "node: %s",
	"list: [%s, %[1]s]", "list: %s", "array: [%s]", "array: [x, %s]", "each: [%s]", "each: {a: %s}",
	"named: {a: %s}", "named: {a: {user: %s, number: %[1]s}}", "named: %s", "account: %s",
	"account: {user: {x: %s}, number: %[1]s, more: [%[1]s]}", "partner: %s", "partner: [%s]", "later: %s",
	"later: {a: %s}", "key: %s", "number: %s", "rest: %s", "oops: %s", "oops: [{a: %s}]", "type: %s", "_class: %s",
}

// texts are what is planted: each is wrong for most types, some right for one.
var texts = []string{
	secretWord, secretNumber, "-" + secretNumber + ".5", "0x" + secretNumber, secretNumber + "h", secretWord + "@example.com",
	"https://user:" + secretWord + "@host/%zz", "://" + secretWord, "2026-" + secretWord, "10.0.0." + secretWord,
	"[" + secretWord, "(" + secretWord, "vault:" + secretWord, "other:" + secretWord, "secrets-" + secretWord, "TALKING-" + strings.ToUpper(secretWord),
	"${" + secretWord + "}", secretWord + "\nline", " " + secretWord + " ", "\x1b" + secretWord, secretWord + strings.Repeat("x", 500),
	"true " + secretWord, "{a: " + secretWord + "}",
}

// TestSecretsOfTheFile plants literal secrets where fields are secret.
func TestSecretsOfTheFile(t *testing.T) {
	p := newPlanter(t)
	for _, field := range secretFields {
		for _, text := range texts {
			if strings.Contains(text, "${") {
				continue
			}
			p.plant("secrets", fmt.Sprintf(field, doubleQuoted(text)))
			if !strings.ContainsAny(text, "{}[]:\n\x1b") {
				p.plant("secrets", fmt.Sprintf(field, text))
			}
			p.planted++ // the next text in another style
		}
	}
	assert.Greater(t, p.refused, 500)
	assert.Greater(t, p.isolated, 50)
}

// TestSecretsFromVariables plants them through ${…} in fields of all kinds.
func TestSecretsFromVariables(t *testing.T) {
	p := newPlanter(t)
	for _, text := range texts {
		require.NoError(t, os.WriteFile("file", []byte(text+"\n"), 0o600))
		for _, field := range openFields {
			for _, written := range []string{"${VAR}", "'x${VAR}y'", "'${file:file}'", "'${VAR:-default}'", "'${VAR:default}'", "'$${VAR} ${VAR}'"} {
				p.plant("plain", fmt.Sprintf(field, written), "VAR", text)
			}
			p.planted++ // each way of writing in another style
		}
		for _, field := range secretFields {
			p.plant("secrets", fmt.Sprintf(field, "x${VAR}"), "VAR", text)
		}
	}
	assert.Greater(t, p.refused, 2000)
	assert.Greater(t, p.isolated, 200)
}

// TestSecretsFromTheEnvironment plants them in what env= options read.
func TestSecretsFromTheEnvironment(t *testing.T) {
	p := newPlanter(t)
	for _, text := range slices.Concat(texts, []string{strings.Repeat(secretWord, 200_000)}) {
		require.NoError(t, os.WriteFile("file", []byte(text), 0o600))
		for _, name := range []string{"VAULT_KEY", "VAULT_TOKEN", "VAULT_NUMBER"} {
			for _, plugin := range []string{"secrets", "plain", "talking"} {
				p.plant(plugin, "", name, text)
				p.plant(plugin, "", name, text, name+"_FILE", text)
				p.plant(plugin, "", name+"_FILE", text)
				p.plant(plugin, "", name+"_FILE", "file")
			}
		}
	}
	assert.Greater(t, p.refused, 100)
}

// styles are the documents that a line is planted in, with mistakes beside it.
var styles = []string{
	"vault:a:\n  %s\n  %s\n",
	"vault:a: {%s, wait: soon, %s}\n",
	"vault:a: {%s, %s, nonsense: 1, link: [1]}\n",
}

// plant opens a hub on a resource with one more line, in one of the styles
// after the other. It returns how often that was refused.
func (p *planter) plant(plugin, line string, variables ...string) {
	p.t.Helper()
	environment := map[string]string{}
	for i := 0; i < len(variables); i += 2 {
		environment[variables[i]] = variables[i+1]
	}
	selector := "type: " + plugin
	if strings.HasPrefix(line, "type:") || strings.HasPrefix(line, "_class:") {
		selector = "flag: true"
	}
	document := fmt.Sprintf(styles[p.planted%len(styles)], selector, line)
	p.planted++
	require.NoError(p.t, os.WriteFile("resources.yaml", []byte(document), 0o600))
	if !cleanOpen(p.t, hub.From(yamlfile.New("resources.yaml")), hub.Env(environment)) {
		p.refused++
	}
	if p.planted%7 == 0 && cleanIsolated(p.t, "resources.yaml", hub.Env(environment)) {
		p.isolated++
	}
	if p.t.Failed() {
		p.t.Fatalf("document:\n%s", document)
	}
}

// planter counts, so that no test checks nothing without anyone noticing.
type planter struct {
	t                *testing.T
	planted, refused int
	isolated         int
}

func newPlanter(t *testing.T) *planter {
	t.Chdir(t.TempDir())
	return &planter{t: t}
}

func doubleQuoted(text string) string {
	return `"` + strings.NewReplacer(`"`, `\"`, "\n", `\n`, "\x1b", `\e`).Replace(text) + `"`
}
