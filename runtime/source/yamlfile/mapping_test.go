package yamlfile_test

import "testing"

func TestKeys(t *testing.T) {
	table{
		"text":           {"1: a\ntrue: b\n~: c\n1.50: d\n'x y': e\n: f\n", "{1:a true:b ~:c 1.50:d x y:e :f}"},
		"colons":         {"llm:gpt-4: {type: openai}\n", "{llm:gpt-4:{type:openai}}"},
		"explicit":       {"? a\n: 1\n? b\n", "{a:1 b:~}"},
		"block text":     {"? |-\n  a\n: 1\n", "{a:1}"},
		"alias":          {"a: &x b\n*x : 1\n", "{a:b b:1}"},
		"case":           {"a: 1\nA: 2\n", "{a:1 A:2}"},
		"two spellings":  {"é: 1\ne\u0301: 2\n", "{é:1 e\u0301:2}"},
		"of other maps":  {"a: {x: 1}\nb: {x: 1}\nx: 1\n", "{a:{x:1} b:{x:1} x:1}"},
		"flow, no space": {"{\"a\":1, 'b':2}\n", "{a:1 b:2}"},
	}.load(t)
}

func TestKeyProblems(t *testing.T) {
	table{
		"list":         {"a:\n  ? [x]\n  : 1\n", "r.yaml:2:5: a: a key is a text; found a list"},
		"mapping":      {"{a: 1}: 2\n", "r.yaml:1:1: a key is a text; found a mapping"},
		"alias":        {"a: &x [1]\n*x : 1\n", "r.yaml:1:4: a key is a text; found a list"},
		"template":     {"a: {{ x }}\n", "r.yaml:1:5: a: a key is a text; found a mapping"},
		"several bad":  {"a: {[]: 1, {}: 2}\n", "r.yaml:1:5: a: a key is a text; found a list\nr.yaml:1:12: a: a key is a text; found a mapping"},
		"no key above": {"a: *b\n", "r.yaml:1:4: no anchor of this name above; a text that begins with * needs quotes"},
	}.refuse(t)
}

func TestDuplicateKeys(t *testing.T) {
	table{
		"twice":     {"a: 1\nb: 2\na: 3\n", "r.yaml:3:1: a: the key is there already, at r.yaml:1:1"},
		"quoted":    {"a: {x: 1, 'x': 2, \"x\": 3}\n", "r.yaml:1:11: a.x: the key is there already, at r.yaml:1:5\nr.yaml:1:19: a.x: the key is there already, at r.yaml:1:5"},
		"escaped":   {"abc: 1\n\"\\x61bc\": 2\n", "r.yaml:2:1: abc: the key is there already, at r.yaml:1:1"},
		"number":    {"1: a\n'1': b\n", "r.yaml:2:1: 1: the key is there already, at r.yaml:1:1"},
		"alias":     {"a: &x b\nb: 1\n*x : 2\n", "r.yaml:3:1: b: the key is there already, at r.yaml:2:1"},
		"tagged":    {"a: 1\n!!str a: 2\n", "r.yaml:2:1: a: the key is there already, at r.yaml:1:1"},
		"empty":     {": 1\n'': 2\n", "r.yaml:2:1: the key is there already, at r.yaml:1:1"},
		"deep":      {"a:\n  - b:\n      'c.d': {x: 1, x: 2}\n", "r.yaml:3:21: a[0].b[\"c.d\"].x: the key is there already, at r.yaml:3:15"},
		"anchored":  {"a: &x {b: 1, b: 2}\nc: *x\n", "r.yaml:1:14: a.b: the key is there already, at r.yaml:1:8"},
		"of nine":   {"a: 1\nb: 1\nc: 1\nd: 1\ne: 1\nf: 1\ng: 1\nh: 1\ni: 1\nj: 1\na: 2\ni: 2\nj: 2\n", "r.yaml:11:1: a: the key is there already, at r.yaml:1:1\nr.yaml:12:1: i: the key is there already, at r.yaml:9:1\nr.yaml:13:1: j: the key is there already, at r.yaml:10:1"},
		"multibyte": {"é😀: {ü: 1, ü: 2}\n", "r.yaml:1:12: é😀.ü: the key is there already, at r.yaml:1:6"},
		"long":      {long + ": 1\n" + long + ": 2\n", "r.yaml:2:1: " + long[:200] + "…: the key is there already, at r.yaml:1:1"},
	}.refuse(t)
}

func TestAliases(t *testing.T) {
	table{
		"mapping":           {"a: &x {b: 1}\nc: *x\nd: [*x, *x]\n", "{a:{b:1} c:{b:1} d:[{b:1} {b:1}]}"},
		"scalars":           {"a: &x 1\nb: &y '1'\nc: [*x, *y]\n", `{a:1 b:"1" c:[1 "1"]}`},
		"anchor used twice": {"a: &x 1\nb: &x 2\nc: *x\n", "{a:1 b:2 c:2}"},
		"anchor on a key":   {"&x a: 1\nb: *x\n", "{a:1 b:a}"},
		"of an alias":       {"a: &x {p: 1}\nb: &y [*x]\nc: *y\n", "{a:{p:1} b:[{p:1}] c:[{p:1}]}"},
		"colon in its name": {"a: &x:y 1\nb: *x:y\n", "{a:1 b:1}"},
	}.load(t)
}

func TestAliasProblems(t *testing.T) {
	table{
		"contains itself":       {"a: &x {b: *x}\n", "r.yaml:1:4: a.b: the anchor x contains itself"},
		"contains itself, list": {"a: &x [1, [*x]]\n", "r.yaml:1:4: a[1][0]: the anchor x contains itself"},
		"the top":               {"&x\na: *x\n", "r.yaml:1:1: a: the anchor x contains itself"},
		"each other":            {"a: &x {b: &y [*x, *y]}\n", "r.yaml:1:4: a.b[0]: the anchor x contains itself\nr.yaml:1:11: a.b[1]: the anchor y contains itself"},
		"before its anchor":     {"a: *x\nb: &x 1\n", "r.yaml:1:4: no anchor of this name above; a text that begins with * needs quotes"},
		"of a glob":             {"a: *.go\n", "r.yaml:1:4: no anchor of this name above; a text that begins with * needs quotes"},
		"no name":               {"a: *\n", "r.yaml:1:4: a text that begins with * needs quotes"},
		"no anchor name":        {"a: & b\n", "r.yaml:1:4: a text that begins with & needs quotes"},
	}.refuse(t)
}
