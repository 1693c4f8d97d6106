package schemas

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/schema"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

const (
	takes   = true
	refuses = false
)

// example is a config, written as YAML, and who takes it.
type example struct {
	plugin, text    string
	program, schema bool
	// rule is the exception that is at work; none where the two agree.
	rule rule
}

// demanded is all that the config demanding must be given, but for a time.
const demanded = "secret: x\npointer: x\nnumber: 0\nmany: [a]\ntwice: x\nstruct: {}\narray: [true, false]\nany: 1\nnode: x\nlink: x\n"

// examples are worked out by hand: for each rule some that it is for, and
// their neighbours that it isn't for.
var examples = []example{
	{"limits", `text: 12345`, refuses, takes, plainText},
	{"limits", `text: 1234`, takes, takes, ""},
	{"limits", `text: false`, refuses, refuses, ""},
	{"limits", `inside: true`, refuses, refuses, ""},
	{"limits", `text: true`, takes, takes, ""},
	{"limits", `text: "12345"`, refuses, refuses, ""},
	{"limits", `anchored: 12`, refuses, takes, plainText},
	{"limits", `digits: 12`, takes, takes, ""},
	{"limits", `digits: 012`, refuses, takes, plainText},
	{"limits", `secret: 1`, refuses, takes, plainText},

	{"enums", `odd: 1`, takes, takes, ""},
	{"enums", `odd: 1.0`, takes, takes, ""},
	{"enums", `odd: 1.00`, refuses, takes, spelledEnum},
	{"enums", `odd: 01`, refuses, takes, spelledEnum},
	{"enums", `odd: 1e0`, refuses, takes, spelledEnum},
	{"enums", `odd: 2`, refuses, refuses, ""},
	{"enums", `odd: true`, takes, takes, ""},
	{"enums", `odd: false`, refuses, refuses, ""},
	{"enums", `color: 1`, refuses, refuses, ""},

	{"scalars", `wait: 0`, takes, takes, ""},
	{"scalars", `wait: +0`, takes, takes, ""},
	{"scalars", `wait: "0"`, takes, takes, ""},
	{"scalars", `wait: 0.0`, refuses, takes, spelledZero},
	{"scalars", `wait: 00`, refuses, takes, spelledZero},
	{"scalars", `wait: "00"`, refuses, refuses, ""},
	{"scalars", `wait: 30`, refuses, refuses, ""},

	{"limits", `wait: 999ms`, refuses, takes, longDuration},
	{"limits", `wait: 1h31m`, refuses, takes, longDuration},
	{"limits", `wait: 90m`, takes, takes, ""},
	{"limits", `wait: 0`, refuses, takes, longDuration},
	{"scalars", `wait: 2562047h47m16.854775807s`, takes, takes, ""},
	{"scalars", `wait: 2562047h47m16.854775808s`, refuses, takes, longDuration},
	{"scalars", `wait: 1d`, refuses, refuses, ""},

	{"formats", `time: 2024-02-29T00:00:00Z`, takes, takes, ""},
	{"formats", `time: 2026-02-29T00:00:00Z`, refuses, refuses, ""},
	{"formats", `hostport: "[::1]:80"`, takes, takes, ""},
	{"formats", `hostport: "[::g]:80"`, refuses, refuses, ""},

	{"special", `link: a/b`, takes, takes, ""},
	{"special", `link: "%"`, refuses, takes, anyURL},
	{"special", `link: "http://h:port/"`, refuses, takes, anyURL},

	{"scalars", `float32: 1e38`, takes, takes, ""},
	{"scalars", `float32: 1e39`, refuses, takes, beyondFloat},
	{"scalars", `float64: 1e309`, refuses, takes, beyondFloat},
	{"scalars", `float64: .inf`, takes, takes, ""},
	{"limits", `float64: .inf`, refuses, refuses, ""},
	{"special", `any: 1e309`, refuses, takes, beyondFloat},
	{"special", `any: [{a: -1e309}]`, refuses, takes, beyondFloat},
	{"special", `node: 1e309`, takes, takes, ""},
	{"rest", `other: 1e309`, refuses, takes, beyondFloat},

	{"limits", `float64: 0.1`, takes, takes, ""},
	{"limits", `float64: 0.09999999999999999999`, takes, refuses, nearLimit},
	{"limits", `float64: 0.0999999999999999`, refuses, refuses, ""},
	{"limits", `float32: 0.7`, takes, takes, ""},
	{"limits", `float32: 0.70000000001`, takes, refuses, nearLimit},
	{"limits", `float32: 0.7001`, refuses, refuses, ""},

	{"scalars", `int: 0x1F`, takes, takes, ""},
	{"scalars", `int: -0x1F`, takes, takes, ""},
	{"scalars", `int: "-0x1F"`, refuses, takes, signedBase},
	{"scalars", `int: "0x1F"`, refuses, refuses, ""},
	{"scalars", `float64: -0o17`, takes, takes, ""},
	{"scalars", `int8: -0x1FF`, refuses, takes, signedBase},

	{"scalars", `float64: .nan`, takes, takes, ""},
	{"defaults", `float: .nan`, refuses, takes, notANumber},
	{"scalars", `int: .nan`, refuses, refuses, ""},

	{"demanding", demanded + `when: 0001-01-01T00:00:00Z`, refuses, takes, zeroTime},
	{"demanding", demanded + `when: 0001-01-01T01:00:00+01:00`, refuses, takes, zeroTime},
	{"demanding", demanded + `when: 0001-01-01T00:00:01Z`, takes, takes, ""},
	{"scalars", `when: 0001-01-01T00:00:00Z`, takes, takes, ""},

	{"scalars", `int: ${A}`, refuses, takes, variable},
	{"scalars", `bool: "${A:-true}"`, refuses, takes, variable},
	{"limits", `wait: x${A}`, refuses, takes, variable},
	{"enums", `speed: ${A}`, refuses, takes, variable},
	{"scalars", `int: $A`, refuses, refuses, ""},
	{"scalars", `bytes: "${A}"`, refuses, refuses, variable},

	// YAML's own types agree without a rule.
	{"scalars", `bool: yes`, refuses, refuses, ""},
	{"scalars", `bool: TRUE`, takes, takes, ""},
	{"scalars", `bool: "true"`, refuses, refuses, ""},
	{"scalars", `int: 017`, takes, takes, ""},
	{"scalars", `int: 0o17`, takes, takes, ""},
	{"scalars", `int: 0b11`, refuses, refuses, ""},
	{"scalars", `int: 1_000`, refuses, refuses, ""},
	{"scalars", `int: 1e3`, takes, takes, ""},
	{"scalars", `int: 12:30`, refuses, refuses, ""},
	{"scalars", `int: !!int "7"`, takes, takes, ""},
	{"scalars", `int: !!str 7`, refuses, refuses, ""},
	{"scalars", `int: ~`, takes, takes, ""},
	{"scalars", `string: ~`, takes, takes, ""},
	{"scalars", `string: no`, takes, takes, ""},
	{"scalars", `string: 2026-01-02`, takes, takes, ""},
	{"scalars", `when: 2026-01-02T15:04:05Z`, takes, takes, ""},
	{"scalars", `when: 2026-01-02`, refuses, refuses, ""},
	{"scalars", "<<: &a {int: 1}\nint8: 2", takes, takes, ""},
	{"scalars", "<<: &a {int8: 1000}\nint8: 2", takes, takes, ""},
	{"scalars", "<<: &a {wrong: 1}\nint8: 2", refuses, refuses, ""},
	{"nesting", "leaf: &a {size: 3}\npointer: *a", takes, takes, ""},
	{"nesting", "leaf: &a {size: 3}\ntree: *a", takes, takes, ""},
	{"nesting", "leaf: &a {size: 3, name: x}\ntree: *a", refuses, refuses, ""},
}

func TestExamples(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.yaml")
	seen := map[rule]bool{}
	for _, e := range examples {
		p := pluginNamed(e.plugin)
		require.NoError(t, os.WriteFile(path, []byte(e.text+"\n"), 0o600))
		snapshot, err := yamlfile.New(path).Load(t.Context())
		require.NoError(t, err, e.text)
		document, err := fromYAML(e.text)
		require.NoError(t, err, e.text)
		var rules []rule
		if e.rule != "" {
			rules = []rule{e.rule}
		}
		refused := decoded(p, snapshot.Root, nil)
		invalid := judgeOf(p, schema.Draft2020).Validate(asData(resolved(document)))
		assert.Equal(t, e.program, refused == nil, "%s, %s, program: %v", e.plugin, e.text, refused)
		assert.Equal(t, e.schema, invalid == nil, "%s, %s, schema: %v", e.plugin, e.text, invalid)
		assert.Equal(t, rules, exceptions(p, document), "%s, %s", e.plugin, e.text)
		seen[e.rule] = true
	}
	for _, r := range ofConfigs {
		assert.True(t, seen[r], "an example of %s", r)
	}
}
