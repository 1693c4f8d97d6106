package hush_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

// A missing value that the environment could have given names the variable.
func TestRequiredFromTheEnvironment(t *testing.T) {
	fields := []hush.FieldInfo{{Name: "key", Options: &hush.FieldOptions{Env: "LLM_KEY"}}, {Name: "other"}, {Name: "inner"}}
	inner := []hush.FieldInfo{{Name: "key", Options: &hush.FieldOptions{Env: "LLM_INNER"}}}
	check := func(env map[string]string, node hush.Node) error {
		d := hush.NewDecoder(with(env, node))
		var key, other string
		v := d.Root()
		v.Struct(fields)
		d.String(0, &key)
		d.End()
		d.Check(fields)
		d.Required(0, key != "")
		d.Required(1, other != "")
		d.At(2).Check(inner).RequiredGiven(0)
		d.End()
		d.End()
		return d.Finish()
	}
	const (
		rest  = "r.yaml:1:1: llm:gpt-4.other: required, but missing"
		deep  = "r.yaml:1:1: llm:gpt-4.inner.key: required, but missing; LLM_INNER is not set either"
		empty = "r.yaml:1:1: llm:gpt-4.inner.key: required, but missing; LLM_INNER is empty"
	)
	err := check(nil, document(mapping(1, 1)))
	require.EqualError(t, err, deep+"\nr.yaml:1:1: llm:gpt-4.key: required, but missing; LLM_KEY is not set either\n"+rest)
	var unset *hush.UnsetVariableError
	require.ErrorAs(t, err, &unset)
	assert.Equal(t, &hush.UnsetVariableError{Name: "LLM_INNER"}, unset)
	assert.EqualError(t, unset, "variable LLM_INNER is not set")
	var config *hush.ConfigError
	require.ErrorAs(t, err, &config)
	assert.Equal(t, &hush.UnsetVariableError{Name: "LLM_KEY"}, config.Problems[1].Err)
	assert.NoError(t, config.Problems[2].Err)

	assert.EqualError(t, check(map[string]string{"LLM_KEY": "", "LLM_INNER": ""}, document(mapping(1, 1, field("key", 2, 3, null(2, 8))))),
		empty+"\n"+rest+"\nr.yaml:2:8: llm:gpt-4.key: required, but null; LLM_KEY is empty")
	assert.EqualError(t, check(nil, document(mapping(1, 1, field("key", 2, 3, quoted("", 2, 8))))), deep+"\n"+rest+"\nr.yaml:2:8: llm:gpt-4.key: required, but empty",
		"a value that is there keeps the variable from being read")
	assert.EqualError(t, check(map[string]string{"LLM_KEY": "x", "LLM_INNER_FILE": "x"}, document(mapping(1, 1))),
		"r.yaml:1:1: llm:gpt-4.inner.key: required, but missing\n"+rest, "a variable that nobody asked for is not to blame")
	assert.EqualError(t, check(map[string]string{"LLM_KEY_FILE": t.TempDir() + "/none"}, document(mapping(1, 1))),
		"environment variable LLM_KEY_FILE: llm:gpt-4.key: can't read the file that it names: no such file or directory\n"+deep+"\n"+rest)

	// The config of a program was never looked up.
	d := hush.NewDecoder(with(nil, hush.Node{}))
	d.Check(fields).Required(0, false)
	d.End()
	assert.EqualError(t, d.Finish(), "llm:gpt-4.key: required, but missing")
}
