package hush_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

func TestGiven(t *testing.T) {
	given := &allConfig{Text: "x"}
	for _, value := range []any{given, *given} {
		d := hush.NewDecoder(input(hush.Node{}))
		config := allConfig{Color: "red"}
		assert.True(t, takes(d, value, &config))
		assert.Equal(t, *given, config)
		config.Text = "y"
		assert.Equal(t, "x", given.Text, "the program's own stays as it is")
		assert.NoError(t, d.Finish())
	}

	d := hush.NewDecoder(input(hush.Node{}))
	config := allConfig{Color: "red"}
	assert.False(t, takes(d, nil, &config), "the values are to be read")
	assert.Equal(t, allConfig{Color: "red"}, config)
	assert.NoError(t, d.Finish())
}

func TestGivenSomethingElse(t *testing.T) {
	given := func(value any) error {
		d := hush.NewDecoder(input(hush.Node{}))
		var config allConfig
		assert.True(t, takes(d, value, &config), "the values are not to be read instead")
		assert.False(t, d.Valid())
		assert.True(t, d.Done())
		assert.Equal(t, allConfig{}, config)
		return d.Finish()
	}
	config := &allConfig{Text: "x"}
	for want, value := range map[string]any{
		"string": "x", "hush_test.allRetry": allRetry{}, "**hush_test.allConfig": &config,
	} {
		err := given(value)
		assert.EqualError(t, err, "llm: "+want+" is not the config of any plugin")
		assert.Equal(t, &hush.ConfigTypeError{Category: "llm", Type: want}, err)
	}
	for want, value := range map[string]any{"nil": nil, "string": "x"} {
		assert.Equal(t, &hush.ConfigTypeError{Category: "llm", Type: want}, create(t, value), "constraints have nothing to add")
	}
	err := create(t, (*allConfig)(nil))
	assert.EqualError(t, err, "llm:gpt-4: the config is a nil *hush_test.allConfig")
	assert.ErrorAs(t, err, new(*hush.ConfigError))
	_, err = newPlugins().Speaker.Create(t.Context(), nil)
	assert.Equal(t, &hush.ConfigTypeError{Category: "speaker", Type: "nil"}, err)
}

func TestHostOf(t *testing.T) {
	type host struct{ Name string }
	of := func(value any) *host {
		d := hush.NewDecoder(hush.Input{Host: value})
		got := hush.HostOf[host](d)
		assert.NoError(t, d.Finish())
		return got
	}
	given := &host{"x"}
	assert.Same(t, given, of(given))
	assert.Equal(t, given, of(*given))
	for _, other := range []any{nil, "x", (*host)(nil)} {
		assert.Equal(t, &host{}, of(other))
	}
}

func TestFailures(t *testing.T) {
	in := input(hush.Node{})
	d := hush.NewDecoder(in)
	cause := errors.New("no luck")
	err := d.Failed(cause)
	assert.ErrorIs(t, err, cause)
	var failed *hush.CreateError
	require.ErrorAs(t, err, &failed)
	assert.Equal(t, in.Key, failed.Key)
	assert.ErrorContains(t, d.Failed(nil), "returned nil without an error")
	assert.NoError(t, d.Finish())
}

// A factory is called for right values, and not to check them.
func TestDone(t *testing.T) {
	construct := func() *hush.Decoder { return hush.NewDecoder(input(hush.Node{})).Construct(t.Context()) }
	d := construct()
	assert.False(t, d.Done())
	assert.Equal(t, t.Context(), d.Context())
	assert.Equal(t, hush.Key{Category: "llm", Name: "gpt-4"}, d.Key())
	assert.NoError(t, d.Finish())

	d = hush.NewDecoder(input(hush.Node{}))
	assert.True(t, d.Done(), "only checking")
	assert.NoError(t, d.Finish())
	d = construct()
	d.NeedsHost(false, "HTTPClient", "*http.Client")
	assert.True(t, d.Done(), "a problem")
	assert.Error(t, d.Finish())
	d = construct()
	d.NoConfig("a config")
	assert.True(t, d.Done(), "a config that is none")
	assert.Error(t, d.Finish())
}

func TestFactoryAfterDecoding(t *testing.T) {
	_, err := decode(t, input(whole(field("int", 5, 3, plain("99", 5, 8)))))
	assert.EqualError(t, err, "llm:gpt-4: hush_test.newAllModel: no luck")
	_, err = decode(t, input(whole(field("int", 5, 3, plain("98", 5, 8)))))
	assert.EqualError(t, err, "llm:gpt-4: hush_test.newAllModel: returned nil without an error")
}
