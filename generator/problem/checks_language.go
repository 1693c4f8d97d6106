package problem

var languageChecks = map[string][]Check{
	"HG001": {
		{"a space after the slashes", "without the space$"},
		{"a space after the colon", "after the colon$"},
		{"capitals", "in lower case$"},
		{"a block comment", "as a line comment$"},
		{"no verb at all", "a verb must follow"},
		{"a verb that doesn't exist besides", "and there is no verb"},
	},
	"HG002": {
		{"a verb that is near to one", "did you mean"},
		{"any other verb", "^there is no verb"},
	},
	"HG003": {
		{"a sign that no key has", "cannot be a key"},
		{"a space beside =", `before or after "="`},
		{"an empty element of a list", "an element of the list is empty"},
		{"a quote that isn't closed", "is not closed$"},
		{"a comment behind the options", "goes to the end of its line"},
		{"text glued to the verb", "follows //hush:[a-z]+ without a space"},
		{"text glued to a closing quote", "follows the closing quote"},
		{"a value in single quotes", "begin with a single quote"},
		{"a value that is missing", "a value is missing"},
		{"a key that is missing", "a key is missing"},
		{"a text without a key", "stands alone"},
		{"a backslash that is none of Go", "is no Go string"},
		{"a space in a list", "after a comma in a list"},
	},
	"HG004": {
		{"an option that is near to one of the verb", "did you mean"},
		{"an option of another verb", "it belongs to"},
		{"any other option", "has no option"},
	},
	"HG005": {{"an option twice on one declaration", "is given twice"}},
	"HG006": {
		{"a value behind a flag", "takes no value"},
		{"an option without its value", "needs a value"},
	},
	"HG007": {
		{"a word that is near to a choice", "did you mean"},
		{"any other word", "is not a value of"},
	},
	"HG008": {
		{"a directive that stands apart", "stands apart"},
		{"on a group of types", "on a group of types"},
		{"in a function body", "not in a function body"},
		{"a config that is no struct type", "belongs in the doc comment of a struct type"},
		{"a registry in a test file", "directives in _test.go files don't count"},
		{"on another kind of declaration", "not on "},
	},
	"HG010": {{"a required option that is not given", " needs "}},
}
