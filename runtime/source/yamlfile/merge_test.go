package yamlfile_test

import "testing"

func TestMerge(t *testing.T) {
	table{
		"mapping":            {"a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3, r: 4}\n", "{a:{p:1 q:2} b:{q:3 r:4 p:1}}"},
		"explicit key first": {"a: &x {p: 1}\nb: {p: 2, <<: *x}\n", "{a:{p:1} b:{p:2}}"},
		"explicit null wins": {"a: &x {p: 1}\nb: {<<: *x, p: }\n", "{a:{p:1} b:{p:~}}"},
		"list, first wins":   {"a: &x {p: 1}\nb: &y {p: 2, q: 2}\nc: {<<: [*x, *y]}\nd: {<<: [*y, *x]}\n", "{a:{p:1} b:{p:2 q:2} c:{p:1 q:2} d:{p:2 q:2}}"},
		"of a merge":         {"a: &x {p: 1, s: 1}\nb: &y {<<: *x, q: 2, s: 2}\nc: {<<: *y, q: 3}\n", "{a:{p:1 s:1} b:{q:2 s:2 p:1} c:{q:3 s:2 p:1}}"},
		"not deep":           {"a: &x {p: {q: 1, r: 1}}\nb: {<<: *x, p: {q: 2}}\n", "{a:{p:{q:1 r:1}} b:{p:{q:2}}}"},
		"inline":             {"a: {<<: {p: 1}, q: 2}\nb: {<<: [{p: 1}, {p: 2, r: 3}]}\n", "{a:{q:2 p:1} b:{p:1 r:3}}"},
		"at the top":         {"<<: {a: 1, b: 2}\nb: 3\n", "{b:3 a:1}"},
		"of nothing":         {"a: {<<: [], p: 1}\nb: {<<: {}}\n", "{a:{p:1} b:{}}"},
		"the same twice":     {"a: &x {p: 1}\nb: {<<: [*x, *x]}\n", "{a:{p:1} b:{p:1}}"},
		"alias of a list":    {"a: &x [{p: 1}, {q: 2}]\nb: {<<: *x}\n", "{a:[{p:1} {q:2}] b:{p:1 q:2}}"},
		"of many keys":       {"a: &x {b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1, i: 1, j: 1, k: 1}\nl: {j: 2, <<: [*x, {k: 3, m: 3}]}\n", "{a:{b:1 c:1 d:1 e:1 f:1 g:1 h:1 i:1 j:1 k:1} l:{j:2 b:1 c:1 d:1 e:1 f:1 g:1 h:1 i:1 k:1 m:3}}"},
		"block":              {"a: &x\n  p: 1\nb:\n  <<: *x\n  q: 2\n", "{a:{p:1} b:{q:2 p:1}}"},
		"tagged":             {"a: {!!merge <<: {p: 1}}\n", "{a:{p:1}}"},
		"not a merge":        {"a: {'<<': 1}\nb: <<\nc: {\"<<\": {p: 1}}\nd: {!!str <<: 1}\n", "{a:{<<:1} b:<< c:{<<:{p:1}} d:{<<:1}}"},
	}.load(t)
}

func TestMergeProblems(t *testing.T) {
	table{
		"a scalar":              {"a: {<<: 1}\n", "r.yaml:1:9: a: << merges a mapping or a list of mappings"},
		"null":                  {"a: {<<: }\n", "r.yaml:1:9: a: << merges a mapping or a list of mappings"},
		"scalars":               {"a: {<<: [1, [], {b: 1}]}\n", "r.yaml:1:10: a: << merges a mapping or a list of mappings\nr.yaml:1:13: a: << merges a mapping or a list of mappings"},
		"an alias of a scalar":  {"a: &x 1\nb: {<<: *x}\nc: {<<: [*x]}\n", "r.yaml:2:9: b: << merges a mapping or a list of mappings\nr.yaml:3:10: c: << merges a mapping or a list of mappings"},
		"twice":                 {"a: {<<: {}, <<: {}}\n", "r.yaml:1:13: a: a second merge key <<; one can merge a list of mappings"},
		"duplicate inside":      {"a: {<<: {x: 1, x: 2}}\n", "r.yaml:1:16: a.x: the key is there already, at r.yaml:1:10"},
		"itself":                {"a: &x {<<: *x}\n", "r.yaml:1:4: a: the anchor x contains itself"},
		"itself, in a list":     {"a: &x {<<: [*x]}\n", "r.yaml:1:4: a: the anchor x contains itself"},
		"hidden, then aliased":  {"a: {<<: &x {b: !foo 1}, b: 2}\nc: *x\n", "r.yaml:1:16: c.b: unknown tag; a text that begins with ! needs quotes"},
		"a tag that is no map":  {"a: {<<: !!set {p}}\n", "r.yaml:1:9: a: the tag !!set is not supported"},
		"problems of all of it": {"a: {x: 1, x: 2}\nb: {<<: 1, [y]: 2, c: !foo 1}\n", "r.yaml:1:11: a.x: the key is there already, at r.yaml:1:5\nr.yaml:2:9: b: << merges a mapping or a list of mappings\nr.yaml:2:12: b: a key is a text; found a list\nr.yaml:2:23: b.c: unknown tag; a text that begins with ! needs quotes"},
	}.refuse(t)
}
