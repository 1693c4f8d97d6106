package reference

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestEscape(t *testing.T) {
	for text, want := range map[string]string{
		"":                      "",
		"plain text, 1.2":       "plain text, 1.2",
		"  two\n lines\t":       `two  lines`,
		"*a* _b_ `c` [d](e)":    "\\*a\\* \\_b\\_ \\`c\\` \\[d](e)",
		"snake_case _x":         `snake_case \_x`,
		"<b> & AT&T &lt; &#60;": `\<b> & AT\&T \&lt; \&#60;`,
		`back\slash`:            `back\\slash`,
		"~x~ costs $5":          `\~x\~ costs \$5`,
		"# head":                `\# head`,
		"> quote":               `\> quote`,
		"- item":                `\- item`,
		"+ item":                `\+ item`,
		"1. item":               `1\. item`,
		"12)":                   `12\)`,
		"1.5 is a number":       "1.5 is a number",
		"a - b # c > d":         "a - b # c > d",
		"\u202eabc\x1b[31m":     `\\u202eabc\\x1b\[31m`,
		"ü日本":                   "ü日本",
	} {
		assert.Equal(t, want, escape(text), "%q", text)
	}
}

func TestCode(t *testing.T) {
	for text, want := range map[string]string{
		"":         "",
		"a.b":      "`a.b`",
		"a|b":      "`a|b`", // the table escapes it
		`a\|b`:     "<code>a&#92;&#124;b</code>",
		"a`b":      "<code>a&#96;b</code>",
		" a":       "`\" a\"`",
		"a\nb":     "`\"a\\nb\"`",
		"<b>*x*_y": "`<b>*x*_y`",
	} {
		assert.Equal(t, want, code(text), "%q", text)
	}
	assert.Equal(t, "`\"\"`", codeOf(""))
}

func TestTable(t *testing.T) {
	empty := table{head: []string{"a", "b", "c"}}
	empty.row("x|y", "", "`p|q`")
	empty.row("", "", "z")
	assert.Equal(t, `| a | c |
| --- | --- |
| x\|y | `+"`p\\|q`"+` |
|  | z |`, empty.String())
}

func TestFence(t *testing.T) {
	assert.Equal(t, "```", fenceOf("a `b` ``c``"))
	assert.Equal(t, "`````", fenceOf("````"))
}

// No two categories share a page, whatever the file system; none takes the
// place of the index.
func TestPageNames(t *testing.T) {
	for category, want := range map[string]string{
		"llm":       "llm.md",
		"readme":    "readme_.md",
		"con":       "con_.md",
		"con.x":     "con_.x.md",
		"console":   "console.md",
		"com1":      "com1_.md",
		"com10":     "com10.md",
		"a.readme":  "a.readme.md",
		"readme-x":  "readme-x.md",
		"lpt9.a.b":  "lpt9_.a.b.md",
		"vector-db": "vector-db.md",
	} {
		assert.Equal(t, want, pageName(category))
	}
}

func TestProse(t *testing.T) {
	const text = "One [context.Context] of *many*,\non two lines.\n\n# Head: more_or_less\n\n" +
		"  - first\n  - second\n    goes on\n\nNumbers:\n 1. one\n 2. two\n\nCode:\n\n" +
		"\tcode()\n\t\tmore `code`\n\nSee https://example.com/x_y(z) and [this]. The [LLM] and the [none].\n\n[this]: https://example.com/a(b)|c\n"
	const see = "See <https://example.com/x_y%28z%29> and [this](https://example.com/a%28b%29%7Cc). The `LLM` and the \\[none]."
	assert.Equal(t, "One `context.Context` of \\*many\\*, on two lines.\n\n**Head: more_or_less**\n\n"+
		"- first\n- second goes on\n\nNumbers:\n\n1. one\n2. two\n\nCode:\n\n"+
		"```\ncode()\n\tmore `code`\n```\n\n"+see, prose(text))
	assert.Equal(t, "One `context.Context` of \\*many\\*, on two lines.<br>**Head: more_or_less**<br>"+
		"• first<br>• second goes on<br>Numbers:<br>1. one<br>2. two<br>Code:<br>`code()`<br><code>more &#96;code&#96;</code><br>"+see, cellProse(text))
	assert.Equal(t, "One context.Context of \\*many\\*, on two lines.", synopsis(text))
	assert.Empty(t, prose(""))
}
