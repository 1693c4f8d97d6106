package hush_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

// refusal is an error of the program that a caller may look for.
type refusal struct{ value string }

func (r refusal) Error() string { return "refused " + r.value }

// refuse decodes in, and lets Validate answer with err.
func refuse(in hush.Input, err error) error {
	d := hush.NewDecoder(in)
	fields := []hush.FieldInfo{{Name: "token", Options: &hush.FieldOptions{Secret: true}}, {Name: "name", Options: &hush.FieldOptions{Env: "LLM_KEY"}}, {Name: "map", Options: &hush.FieldOptions{Secret: true}}}
	d.Root().Struct(fields)
	var text string
	d.String(0, &text)
	d.String(1, &text)
	var m map[string]string
	hush.Map(d.Field(2), &m, hush.String)
	d.End()
	d.Invalid(err)
	return d.Finish()
}

// What Validate says shows no hidden value of its config.
func TestValidateShowsNoSecret(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, []byte(planted+"\n"), 0o600))
	token := func(text string) hush.Node { return document(mapping(1, 1, field("token", 1, 1, quoted(text, 1, 8)))) }
	name := func(text string) part { return mapping(1, 1, field("name", 1, 1, plain(text, 1, 7))) }
	for what, test := range map[string]struct {
		in         hush.Input
		text, want string
	}{
		"secret field":     {input(token(planted)), planted + " is no token: " + planted, "[redacted] is no token: [redacted]"},
		"in a secret map":  {input(document(mapping(1, 1, field("map", 1, 1, mapping(1, 6, field("a", 1, 7, quoted(planted, 1, 10))))))), "no " + planted, "no [redacted]"},
		"given as Secret":  {input(document(mapping(1, 1, field("name", 1, 1, func(b *hush.Builder) { b.Secret(hush.NewSecret(planted), 1, 7) })))), "no " + planted, "no [redacted]"},
		"variable":         {input(replaced(name("${X}"), name(planted))), "no " + planted, "no [redacted]"},
		"part of a text":   {input(replaced(name("Bearer ${X}!"), name("Bearer "+planted+"!"))), "no " + planted + " in Bearer " + planted + "!", "no [redacted] in [redacted]"},
		"between two":      {input(replaced(name("${X}-${Y}"), name(planted+"-1"))), "no " + planted + "-1", "no [redacted]"},
		"environment":      {with(map[string]string{"LLM_KEY": planted}, document(mapping(1, 1))), "no " + planted, "no [redacted]"},
		"file":             {with(map[string]string{"LLM_KEY_FILE": file}, document(mapping(1, 1))), "no " + planted, "no [redacted]"},
		"quoted":           {input(token("a\"b\\c\n")), fmt.Sprintf("no %q", "a\"b\\c\n"), `no "[redacted]"`},
		"trimmed":          {input(token(" " + planted + "\n")), "no " + planted, "no [redacted]"},
		"longest first":    {input(document(mapping(1, 1, field("token", 1, 1, quoted("abcd", 1, 8)), field("map", 2, 1, mapping(2, 6, field("a", 2, 7, quoted("abcdefgh", 2, 10))))))), "no abcdefgh, no abcd", "no [redacted], no [redacted]"},
		"four bytes":       {input(token("abcd")), "no abcd", "no [redacted]"},
		"three bytes":      {input(token("abc")), "no abc", "no abc"},
		"shown values":     {input(document(name("hello"))), "no hello", "no hello"},
		"another resource": {input(document(mapping(1, 1))), "no " + planted, "no " + planted},
	} {
		err := refuse(test.in, errors.New(test.text))
		assert.EqualError(t, err, "r.yaml:1:1: llm:gpt-4: "+test.want, what)
	}

	// The error is still what it was, but printing it shows nothing.
	err := refuse(input(token(planted)), errors.Join(refusal{planted}, refusal{"hello"}))
	assert.EqualError(t, err, "r.yaml:1:1: llm:gpt-4: refused [redacted]\nr.yaml:1:1: llm:gpt-4: refused hello")
	assert.NotContains(t, output(err), planted)
	var config *hush.ConfigError
	require.ErrorAs(t, err, &config)
	assert.NotContains(t, fmt.Sprintf("%v %+v %#v %q %s %d", config.Problems[0].Err, config.Problems[0].Err, config.Problems[0].Err, config.Problems[0].Err, config.Problems[0].Err, config.Problems[0].Err), planted)
	var got refusal
	require.ErrorAs(t, err, &got)
	assert.Equal(t, refusal{planted}, got)
	assert.Equal(t, refusal{"hello"}, config.Problems[1].Err)
}
