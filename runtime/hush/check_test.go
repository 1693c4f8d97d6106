package hush_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/runtime/hush"
)

// create checks a config that the program made.
func create(t *testing.T, config any) error {
	t.Helper()
	_, err := pluginAll.Create(t.Context(), input(hush.Node{}), config)
	return err
}

// filled is the least that Create accepts.
func filled(change func(*allConfig)) *allConfig {
	config := &allConfig{Text: "text", Tags: map[string]string{"a": "b"}}
	change(config)
	return config
}

// Zero values that nobody gave are left alone, whatever the constraints.
func TestZeroValuesAreNoMistakes(t *testing.T) {
	config := decoded(t, whole())
	assert.Zero(t, config.Float32)
	assert.Zero(t, config.Level)
	assert.Zero(t, config.Pair)
	assert.NoError(t, create(t, filled(func(*allConfig) {})))

	for name, test := range map[string]struct {
		value part
		want  string
	}{
		"float32": {plain("0", 9, 9), "r.yaml:9:9: llm:gpt-4.float32: 0 is below the minimum 0.1"},
		"level":   {plain("0", 9, 9), "r.yaml:9:9: llm:gpt-4.level: 0 is not allowed; there are 1, 2"},
		"color":   {quoted("", 9, 9), "r.yaml:9:9: llm:gpt-4.color: [redacted] is not allowed; there are red, green"},
		"key":     {quoted("", 9, 9), "r.yaml:9:9: llm:gpt-4.key: has 0 characters, needs at least 4"},
		"pair": {sequence(9, 9, plain("0", 9, 10), plain("0", 9, 13)), "r.yaml:9:10: llm:gpt-4.pair[0]: 0 is below the minimum 1\n" +
			"r.yaml:9:13: llm:gpt-4.pair[1]: 0 is below the minimum 1"},
	} {
		assert.Equal(t, test.want, problems(t, name, test.value))
	}
}

func TestBounds(t *testing.T) {
	for _, test := range []struct {
		field, text, want string
	}{
		{"int8", "-6", "-6 is below the minimum -5"},
		{"int8", "-128", "-128 is below the minimum -5"},
		{"uint8", "0xff", "255 is above the maximum 200"},
		{"float32", "0.09", "0.09 is below the minimum 0.1"},
		{"float32", "0.7000001", "0.7000001 is above the maximum 0.7"},
		{"float64", "2.0000000000000004", "2.0000000000000004 is above the maximum 2"},
		{"float64", "1000000", "1000000 is above the maximum 2"},
		{"float64", "1e21", "1e+21 is above the maximum 2"},
		{"float64", "-1e-7", "-1e-07 is below the minimum 0"},
		{"float64", ".inf", "+Inf is above the maximum 2"},
		{"float64", ".nan", "NaN is not a number; needs at least 0"},
		{"wait", "1ms", "1ms is below the minimum 1s"},
		{"wait", "-30s", "-30s is below the minimum 1s"},
	} {
		want := "r.yaml:9:9: llm:gpt-4." + test.field + ": " + test.want
		assert.Equal(t, want, problems(t, test.field, plain(test.text, 9, 9)))
	}
	for field, texts := range map[string][]string{
		"int8": {"-5", "100"}, "uint8": {"0", "200"}, "float32": {"0.1", "0.7"}, "float64": {"0", "2"}, "wait": {"1s", "1m"},
	} {
		for _, text := range texts {
			decoded(t, whole(part(func(b *hush.Builder) { b.Key(field, 9, 3); b.Plain(text, 9, 9) })))
		}
	}
}

func TestLengthsCountCharacters(t *testing.T) {
	text := func(text string) hush.Node {
		return document(mapping(1, 1, field("text", 2, 3, quoted(text, 2, 9)), field("count", 3, 3, plain("1", 3, 10)),
			field("tags", 4, 3, mapping(4, 9, field("a", 4, 10, plain("b", 4, 13))))))
	}
	assert.Equal(t, "ääöößßüü", decoded(t, text("ääöößßüü")).Text)
	_, err := decode(t, input(text("ääöößßüüx")))
	assert.EqualError(t, err, "r.yaml:2:9: llm:gpt-4.text: has 9 characters, at most 8 allowed")
	_, err = decode(t, input(text("é")))
	assert.EqualError(t, err, "r.yaml:2:9: llm:gpt-4.text: has 1 character, needs at least 2")
	_, err = decode(t, input(text("")))
	assert.EqualError(t, err, "r.yaml:2:9: llm:gpt-4.text: required, but empty")
}

func TestManyAllowedValues(t *testing.T) {
	d := hush.NewDecoder(input(document(mapping(1, 1, field("text", 1, 2, quoted(strings.Repeat("z", 70), 1, 8))))))
	_ = d.Root()
	d.Check(hushFieldsAllConfig[:])
	hush.OneOf(d.At(0), strings.Repeat("z", 70), "m", "l", "k", "j", "i", "h", "g", "f", "e", "d", "c", "b")
	d.End()
	assert.EqualError(t, d.Finish(), `r.yaml:1:8: llm:gpt-4.text: "`+strings.Repeat("z", 64)+`…" is not allowed; there are m, l, k, j, i, h, g, f, e, d and 2 more`)
}

// A config made by the program has no positions, and is given whole: numbers
// that are 0 are meant, elements too.
func TestCreateChecks(t *testing.T) {
	bad := allConfig{
		Mode: "quick", Level: 7, Int8: 101, Uint8: 201, Uint64: 3, Float32: 0.8, Float64: math.NaN(), Wait: time.Hour,
		Key: hush.NewSecret("abc"), Ports: []uint16{1, 0}, Pair: [2]int{-1, 0}, Limits: map[string]int{"z": 10, "a": 11},
		Size: new(4), Retry: allRetry{Max: 11}, Backup: &allRetry{Max: -1},
		Servers: []allServer{{Zone: "x"}}, Children: []*allNode{nil, {Children: []*allNode{{}}}},
	}
	want := strings.TrimSpace(`
llm:gpt-4.backup.max: -1 is below the minimum 1
llm:gpt-4.children[1].children[0].name: required, but missing
llm:gpt-4.children[1].name: required, but missing
llm:gpt-4.count: 0 is below the minimum 1
llm:gpt-4.float32: 0.8 is above the maximum 0.7
llm:gpt-4.float64: NaN is not a number; needs at least 0
llm:gpt-4.int8: 101 is above the maximum 100
llm:gpt-4.key: has 3 characters, needs at least 4
llm:gpt-4.level: 7 is not allowed; there are 1, 2
llm:gpt-4.limits.a: 11 is above the maximum 9
llm:gpt-4.limits.z: 10 is above the maximum 9
llm:gpt-4.mode: "quick" is not allowed; there are fast, slow
llm:gpt-4.pair[0]: -1 is below the minimum 1
llm:gpt-4.ports[1]: 0 is below the minimum 1
llm:gpt-4.retry.max: 11 is above the maximum 10
llm:gpt-4.servers[0].host: required, but missing
llm:gpt-4.servers[0].zone: "x" is not allowed; there are eu, us
llm:gpt-4.size: 4 is above the maximum 3
llm:gpt-4.tags: required, but missing
llm:gpt-4.text: required, but missing
llm:gpt-4.uint64: 3 is not allowed; there are 1, 2, 4
llm:gpt-4.uint8: 201 is above the maximum 200
llm:gpt-4.wait: 1h0m0s is above the maximum 1m0s
`)
	want = strings.Replace(want, "llm:gpt-4.count: 0 is below the minimum 1\n", "", 1) // 0 is absent, see TestZeroValuesAreNoMistakes
	for range 20 {
		assert.EqualError(t, create(t, bad), want, "in this order, whatever that of the maps")
	}
	assert.EqualError(t, create(t, &bad), want)
}

// What SetDefaults put in is not missing in the source.
func TestValuesOfSetDefaults(t *testing.T) {
	config := allConfig{Servers: []allServer{{Host: "a"}, {}}, Zones: map[string]allServer{"x": {Port: 10}}}
	d := hush.NewDecoder(input(whole()))
	hushReadAllConfig(d, nil, &config)
	assert.EqualError(t, d.Finish(), strings.TrimSpace(`
r.yaml:2:3: llm:gpt-4.servers[1].host: required, but missing
r.yaml:2:3: llm:gpt-4.zones.x.host: required, but missing
r.yaml:2:3: llm:gpt-4.zones.x.port: 10 is above the maximum 9
`))
	assert.Equal(t, "from SetDefaults", config.Shared)

	config = allConfig{}
	d = hush.NewDecoder(input(hush.Node{}))
	hushReadAllConfig(d, nil, &config)
	assert.Error(t, d.Finish())
	assert.Equal(t, allConfig{
		Mode: "fast", Float64: 0.5, Wait: 30 * time.Second, Names: []string{"a", "b"},
		Retry: allRetry{Max: 3}, allBase: allBase{"from SetDefaults"},
	}, config)
}

// A null where something is required says so, at its own position.
func TestRequiredNull(t *testing.T) {
	_, err := decode(t, input(document(mapping(1, 1,
		field("text", 1, 2, null(1, 8)), field("count", 2, 2, null(2, 9)), field("tags", 3, 2, null(3, 8))))))
	assert.EqualError(t, err, strings.TrimSpace(`
r.yaml:1:8: llm:gpt-4.text: required, but null
r.yaml:2:9: llm:gpt-4.count: required, but null
r.yaml:3:8: llm:gpt-4.tags: required, but null
`))

	// The null of what is around a value stands for more than the value.
	d := hush.NewDecoder(input(document(mapping(1, 1, field("retry", 1, 2, null(1, 9))))))
	_ = d.Root()
	d.Check(hushFieldsAllConfig[:]).At(27).Check(hushFieldsAllRetry[:]).RequiredGiven(0)
	d.End()
	d.End()
	assert.EqualError(t, d.Finish(), "r.yaml:1:9: llm:gpt-4.retry.max: required, but missing; LLM_RETRIES is not set either")
}
