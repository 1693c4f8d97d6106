package hush_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Everything that is wrong is told at once, each thing once, sorted.
func TestManyMistakesAtOnce(t *testing.T) {
	_, err := decode(t, input(document(mapping(2, 3,
		field("type", 2, 3, plain("all", 2, 9)),
		field("txt", 3, 3, quoted("far too long", 3, 8)),
		field("mode", 4, 3, plain("fsat", 4, 9)),
		field("level", 5, 3, plain("3", 5, 10)),
		field("int8", 6, 3, plain("101", 6, 9)),
		field("uint64", 7, 3, plain("3", 7, 11)),
		field("float32", 8, 3, plain("0.05", 8, 12)),
		field("float64", 9, 3, plain("3", 9, 12)),
		field("wait", 10, 3, plain("2m", 10, 9)),
		field("ports", 11, 3, sequence(11, 10, plain("1", 11, 11), plain("0", 11, 14), plain("x", 11, 17), plain("70000", 11, 20))),
		field("pair", 12, 3, sequence(12, 9, plain("0", 12, 10), plain("1", 12, 13))),
		field("limits", 13, 3, mapping(14, 5, field("x.y", 14, 5, plain("10", 14, 12)), field("x", 15, 5, plain("many", 15, 8)))),
		field("retry", 16, 3, mapping(17, 5, field("max", 17, 5, plain("11", 17, 10)), field("mxa", 18, 5, plain("1", 18, 10)))),
		field("servers", 19, 3, sequence(20, 5, mapping(20, 7, field("port", 20, 7, plain("10", 20, 13))), plain("b", 21, 7))),
		field("zones", 22, 3, mapping(23, 5, field("a b", 23, 5, mapping(23, 12, field("zone", 23, 13, plain("uk", 23, 19)))))),
		field("children", 24, 3, sequence(25, 5, mapping(25, 7, field("children", 25, 7, sequence(26, 9, mapping(26, 11)))))),
		field("colour", 27, 3, plain("red", 27, 11)),
		field("tags", 28, 3, mapping(28, 9)),
	))))
	assert.EqualError(t, err, strings.TrimSpace(`
r.yaml:2:3: llm:gpt-4.count: required, but missing
r.yaml:3:8: llm:gpt-4.text: has 12 characters, at most 8 allowed
r.yaml:4:9: llm:gpt-4.mode: "fsat" is not allowed; did you mean fast?
r.yaml:5:10: llm:gpt-4.level: 3 is not allowed; there are 1, 2
r.yaml:6:9: llm:gpt-4.int8: 101 is above the maximum 100
r.yaml:7:11: llm:gpt-4.uint64: 3 is not allowed; there are 1, 2, 4
r.yaml:8:12: llm:gpt-4.float32: 0.05 is below the minimum 0.1
r.yaml:9:12: llm:gpt-4.float64: 3 is above the maximum 2
r.yaml:10:9: llm:gpt-4.wait: 2m0s is above the maximum 1m0s
r.yaml:11:10: llm:gpt-4.ports: has 4 entries, at most 3 allowed
r.yaml:11:14: llm:gpt-4.ports[1]: 0 is below the minimum 1
r.yaml:11:17: llm:gpt-4.ports[2]: expected an integer, found x
r.yaml:11:20: llm:gpt-4.ports[3]: expected an integer from 0 to 65535, found 70000
r.yaml:12:10: llm:gpt-4.pair[0]: 0 is below the minimum 1
r.yaml:14:12: llm:gpt-4.limits["x.y"]: 10 is above the maximum 9
r.yaml:15:8: llm:gpt-4.limits.x: expected an integer, found many
r.yaml:17:10: llm:gpt-4.retry.max: 11 is above the maximum 10
r.yaml:18:5: llm:gpt-4.retry.mxa: unknown field; did you mean max?
r.yaml:20:7: llm:gpt-4.servers[0].host: required, but missing
r.yaml:20:13: llm:gpt-4.servers[0].port: 10 is above the maximum 9
r.yaml:21:7: llm:gpt-4.servers[1]: expected a mapping, found b
r.yaml:23:12: llm:gpt-4.zones["a b"].host: required, but missing
r.yaml:23:12: llm:gpt-4.zones["a b"].port: required, but missing
r.yaml:23:19: llm:gpt-4.zones["a b"].zone: "uk" is not allowed; did you mean us?
r.yaml:25:7: llm:gpt-4.children[0].name: required, but missing
r.yaml:26:11: llm:gpt-4.children[0].children[0].name: required, but missing
r.yaml:27:3: llm:gpt-4.colour: unknown field; did you mean color?
r.yaml:28:9: llm:gpt-4.tags: required, but empty
`))
	var config *hush.ConfigError
	require.ErrorAs(t, err, &config)
	assert.EqualExportedValues(t, hush.Problem{
		Position: hush.Position{Source: "r.yaml", Line: 9, Column: 12}, Path: "llm:gpt-4.float64",
		Message: "3 is above the maximum 2", Expected: "at most 2", Found: "3",
	}, config.Problems[7])
}

func TestAliases(t *testing.T) {
	rest := []part{field("count", 3, 3, plain("5", 3, 10)), field("tags", 4, 3, mapping(4, 9, field("a", 4, 10, plain("b", 4, 13))))}
	at := func(fields ...part) hush.Node { return document(mapping(2, 3, append(fields, rest...)...)) }
	for _, name := range []string{"text", "txt", "words"} {
		assert.Equal(t, "hello", decoded(t, at(field(name, 2, 3, plain("hello", 2, 9)))).Text)
	}
	// A null is no second value.
	assert.Equal(t, "hello", decoded(t, at(field("text", 2, 3, null(2, 9)), field("txt", 5, 3, plain("hello", 5, 9)))).Text)
	assert.Equal(t, "hello", decoded(t, at(field("words", 2, 3, plain("hello", 2, 9)), field("text", 5, 3, null(5, 9)))).Text)

	_, err := decode(t, input(at(field("words", 2, 3, plain("one", 2, 9)), field("text", 5, 3, plain("x", 5, 9)), field("txt", 6, 3, plain("y", 6, 9)))))
	assert.EqualError(t, err, "r.yaml:5:3: llm:gpt-4.text: given twice, here as text\nr.yaml:6:3: llm:gpt-4.text: given twice, here as txt")
	_, err = decode(t, input(at(field("words", 2, 3, plain("w", 2, 10)))))
	assert.EqualError(t, err, "r.yaml:2:10: llm:gpt-4.text: has 1 character, needs at least 2", "the position of an alias' value")
	_, err = decode(t, input(at(field("text", 2, 3, null(2, 9)), field("txt", 5, 3, null(5, 9)))))
	assert.EqualError(t, err, "r.yaml:5:9: llm:gpt-4.text: required, but null")
}

func TestUnknownFields(t *testing.T) {
	for name, want := range map[string]string{
		"Mode":              "Mode: unknown field; did you mean mode?",
		"modl":              "modl: unknown field; did you mean mode, model or models?",
		"textt":             "textt: unknown field; did you mean text?",
		"wrds":              "wrds: unknown field; did you mean words?",
		"a.b":               `["a.b"]: unknown field; there are backup, children, color, count, float32, float64, grid, int, int16, int32 and 28 more`,
		"":                  `[""]: unknown field; there are backup, children, color, count, float32, float64, grid, int, int16, int32 and 28 more`,
		"x\ny: 1: 1: k\x1b": `["x\ny: 1: 1: k\x1b"]: unknown field; there are backup, children, color, count, float32, float64, grid, int, int16, int32 and 28 more`,
		`"\`:                `["\"\\"]: unknown field; there are backup, children, color, count, float32, float64, grid, int, int16, int32 and 28 more`,
		"tpye":              "tpye: unknown field; there are backup, children, color, count, float32, float64, grid, int, int16, int32 and 28 more",
	} {
		got := problems(t, name, mapping(9, 9, field("inner", 9, 10, plain("not looked at", 9, 17))))
		step := "."
		if strings.HasPrefix(want, "[") {
			step = ""
		}
		assert.Equal(t, "r.yaml:9:3: llm:gpt-4"+step+want, got, name)
	}
	in := input(whole(field("tpye", 9, 3, plain("x", 9, 9))))
	in.Resources = fakeHub{}
	_, err := decode(t, in)
	assert.EqualError(t, err, "r.yaml:9:3: llm:gpt-4.tpye: unknown field; did you mean type?", "in a hub")
}

// The fields that choose the plugin are those of the resource alone.
func TestSelectors(t *testing.T) {
	selectors := []part{field("type", 9, 3, plain("all", 9, 9)), field("_class", 10, 3, sequence(10, 9))}
	assert.Equal(t, "hello", decoded(t, whole(selectors...)).Text)
	assert.Equal(t, map[string]int{"type": 1, "_class": 2},
		decoded(t, whole(field("limits", 5, 3, mapping(5, 11, field("type", 5, 12, plain("1", 5, 18)), field("_class", 5, 20, plain("2", 5, 28)))))).Limits)
	assert.Equal(t, "r.yaml:9:10: llm:gpt-4.retry.type: unknown field; there are max, token, wait",
		problems(t, "retry", mapping(9, 9, field("type", 9, 10, plain("x", 9, 16)))))
}

func TestLenient(t *testing.T) {
	d := hush.NewDecoder(input(whole(
		field("other", 9, 3, plain("x", 9, 9)),
		field("retry", 10, 3, mapping(10, 9, field("other", 10, 10, plain("x", 10, 17)))),
		field("int", 11, 3, plain("x", 11, 9))))).Lenient()
	var config allConfig
	hushReadAllConfig(d, nil, &config)
	assert.EqualError(t, d.Finish(), "r.yaml:11:9: llm:gpt-4.int: expected an integer, found x")
	assert.Equal(t, "hello", config.Text)

	lenient := &hush.Plugin[answerer]{Info: hush.Info{Lenient: true}, Maker: pluginAll.Maker}
	in := input(whole(field("other", 9, 3, plain("x", 9, 9))))
	_, err := lenient.Check(in)
	assert.NoError(t, err)
	made, err := lenient.New(t.Context(), in)
	require.NoError(t, err)
	assert.Equal(t, "hello", made.(*allModel).Answer())
}

func TestNoConfig(t *testing.T) {
	check := func(node hush.Node) error {
		d := hush.NewDecoder(input(node))
		d.NoConfig(nil)
		return d.Finish()
	}
	for _, node := range []hush.Node{{}, document(null(1, 1)), document(mapping(1, 1)), document(mapping(1, 1, field("type", 1, 2, plain("x", 1, 8))))} {
		assert.NoError(t, check(node))
	}
	assert.EqualError(t, check(document(mapping(1, 1, field("a", 1, 2, plain("x", 1, 5)), field("b", 2, 2, null(2, 5))))),
		"r.yaml:1:2: llm:gpt-4.a: unknown field; there is none\nr.yaml:2:2: llm:gpt-4.b: unknown field; there is none")
	assert.EqualError(t, check(document(plain("x", 1, 1))), "r.yaml:1:1: llm:gpt-4: expected a mapping, found x")

	d := hush.NewDecoder(input(hush.Node{}))
	d.NoConfig(allConfig{})
	assert.Equal(t, &hush.ConfigTypeError{Category: "llm", Type: "hush_test.allConfig"}, d.Finish())
}

// Mistakes without end take time in proportion, not more.
func TestManyThousandMistakes(t *testing.T) {
	const count = 20_000
	var unknown, ports, limits []part
	for i := range count {
		unknown = append(unknown, field("colour"+strconv.Itoa(i), i, 3, plain("x", i, 9)))
		ports = append(ports, plain("0", i, 5))
		limits = append(limits, field("k"+strconv.Itoa(i), i, 7, plain("10", i, 9)))
	}
	_, err := decode(t, input(whole(append(unknown,
		field("ports", 5, 3, sequence(5, 10, ports...)), field("limits", 6, 3, mapping(6, 10, limits...)))...)))
	var config *hush.ConfigError
	require.ErrorAs(t, err, &config)
	require.Len(t, config.Problems, 1001)
	last := config.Problems[1000]
	assert.Equal(t, "r.yaml:1000:3: llm:gpt-4.colour1000: and 59001 more problems in this resource", last.Error())
	suggesting := 0
	for _, p := range config.Problems {
		if strings.HasPrefix(p.Message, "unknown field;") {
			suggesting++
		}
	}
	assert.Equal(t, 100, suggesting)
}
