package hush_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

func TestConfigOf(t *testing.T) {
	in := input(hush.Node{})
	config := &allConfig{Text: "x"}
	got, err := hush.ConfigOf[allConfig](in, config)
	require.NoError(t, err)
	assert.Same(t, config, got)
	got, err = hush.ConfigOf[allConfig](in, *config)
	require.NoError(t, err)
	assert.Equal(t, config, got)

	_, err = hush.ConfigOf[allConfig](in, (*allConfig)(nil))
	assert.EqualError(t, err, "llm:gpt-4: the config is a nil *hush_test.allConfig")
	assert.ErrorAs(t, err, new(*hush.ConfigError))

	for want, config := range map[string]any{
		"nil": nil, "string": "x", "hush_test.allRetry": allRetry{}, "**hush_test.allConfig": &config,
	} {
		_, err = hush.ConfigOf[allConfig](in, config)
		assert.EqualError(t, err, "llm: "+want+" is not the config of any plugin")
		var wrong *hush.ConfigTypeError
		require.ErrorAs(t, err, &wrong)
		assert.Equal(t, &hush.ConfigTypeError{Category: "llm", Type: want}, wrong)
	}
}

func TestHostOf(t *testing.T) {
	type host struct{ Name string }
	given := &host{"x"}
	assert.Same(t, given, hush.HostOf[host](hush.Input{Host: given}))
	assert.Equal(t, given, hush.HostOf[host](hush.Input{Host: *given}))
	for _, other := range []any{nil, "x", (*host)(nil)} {
		assert.Equal(t, &host{}, hush.HostOf[host](hush.Input{Host: other}))
	}
}

func TestFailures(t *testing.T) {
	in := input(hush.Node{})
	cause := errors.New("no luck")
	err := hush.Failed(in, "openai.New", cause)
	assert.EqualError(t, err, "llm:gpt-4: openai.New: no luck")
	assert.ErrorIs(t, err, cause)
	var failed *hush.CreateError
	require.ErrorAs(t, err, &failed)
	assert.Equal(t, in.Key, failed.Key)
	assert.EqualError(t, hush.NilInstance(in, "openai.New"), "llm:gpt-4: openai.New: returned nil without an error")
}

func TestFactoryAfterDecoding(t *testing.T) {
	_, err := decode(t, input(whole(field("int", 5, 3, plain("99", 5, 8)))))
	assert.EqualError(t, err, "llm:gpt-4: hush_test.newAllModel: no luck")
	_, err = decode(t, input(whole(field("int", 5, 3, plain("98", 5, 8)))))
	assert.EqualError(t, err, "llm:gpt-4: hush_test.newAllModel: returned nil without an error")
}
