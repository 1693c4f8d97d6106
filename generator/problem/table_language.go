package problem

// languageKinds are those of package annotations: grammar and places.
var languageKinds = []Kind{
	{
		Code: "HG001", Title: "not read as a directive",
		Cause: "A comment looks like a directive but isn't one: a space after the slashes or the colon, capitals, or a block comment. Go tools would take it for prose, and what it says would be lost.",
		Fix:   "Write it as the message says: `//hush:` and the verb in lower case, without a space. If it is meant as prose, begin it with another word.",
	},
	{
		Code: "HG002", Title: "unknown verb",
		Cause: "The word behind `//hush:` is none of registry, category, config, factory and field.",
		Fix:   "Write the verb that was meant; `hushgen directives` lists them.",
	},
	{
		Code: "HG003", Title: "malformed directive",
		Cause: "What follows the verb isn't a row of options `key` or `key=value`: a quote isn't closed, a space stands beside the `=`, a list has an empty element, or a key has other signs than a-z 0-9 - and dot.",
		Fix:   "Write `key=value` without spaces. A value with a space in it goes into quotes: `title=\"Two words\"`.",
	},
	{
		Code: "HG004", Title: "unknown option",
		Cause: "The verb has no option of this name.",
		Fix:   "Write the option that was meant, or move it to the directive it belongs to; `hushgen directives VERB` lists the options of a verb.",
	},
	{
		Code: "HG005", Title: "option given twice",
		Cause: "An option stands twice on one declaration, on one line or on several: directives of one verb add up.",
		Fix:   "Leave one of them. Several values of a list go into one option: `tags=chat,cloud`.",
	},
	{
		Code: "HG006", Title: "value too much or missing",
		Cause: "An option that takes no value has one, or one that needs a value has none.",
		Fix:   "Write a flag alone (`preferred`), and any other option with its value (`min=1`). To turn a flag off, leave it out.",
	},
	{
		Code: "HG007", Title: "value not among the choices",
		Cause: "The option takes one of a few words, and this is none of them.",
		Fix:   "Write one of the words that the message lists.",
	},
	{
		Code: "HG008", Title: "directive at the wrong place",
		Cause: "The directive stands on another kind of declaration than it describes, apart from any declaration, or in a function body.",
		Fix:   "Move it into the doc comment of the declaration that it describes, without an empty line between. A field's may also stand at the end of its line.",
	},
	{
		Code: "HG010", Title: "required option missing",
		Cause: "A directive lacks an option that it can't do without: `name=` of a category, `name=` and `category=` of a config, `resources=` beside `embed`.",
		Fix:   "Add the option.",
	},
}
