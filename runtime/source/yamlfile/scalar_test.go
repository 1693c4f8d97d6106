package yamlfile_test

import "testing"

func TestNulls(t *testing.T) {
	table{
		"block":    {"a:\nb: ~\nc: null\nd: Null\ne: NULL\n", "{a:~ b:~ c:~ d:~ e:~}"},
		"flow":     {"{a: , b: ~, c}", "{a:~ b:~ c:~}"},
		"list":     {"a: [~, null]\nb:\n  -\n  - ~\n", "{a:[~ ~] b:[~ ~]}"},
		"comment":  {"a: # x\nb: #\n", "{a:~ b:~}"},
		"no null":  {"a: nULL\nb: nil\nc: none\nd: ~x\ne: nulls\n", "{a:nULL b:nil c:none d:~x e:nulls}"},
		"quoted":   {"a: '~'\nb: \"null\"\nc: ''\nd: \"\"\n", `{a:"~" b:"null" c:"" d:""}`},
		"anchored": {"a: &x\nb: *x\nc: &y ~\nd: *y\n", "{a:~ b:~ c:~ d:~}"},
		"tagged":   {"a: !!null\nb: !!null ~\nc: !!null ''\nd: !!str\ne: !!str ~\n", `{a:~ b:~ c:~ d:"" e:"~"}`},
	}.load(t)
}

func TestPlainScalarsKeepTheirText(t *testing.T) {
	table{
		"numbers": {"a: 1\nb: 1.10\nc: 0o17\nd: 1_000\ne: 0x1F\nf: 017\ng: .inf\nh: -0\ni: 1e3\n", "{a:1 b:1.10 c:0o17 d:1_000 e:0x1F f:017 g:.inf h:-0 i:1e3}"},
		"words":   {"a: true\nb: no\nc: On\nd: y\n", "{a:true b:no c:On d:y}"},
		"others":  {"a: 2024-01-01\nb: 12:30:45\nc: a b\nd: a#b\ne: a:b\nf: <<\ng: =\nh: -x\ni: ?x\nj: :x\n", "{a:2024-01-01 b:12:30:45 c:a b d:a#b e:a:b f:<< g:= h:-x i:?x j::x}"},
		"folded":  {"a: x\n  y\n\n  z\nb: 1\n  2\n", "{a:x y\nz b:1 2}"},
		"comment": {"a: x # y\nb: 'x' # y\n", `{a:x b:"x"}`},
		"${…}":    {"a: ${A}\nb: \"${B}\"\nc: ${D:-x y}\n", `{a:${A} b:"${B}" c:${D:-x y}}`},
	}.load(t)
}

func TestQuotedScalarsAreStrings(t *testing.T) {
	table{
		"look like others": {"a: '1'\nb: \"true\"\nc: \"~\"\nd: '1.5'\n", `{a:"1" b:"true" c:"~" d:"1.5"}`},
		"single":           {`a: 'it''s \n "x"'`, `{a:"it's \n "x""}`},
		"double":           {`a: "\x41\u00e9\U0001F600\t\\\"\/\0"`, "{a:\"Aé😀\t\\\"/\x00\"}"},
		"folded":           {"a: 'x\n  y\n\n  z'\nb: \"x\\\n  y\"\n", "{a:\"x y\nz\" b:\"xy\"}"},
		"as items":         {"a: ['1', \"2\", 3]\n", `{a:["1" "2" 3]}`},
		"colons":           {"a: 'b: c'\nd: \"#e\"\n", `{a:"b: c" d:"#e"}`},
	}.load(t)
}

func TestBlockScalarsAreStrings(t *testing.T) {
	table{
		"literal":           {"a: |\n  1\nb: 2\n", "{a:\"1\n\" b:2}"},
		"folded":            {"a: >\n  1\n  2\n\n  3\n", "{a:\"1 2\n3\n\"}"},
		"strip":             {"a: |-\n  1\n\nb: >-\n  x\n  y\n", `{a:"1" b:"x y"}`},
		"clip":              {"a: |\n  x\n\n\nb: 1\n", "{a:\"x\n\" b:1}"},
		"keep":              {"a: |+\n  x\n\n\nb: 1\n", "{a:\"x\n\n\n\" b:1}"},
		"clip, no newline":  {"a: |\n  x", `{a:"x"}`},
		"empty":             {"a: |\nb: >-\nc: |+\n\nd: 1\n", "{a:\"\" b:\"\" c:\"\n\" d:1}"},
		"indicator":         {"a: |2\n   x\n  y\nb: |-1\n  z\n", "{a:\" x\ny\n\" b:\" z\"}"},
		"more indented":     {"a: >\n  x\n    y\n  z\n", "{a:\"x\n  y\nz\n\"}"},
		"looks like YAML":   {"a: |\n  # no comment\n  b: [\n  ---\n", "{a:\"# no comment\nb: [\n---\n\"}"},
		"true, null":        {"a: |-\n  true\nb: >-\n  null\n", `{a:"true" b:"null"}`},
		"comment behind it": {"a: | # x\n  y\n", "{a:\"y\n\"}"},
		"tabs inside":       {"a: |\n  \tx\ty\n", "{a:\"\tx\ty\n\"}"},
	}.load(t)
}

func TestTags(t *testing.T) {
	table{
		"string":      {"a: !!str 1\nb: !!str true\nc: !!str '1'\nd: ! 1\ne: !!str |-\n  1\n", `{a:"1" b:"true" c:"1" d:"1" e:"1"}`},
		"plain":       {"a: !!int \"1\"\nb: !!bool \"true\"\nc: !!float '1'\nd: !!timestamp '2024-01-01'\ne: !!int x\n", "{a:1 b:true c:1 d:2024-01-01 e:x}"},
		"collections": {"a: !!map {b: 1}\nc: !!seq [1]\nd: ! [1]\ne: ! {}\n", "{a:{b:1} c:[1] d:[1] e:{}}"},
		"key":         {"!!str a: 1\n!!str 2: 1\n", "{a:1 2:1}"},
		"in full":     {"a: !<tag:yaml.org,2002:str> 3\n", `{a:"3"}`},
		"and anchor":  {"a: !!str &x 3\nb: &y !!str 4\nc: [*x, *y]\n", `{a:"3" b:"4" c:["3" "4"]}`},
	}.load(t)
}

func TestTagProblems(t *testing.T) {
	table{
		"unknown":           {"a: !foo x\nb: !bar {x: 1}\nc: !baz [1]\nd: !<x:y> 1\n", "r.yaml:1:4: a: unknown tag; a text that begins with ! needs quotes\nr.yaml:2:4: b: unknown tag; a text that begins with ! needs quotes\nr.yaml:3:4: c: unknown tag; a text that begins with ! needs quotes\nr.yaml:4:4: d: unknown tag; a text that begins with ! needs quotes"},
		"of YAML 1.1":       {"a: !!binary aGk=\nb: !!set {x}\nc: !!omap []\n", "r.yaml:1:4: a: the tag !!binary is not supported\nr.yaml:2:4: b: the tag !!set is not supported\nr.yaml:3:4: c: the tag !!omap is not supported"},
		"of another kind":   {"a: !!map 1\nb: !!int [1]\nc: !!seq {}\n", "r.yaml:1:4: a: the tag !!map doesn't fit what follows\nr.yaml:2:4: b: the tag !!int doesn't fit what follows\nr.yaml:3:4: c: the tag !!seq doesn't fit what follows"},
		"null with a value": {"a: !!null x\n", "r.yaml:1:4: a: !!null has a value"},
		"key":               {"!!int 1: 2\n", "r.yaml:1:1: a key is a text; only the tag !!str can stand before it"},
		"seen once":         {"a: &x {b: !foo 1}\nc: [*x, *x]\n", "r.yaml:1:11: a.b: unknown tag; a text that begins with ! needs quotes"},
		"not finished":      {"a: !<x y\n", "r.yaml:1:4: the tag can't be read; a text that begins with ! needs quotes"},
	}.refuse(t)
}
