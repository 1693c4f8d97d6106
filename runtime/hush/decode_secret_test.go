package hush_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

// planted stands for a secret. As a text it fits neither numbers nor enums nor
// lengths; as an enum it is near to an allowed value.
const planted = "redd-hunter2"

// replaced is a document in which every scalar came from a variable, as a hub
// makes it: what is written beside what it became.
func replaced(written, text part) hush.Node {
	before, after := hush.NewBuilder("r.yaml"), hush.NewBuilder("r.yaml")
	written(before)
	text(after)
	document := after.Document()
	document.Written = before.Document()
	return document.Root()
}

// everywhere puts a value of the wrong kind into every field.
func everywhere(value part) part {
	var fields []part
	for _, f := range hushFieldsAllConfig {
		switch f.Name {
		case "pins", "ports", "names", "models", "pair":
			fields = append(fields, field(f.Name, 1, 1, sequence(1, 1, value, value)))
		case "limits", "tags", "refs":
			fields = append(fields, field(f.Name, 1, 1, mapping(1, 1, field("k", 1, 1, value))))
		case "retry", "backup":
			fields = append(fields, field(f.Name, 1, 1, mapping(1, 1, field("max", 1, 1, value), field("wait", 1, 1, value), field("token", 1, 1, value))))
		case "servers", "children":
			fields = append(fields, field(f.Name, 1, 1, sequence(1, 1, value, mapping(1, 1, field("port", 1, 1, value), field("zone", 1, 1, value)))))
		case "zones":
			fields = append(fields, field(f.Name, 1, 1, mapping(1, 1, field("k", 1, 1, mapping(1, 1, field("zone", 1, 1, value))))))
		case "grid":
			fields = append(fields, field(f.Name, 1, 1, sequence(1, 1, value, sequence(1, 1, value))))
		default:
			fields = append(fields, field(f.Name, 1, 1, value))
		}
	}
	fields = append(fields, field("unknown", 1, 1, value), field("txt", 1, 1, value), field("type", 1, 1, value))
	return mapping(1, 1, fields...)
}

// output is all that an error may show.
func output(err error) string {
	var all strings.Builder
	fmt.Fprintf(&all, "%v %+v %#v %q %x\n", err, err, err, err, err)
	var config *hush.ConfigError
	if errors.As(err, &config) {
		for _, p := range config.Problems {
			fmt.Fprintf(&all, "%+v %#v %v\n", p, p, p.Err)
		}
	}
	return all.String()
}

func TestProblemsShowNoSecret(t *testing.T) {
	hidden := hush.NewSecret(planted)
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, []byte(planted), 0o600))
	secret := func(b *hush.Builder) { b.Secret(hidden, 1, 1) }
	env := map[string]string{}
	for name, in := range map[string]hush.Input{
		"given as Secret":       with(env, document(everywhere(secret))),
		"as the config":         with(env, document(secret)),
		"from variables":        with(env, replaced(everywhere(quoted("${KEY}", 1, 1)), everywhere(plain(planted, 1, 1)))),
		"quoted from variables": with(env, replaced(everywhere(quoted("${KEY}", 1, 1)), everywhere(quoted(planted, 1, 1)))),
		"the environment": with(map[string]string{
			"LLM_KEY": planted[:3], "LLM_SIZE": planted, "LLM_RETRIES": planted, "LLM_ZONE": planted,
		}, whole(field("servers", 1, 1, sequence(1, 1, mapping(1, 1))))),
		"files": with(map[string]string{
			"LLM_SIZE_FILE": file, "LLM_RETRIES_FILE": file, "LLM_ZONE_FILE": file,
		}, whole(field("servers", 1, 1, sequence(1, 1, mapping(1, 1))))),
		"names of files": with(map[string]string{"LLM_KEY_FILE": planted, "LLM_SIZE_FILE": planted + "\x00"}, whole()),
		"both set":       with(map[string]string{"LLM_KEY": planted, "LLM_KEY_FILE": planted}, whole()),
	} {
		_, err := decode(t, in)
		require.Error(t, err, name)
		for _, shown := range []string{planted, "hunter2", fmt.Sprintf("%x", planted)} {
			assert.NotContains(t, output(err), shown, name)
		}
		if strings.Contains(name, "variables") {
			assert.Contains(t, err.Error(), "llm:gpt-4.int: expected an integer, found ${KEY}")
		}
	}
}

// Secret fields hide what is written in them, and all below them.
func TestSecretFields(t *testing.T) {
	for _, test := range []struct {
		field string
		value part
		want  string
	}{
		{"color", quoted(planted, 9, 9), "r.yaml:9:9: llm:gpt-4.color: [redacted] is not allowed; there are red, green"},
		{"color", sequence(9, 9, plain(planted, 9, 10)), "r.yaml:9:9: llm:gpt-4.color: expected a string, found a list"},
		{"pins", sequence(9, 9, plain(planted, 9, 10), plain("7", 9, 20), quoted("12", 9, 23)), "" +
			"r.yaml:9:10: llm:gpt-4.pins[0]: expected an integer, found [redacted]\n" +
			"r.yaml:9:20: llm:gpt-4.pins[1]: [redacted] is below the minimum 10\n" +
			"r.yaml:9:23: llm:gpt-4.pins[2]: expected an integer, found [redacted]"},
		{"retry", mapping(9, 9, field("token", 9, 10, mapping(9, 17, field("x", 9, 18, plain(planted, 9, 21))))), "r.yaml:9:17: llm:gpt-4.retry.token: expected a string, found a mapping"},
	} {
		assert.Equal(t, test.want, problems(t, test.field, test.value))
	}

	// A part of a secret may be written beside a variable.
	node := replaced(
		mapping(1, 1, field("pins", 1, 2, sequence(1, 8, plain(planted+"${X}", 1, 9))), field("color", 2, 2, plain(planted+"${X}", 2, 9))),
		mapping(1, 1, field("pins", 1, 2, sequence(1, 8, plain(planted+"9", 1, 9))), field("color", 2, 2, plain(planted+"9", 2, 9))))
	_, err := decode(t, input(node))
	assert.NotContains(t, output(err), planted)
	assert.Contains(t, err.Error(), "r.yaml:1:9: llm:gpt-4.pins[0]: expected an integer, found [redacted]")

	// A config of the program has secrets too.
	_, err = pluginAll.Create(t.Context(), input(hush.Node{}), allConfig{Text: "text", Color: planted, Tags: map[string]string{"a": "b"}, Pins: []int{7}})
	assert.NotContains(t, output(err), planted)
	assert.Contains(t, err.Error(), "llm:gpt-4.color: [redacted] is not allowed; there are red, green\n")
}

// What a variable gave is shown as it is written, also by constraints.
func TestVariablesAreShownAsWritten(t *testing.T) {
	fields := func(text, count, mode string) part {
		return mapping(1, 1, field("text", 1, 2, plain(text, 1, 8)), field("count", 2, 2, plain(count, 2, 9)), field("mode", 3, 2, plain(mode, 3, 8)),
			field("tags", 4, 2, mapping(4, 8, field("a", 4, 9, plain("b", 4, 12)))))
	}
	_, err := decode(t, input(replaced(fields("ok", "${N}", "${M:-x}"), fields("ok", "0", "fsat"))))
	assert.EqualError(t, err, "r.yaml:2:9: llm:gpt-4.count: ${N} is below the minimum 1\nr.yaml:3:8: llm:gpt-4.mode: ${M:-x} is not allowed; did you mean fast?")
}
