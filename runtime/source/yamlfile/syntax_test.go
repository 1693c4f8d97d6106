package yamlfile_test

import (
	"strings"
	"testing"
)

func TestSyntaxOfQuotes(t *testing.T) {
	table{
		"never closed":       {"a: 'x\nb: 2\n", "r.yaml:1:4: the quote that begins here is never closed"},
		"up to a marker":     {"a: \"x\n---\nb: 1\n", "r.yaml:1:4: the quote that begins here is never closed"},
		"closed by another":  {"a: \"x\nb: \"y\"\n", `r.yaml:2:5: a text goes on after its quote; within double quotes a quote is written \"`},
		"one inside":         {"a: 'it's'\nb: 1\n", "r.yaml:1:8: a text goes on after its quote; within single quotes a quote is written ''"},
		"text after it":      {"a: \"x\" y\n", `r.yaml:1:8: a text goes on after its quote; within double quotes a quote is written \"`},
		"two texts":          {"a: 'b' 'c'\n", "r.yaml:1:8: a text goes on after its quote; within single quotes a quote is written ''"},
		"backslash":          {"a: \"C:\\dir\"\n", `r.yaml:1:7: unknown escape; in double quotes a backslash is written \\, in single quotes \`},
		"hexadecimal":        {"a: \"\\xzz\"\n", `r.yaml:1:7: want the number of a character in hexadecimal: two digits after \x, four after \u, eight after \U`},
		"half a character":   {"a: \"\\ud800\"\n", `r.yaml:1:7: want the number of a character in hexadecimal: two digits after \x, four after \u, eight after \U`},
		"comment at a value": {"a: \"x\"#c\n", "r.yaml:1:7: want a space before the # of a comment"},
	}.refuse(t)
}

func TestSyntaxOfBrackets(t *testing.T) {
	table{
		"[ never closed":       {"a: 1\nb: [1, 2\n", "r.yaml:2:4: the [ is never closed"},
		"{ never closed":       {"a: {b: 1", "r.yaml:1:4: the { is never closed"},
		"[ and a key":          {"a: [1\nb: 2\n", "r.yaml:2:2: want , or ] here; the [ at line 1, column 4 is still open"},
		"{ and a key":          {"a: {b: 1\nc: 2\n", "r.yaml:2:2: want , or } here; the { at line 1, column 4 is still open"},
		"no comma":             {"{\"a\": 1 \"b\": 2}\n", "r.yaml:1:12: want , or } here; the { at line 1, column 1 is still open"},
		"a comma too many":     {"{\n  \"a\": 1,\n  \"b\": 2,,\n}\n", "r.yaml:3:10: want a value before the comma"},
		"no value":             {"a: [1,,2]\n", "r.yaml:1:7: want a value before the comma"},
		"] alone":              {"b: ]\n", "r.yaml:1:4: the ] closes nothing that is open"},
		"] too many":           {"a: [1]]\n", "r.yaml:1:7: the ] closes nothing that is open"},
		"} too many":           {"a: {b: 1}}\n", "r.yaml:1:10: the } closes nothing that is open"},
		"} for a line":         {"a: 1\n}\n", "r.yaml:2:1: the } closes nothing that is open"},
		"} for ]":              {"a: [}\n", "r.yaml:1:5: the } closes nothing that is open"},
		"text after }":         {"a: {{x}}y\n", "r.yaml:1:9: the value has ended; a text that begins with [ or { needs quotes"},
		"text after the end":   {"{a: 1} x\n", "r.yaml:1:8: the document has ended above; check the indentation"},
		"block text inside":    {"a: [|x]\n", "r.yaml:1:5: no block text inside [ ] or { }; a text that begins with | needs quotes"},
		"comma begins a value": {"a: ,b\n", "r.yaml:1:4: a text that begins with , needs quotes"},
	}.refuse(t)
}

func TestSyntaxOfKeys(t *testing.T) {
	table{
		"no space, first":     {"a:1\nb: 2\n", "r.yaml:1:1: want a space after the colon of a key"},
		"no space, last":      {"a: 1\nb:2\n", "r.yaml:2:1: want a space after the colon of a key"},
		"no space, between":   {"a: 1\r\nb:2\r\nc: 3\r\n", "r.yaml:2:1: want a space after the colon of a key"},
		"no space, inside":    {"a:\n  b:2\n\n  # x\n  c: 3\n", "r.yaml:2:3: want a space after the colon of a key"},
		"no colon":            {"a: 1\nfoo\nb: 2\n", "r.yaml:2:1: want a key, a colon and a space, such as name: value"},
		"two colons":          {"a: b: c\n", "r.yaml:1:5: a second key on the line; a text with a colon and a space needs quotes"},
		"two colons, emoji":   {"a: 😀: b\n", "r.yaml:1:5: a second key on the line; a text with a colon and a space needs quotes"},
		"two keys":            {"a: 1, b: 2\n", "r.yaml:1:8: a second key on the line; a text with a colon and a space needs quotes"},
		"key over two lines":  {"\"a\nb\": 1\n", "r.yaml:2:3: no key can stand here; a text with a colon and a space needs quotes"},
		"question mark":       {"a: ? b\n", "r.yaml:1:4: a text that begins with ? and a space needs quotes"},
		"an anchor too many":  {"a: &x &y 1\n", "r.yaml:1:7: want a new line and a key here; the mapping begins at line 1, column 1"},
		"unresolved conflict": {"x: 1\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n", "r.yaml:2:1: a merge conflict that isn't resolved begins here"},
		"conflict behind it":  {"a: ]\nb: 1\nc: 1\nd: 1\n<<<<<<< HEAD\n", "r.yaml:1:4: the ] closes nothing that is open"},
		"conflict at the top": {"<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n", "r.yaml:1:1: a merge conflict that isn't resolved begins here"},
	}.refuse(t)
}

func TestSyntaxOfLines(t *testing.T) {
	table{
		"deeper than a value":  {"a: b\n c: d\n", "r.yaml:2:2: indented deeper than the line above, which holds no mapping"},
		"deeper, inside":       {"a:\n  b: 1\n   c: 2\n", "r.yaml:3:4: indented deeper than the line above, which holds no mapping"},
		"between two":          {"a:\n    b: 1\n  c: 2\n", "r.yaml:3:3: the indentation fits no line above; the mapping begins at line 1, column 1"},
		"less than the first":  {"  a: 1\nb: 2\n", "r.yaml:2:1: the document has ended above; check the indentation"},
		"block text, less":     {"a: |\n    x\n  y\n", "r.yaml:3:3: the indentation fits no line above; the mapping begins at line 1, column 1"},
		"block text, none":     {"a:\n  b: |\n  x\n  c: 1\n", "r.yaml:3:3: want a key, a colon and a space, such as name: value"},
		"item after its key":   {"a: - b\n", "r.yaml:1:4: a list item can't stand on the line of its key; begin a new line"},
		"item after a text":    {"a: \"b\"\n  - c\n", "r.yaml:2:3: a list item among the keys of the mapping that begins at line 1, column 1"},
		"item among keys":      {"a:\n  b: 1\n  - c\n", "r.yaml:3:3: a list item among the keys of the mapping that begins at line 2, column 3"},
		"empty item":           {"a:\n  b: 1\n  -\n", "r.yaml:3:3: a list item among the keys of the mapping that begins at line 2, column 3"},
		"key among items":      {"a:\n  - x\n  y: z\n", "r.yaml:3:3: want another item of the list that begins at line 2, column 3, or other indentation"},
		"tab":                  {"a:\n\tb: 1\n", "r.yaml:2:1: a tab can't indent; use spaces"},
		"tab, first":           {"\ta: 1\n", "r.yaml:1:1: a tab can't indent; use spaces"},
		"tab after spaces":     {"a:\n  b: 1\n \tc: 2\n", "r.yaml:3:2: a tab can't indent; use spaces"},
		"tab in a text":        {"a:\n  b: 1\n\tc: 2\n", "r.yaml:3:1: a tab can't indent; use spaces"},
		"tab in a block":       {"a: |\n\tx\n", "r.yaml:2:1: a tab can't indent; use spaces"},
		"text after the end":   {"a: 1\n... x\n", "r.yaml:2:5: only a comment may follow the ... on its line"},
		"after many blanks":    {"a: 1\n" + strings.Repeat("\n", 1<<20) + "  b: 2\n", "r.yaml:1048578:3: indented deeper than the line above, which holds no mapping"},
		"broken, after a mark": {"\ufeffa:\n\tb: 1\n", "r.yaml:2:1: a tab can't indent; use spaces"},
	}.refuse(t)
}

func TestSyntaxOfFirstCharacters(t *testing.T) {
	table{
		"@":               {"a: @x\n", "r.yaml:1:4: a text that begins with @ needs quotes"},
		"@ as an item":    {"a: [x, @y]\n", "r.yaml:1:8: a text that begins with @ needs quotes"},
		"`":               {"é: `x`\n", "r.yaml:1:4: a text that begins with ` needs quotes"},
		"%":               {"a: %x\n", "r.yaml:1:4: a text that begins with % needs quotes"},
		"% at the start":  {"%x: 1\n", "r.yaml:1:1: only %YAML and %TAG are known; a text that begins with % needs quotes"},
		"% and no more":   {"%\n", "r.yaml:1:1: only %YAML and %TAG are known; a text that begins with % needs quotes"},
		"a bad %YAML":     {"%YAML x\n---\n", "r.yaml:1:1: want %YAML 1.2, or no such line"},
		"a bad %TAG":      {"%TAG x\n---\n", "r.yaml:1:1: want a prefix and what it stands for, such as %TAG !x! tag:example.com,2024:"},
		"the same %TAG":   {"%TAG !x! a:\n%TAG !x! b:\n---\n", "r.yaml:2:1: the directive is there already"},
		"| and a text":    {"a: |x\n", "r.yaml:1:4: want a new line and an indented text after | or >; a text that begins with one needs quotes"},
		"> and a number":  {"a: > 3\n", "r.yaml:1:4: want a new line and an indented text after | or >; a text that begins with one needs quotes"},
		"| and a zero":    {"a: |0\n", "r.yaml:1:4: want a new line and an indented text after | or >; a text that begins with one needs quotes"},
		"# in a sequence": {"a: [1]#x\n", "r.yaml:1:7: want a space before the # of a comment"},
	}.refuse(t)
}

// What the file says may be a secret that lacks quotes: no problem repeats it.
func TestSyntaxProblemsShowNoValue(t *testing.T) {
	table{
		"alias":          {"password: *hunter2\n", "r.yaml:1:11: no anchor of this name above; a text that begins with * needs quotes"},
		"tag":            {"password: !hunter2\n", "r.yaml:1:11: password: unknown tag; a text that begins with ! needs quotes"},
		"tag and prefix": {"password: !hunter!2\n", "r.yaml:1:11: no %TAG line declares the tag's prefix; a text that begins with ! needs quotes"},
		"broken tag":     {"password: !hunter\"2\n", "r.yaml:1:11: the tag can't be read; a text that begins with ! needs quotes"},
		"URL":            {"a: !<hunter2>\n", "r.yaml:1:4: a: unknown tag; a text that begins with ! needs quotes"},
	}.refuse(t)
}
