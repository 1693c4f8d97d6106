package annotations_test

import (
	"strings"
	"testing"
)

// Directives on a type stand on line 3; "//hush:category " is 16 bytes wide,
// so options begin at column 17. Those of a field stand on line 4, column 14.

func TestReadsOptions(t *testing.T) {
	runOptions(t, []optionCase{
		{verb: "category", text: `name=llm`, options: `name=llm`},
		{verb: "category", text: `  name=llm` + "\t" + `title=x  `, options: `name=llm title=x`},
		{verb: "category", text: "name=llm\u00a0title=x", options: `name=llm title=x`},
		{verb: "category", text: `name="l l" title=` + "`a \"b\"`", options: `name="l l" title="a \"b\""`},
		{verb: "category", text: `name=a title="\u00e9\n\x41"`, options: `name=a title="é\nA"`},
		{verb: "category", text: `name=a title=""`, options: `name=a title=""`},
		{verb: "category", text: `name=a title=a,b`, options: `name=a title=a,b`},
		{verb: "category", text: `name=a title=a=b"c`, options: `name=a title=a=b"c`},
		{verb: "category", text: `name=a title=x//y`, options: `name=a title=x//y`},
		{verb: "category", text: `name=a meta.mode=cloud meta.a.b-c=2`, options: `name=a meta.mode=cloud meta.a.b-c=2`},
		{verb: "registry", text: `packages=./...,"a b",` + "`c,d`" + ` only=llm`, options: `packages=./...,"a b","c,d" only=llm`},
		{verb: "registry", text: `exclude="a,b",""`, options: `exclude="a,b",""`},
		{verb: "field", text: `default=a,b`, options: `default=a,b`},
		{verb: "field", text: `default=,`, options: `default=,`},
		{verb: "field", text: `default=a, min=1`, options: `default=a, min=1`},
		{verb: "field", text: `enum`, options: `enum`},
		{verb: "field", text: `enum=open required`, options: `enum=open required`},
		{verb: "field", text: `enum="open",b`, options: `enum="open",b`},
		{verb: "factory", text: ``, options: ``},
		{verb: "factory", text: `noclose stability=beta name=x`, options: `noclose stability=beta name=x`},
	})
}

func TestMalformed(t *testing.T) {
	runOptions(t, []optionCase{
		{verb: "category", text: `name=a title="abc`, options: `name=a`, problems: []string{
			`HG003 3:30-3:34 ["abc] the quote " is not closed`}},
		{verb: "category", text: `name=a title="a\"`, options: `name=a`, problems: []string{
			`HG003 3:30-3:34 ["a\"] the quote " is not closed`}},
		{verb: "category", text: "name=a title=`abc go=x", options: `name=a`, problems: []string{
			"HG003 3:30-3:39 [`abc go=x] the quote ` is not closed"}},
		{verb: "category", text: `name=a title="a\qb" go=X`, options: `name=a go=X`, problems: []string{
			`HG003 3:30-3:36 ["a\qb"] "a\qb" is no Go string: a backslash in it is wrong; between back quotes nothing is escaped`}},
		{verb: "category", text: `name=a title="a"b go=X`, options: `name=a go=X`, problems: []string{
			`HG003 3:30-3:34 ["a"b] "b" follows the closing quote without a space`}},
		{verb: "category", text: `name=a title="a",b go=X`, options: `name=a go=X`, problems: []string{
			`HG003 3:30-3:35 ["a",b] ",b" follows the closing quote without a space`}},
		{verb: "registry", text: `packages="a"b,"c d",e prefix=X`, options: `prefix=X`, problems: []string{
			`HG003 1:26-1:30 ["a"b] "b" follows the closing quote without a space`}},
		{verb: "category", text: `name=a title='a b' go=X`, options: `name=a go=X`, problems: []string{
			"HG003 3:30-3:35 ['a b'] a value does not begin with a single quote: quote it with \" or `"}},
		{verb: "category", text: `name=a title='tis go=X`, options: `name=a go=X`, problems: []string{
			"HG003 3:30-3:34 ['tis] a value does not begin with a single quote: quote it with \" or `"}},
		{verb: "category", text: `name=a title= go=X`, options: `name=a go=X`, problems: []string{
			`HG003 3:24-3:29 [title] a value is missing after "title=": the empty text is ""`}},
		{verb: "category", text: `name=a title=`, options: `name=a`, problems: []string{
			`HG003 3:24-3:29 [title] a value is missing after "title=": the empty text is ""`}},
		{verb: "category", text: `name=a title= x go=X`, options: `name=a go=X`, problems: []string{
			`HG003 3:24-3:29 [title] no space may stand before or after "=": write "title=…"`}},
		{verb: "category", text: `name=a title= "x y" go=X`, options: `name=a go=X`, problems: []string{
			`HG003 3:24-3:29 [title] no space may stand before or after "=": write "title=…"`}},
		{verb: "category", text: `name=a title =x go=X`, options: `name=a go=X`, problems: []string{
			`HG003 3:24-3:29 [title] no space may stand before or after "=": write "title=…"`}},
		{verb: "category", text: `name=a title = x go=X`, options: `name=a go=X`, problems: []string{
			`HG003 3:24-3:29 [title] no space may stand before or after "=": write "title=…"`}},
		{verb: "category", text: `name=a title =`, options: `name=a`, problems: []string{
			`HG003 3:24-3:29 [title] no space may stand before or after "=": write "title=…"`}},
		{verb: "category", text: `name=a =x go=X`, options: `name=a go=X`, problems: []string{
			`HG003 3:24-3:26 [=x] a key is missing before "=x"`}},
		{verb: "category", text: `name=a "x y" go=X`, options: `name=a go=X`, problems: []string{
			`HG003 3:24-3:29 ["x y"] "x y" stands alone where KEY or KEY=VALUE is expected`}},
		{verb: "category", text: `name=a "x y`, options: `name=a`, problems: []string{
			`HG003 3:24-3:28 ["x y] the quote " is not closed`}},
		{verb: "category", text: `name=a // the name = "x`, options: `name=a`, problems: []string{
			`HG003 3:24-3:26 [//] a directive goes to the end of its line: put the comment on a line of its own`}},
		{verb: "category", text: `name=a Title=x`, options: `name=a`, problems: []string{
			`HG003 3:24-3:29 [Title] "Title" cannot be a key: "T" is not one of a-z 0-9 - .: did you mean "title"? => title`}},
		{verb: "category", text: `name=a title:x`, options: `name=a`, problems: []string{
			`HG003 3:24-3:31 [title:x] "title:x" cannot be a key: ":" is not one of a-z 0-9 - .: did you mean "title=x"?`}},
		{verb: "field", text: `max_len=3`, options: ``, problems: []string{
			`HG003 4:14-4:21 [max_len] "max_len" cannot be a key: "_" is not one of a-z 0-9 - .: did you mean "maxlen"? => maxlen`}},
		{verb: "field", text: `größe!=3`, options: ``, problems: []string{
			`HG003 4:14-4:22 [größe!] "größe!" cannot be a key: "ö" is not one of a-z 0-9 - .`}},
		{verb: "category", text: `name=a ` + strings.Repeat("xü", 25) + `=1`, options: `name=a`, problems: []string{
			`HG003 3:24-3:99 [` + strings.Repeat("xü", 25) + `] "` + strings.Repeat("xü", 20) + `…" cannot be a key: "ü" is not one of a-z 0-9 - .`}},
		{verb: "category", text: `name=a y` + strings.Repeat("xü", 25) + `=1`, options: `name=a`, problems: []string{
			`HG003 3:24-3:100 [y` + strings.Repeat("xü", 25) + `] "y` + strings.Repeat("xü", 19) + `x…" cannot be a key: "ü" is not one of a-z 0-9 - .`}},
		{verb: "registry", text: `packages=a,,b`, options: ``, problems: []string{
			`HG003 1:28-1:29 [,] an element of the list is empty: the empty text is ""`}},
		{verb: "registry", text: `packages=,a`, options: ``, problems: []string{
			`HG003 1:26-1:27 [,] an element of the list is empty: the empty text is ""`}},
		{verb: "registry", text: `packages=a, prefix=X`, options: `prefix=X`, problems: []string{
			`HG003 1:27-1:28 [,] an element of the list is empty: the empty text is ""`}},
		{verb: "registry", text: `packages=a, b, c prefix=X`, options: `prefix=X`, problems: []string{
			`HG003 1:27-1:28 [,] no space may stand after a comma in a list: text with spaces goes in quotes`,
			`HG003 1:30-1:31 [,] no space may stand after a comma in a list: text with spaces goes in quotes`}},
		{verb: "field", text: `default=a, "b c" min=1`, options: `min=1`, problems: []string{
			`HG003 4:23-4:24 [,] no space may stand after a comma in a list: text with spaces goes in quotes`}},
		{verb: "field", text: `default={"a":1,"b":2}`, options: ``, problems: []string{
			`HG003 4:29-4:35 ["b":2}] ":2}" follows the closing quote without a space`}},
	})
}

func TestWrongOptions(t *testing.T) {
	const configOptions = "options: name, category, title, version, author, tags, aliases, deprecated, stability, preferred, override, lenient, meta.K"
	runOptions(t, []optionCase{
		{verb: "config", text: `name=a category=b tag=x`, options: `name=a category=b`, problems: []string{
			`HG004 3:33-3:36 [tag] //hush:config has no option "tag": did you mean "tags"? => tags`}},
		{verb: "category", text: `name=llm title=Language models`, options: `name=llm title=Language`, problems: []string{
			`HG004 3:41-3:47 [models] //hush:category has no option "models" | a value with a space in it needs quotes: title="Language models"`}},
		{verb: "config", text: `name=a category=b zzz`, options: `name=a category=b`, problems: []string{
			`HG004 3:33-3:36 [zzz] //hush:config has no option "zzz" | ` + configOptions}},
		{verb: "config", text: `name=a category=b zzz="x y",z zzz`, options: `name=a category=b`, problems: []string{
			`HG004 3:33-3:36 [zzz] //hush:config has no option "zzz" | ` + configOptions,
			`HG004 3:45-3:48 [zzz] //hush:config has no option "zzz" | ` + configOptions}},
		{verb: "config", text: `name=a category=b required`, options: `name=a category=b`, problems: []string{
			`HG004 3:33-3:41 [required] //hush:config has no option "required", it belongs to //hush:field | ` + configOptions}},
		{verb: "category", text: `name=a tags=b`, options: `name=a`, problems: []string{
			`HG004 3:24-3:28 [tags] //hush:category has no option "tags", it belongs to //hush:config and //hush:factory | options: name, title, go, meta.K`}},
		{verb: "category", text: `name=a meta=b meta.=c`, options: `name=a`, problems: []string{
			`HG004 3:24-3:28 [meta] //hush:category has no option "meta": did you mean "meta.K"?`,
			`HG004 3:31-3:36 [meta.] //hush:category has no option "meta.": did you mean "meta.K"?`}},
		{verb: "field", text: `mn=3`, options: ``, problems: []string{
			`HG004 4:14-4:16 [mn] //hush:field has no option "mn": did you mean "min"? => min`}},
		{verb: "field", text: `mi=3`, options: ``, problems: []string{
			`HG004 4:14-4:16 [mi] //hush:field has no option "mi": did you mean "min" or "minlen"?`}},

		{verb: "category", text: `name=a name=b title=x title=y`, options: `name=a title=x`, problems: []string{
			`HG005 3:24-3:28 [name] option "name" is given twice @ 3:17 first given here`,
			`HG005 3:39-3:44 [title] option "title" is given twice @ 3:31 first given here`}},
		{verb: "category", text: `name=a meta.x=1 meta.y=1 meta.x=2`, options: `name=a meta.x=1 meta.y=1`, problems: []string{
			`HG005 3:42-3:48 [meta.x] option "meta.x" is given twice @ 3:24 first given here`}},
		{verb: "category", text: `name name=b`, options: ``, problems: []string{
			`HG006 3:17-3:21 [name] option "name" needs a value: name=NAME`,
			`HG005 3:22-3:26 [name] option "name" is given twice @ 3:17 first given here`}},

		{verb: "field", text: `required=true min`, options: ``, problems: []string{
			`HG006 4:23-4:27 [true] option "required" takes no value: write "required" alone`,
			`HG006 4:28-4:31 [min] option "min" needs a value: min=VALUE`}},
		{verb: "field", text: `secret="yes, really"`, options: ``, problems: []string{
			`HG006 4:21-4:34 ["yes, really"] option "secret" takes no value: write "secret" alone`}},
		{verb: "registry", text: `packages only prefix=X`, options: `prefix=X`, problems: []string{
			`HG006 1:17-1:25 [packages] option "packages" needs a value: packages=PATTERN,...`,
			`HG006 1:26-1:30 [only] option "only" needs a value: only=ENTRY,...`}},
		{verb: "category", text: `name=a meta.x`, options: `name=a`, problems: []string{
			`HG006 3:24-3:30 [meta.x] option "meta.x" needs a value: meta.K=TEXT`}},

		{verb: "factory", text: `stability=betta`, options: ``, problems: []string{
			`HG007 3:26-3:31 [betta] "betta" is not a value of "stability": did you mean "beta"? | values: experimental, beta, stable => beta`}},
		{verb: "factory", text: `stability="rock solid"`, options: ``, problems: []string{
			`HG007 3:26-3:38 ["rock solid"] "rock solid" is not a value of "stability": write "experimental", "beta" or "stable"`}},
		{verb: "factory", text: `stability=Beta`, options: ``, problems: []string{
			`HG007 3:26-3:30 [Beta] "Beta" is not a value of "stability": did you mean "beta"? | values: experimental, beta, stable => beta`}},
		{verb: "factory", text: `stability`, options: ``, problems: []string{
			`HG006 3:16-3:25 [stability] option "stability" needs a value: stability=experimental|beta|stable`}},

		{verb: "registry", text: `embed resources=r.yaml`, options: `embed resources=r.yaml`},
		{verb: "registry", text: `resources=r.yaml embed=yes`, options: `resources=r.yaml`, problems: []string{
			`HG006 1:40-1:43 [yes] option "embed" takes no value: write "embed" alone`}},
		{verb: "field", text: `pattern=^a,b$ format=uri rest=x example="a b",c deprecated min=1`, options: `pattern=^a,b$ example="a b",c min=1`, problems: []string{
			`HG007 4:35-4:38 [uri] "uri" is not a value of "format": did you mean "url"? | values: url, email, hostport, uuid => url`,
			`HG006 4:44-4:45 [x] option "rest" takes no value: write "rest" alone`,
			`HG006 4:62-4:72 [deprecated] option "deprecated" needs a value: deprecated=TEXT`}},
		{verb: "field", text: `pattern=^a b$ min=1`, options: `pattern=^a min=1`, problems: []string{
			`HG003 4:25-4:27 [b$] "b$" cannot be a key: "$" is not one of a-z 0-9 - . | a value with a space in it needs quotes: pattern="^a b$"`}},
		{verb: "field", text: `example=two words`, options: `example=two`, problems: []string{
			`HG004 4:26-4:31 [words] //hush:field has no option "words" | a value with a space in it needs quotes: example="two words"`}},

		{verb: "category", text: ``, options: ``, problems: []string{
			`HG010 3:1-3:16 [//hush:category] //hush:category needs name=NAME`}},
		{verb: "config", text: `title=x`, options: `title=x`, problems: []string{
			`HG010 3:1-3:14 [//hush:config] //hush:config needs name=NAME`,
			`HG010 3:1-3:14 [//hush:config] //hush:config needs category=NAME`}},
		{verb: "config", text: `name= category=x`, options: `category=x`, problems: []string{
			`HG003 3:15-3:19 [name] a value is missing after "name=": the empty text is ""`}},
	})
}
