package schemas

// A rule names one way in which the schema may take what the program refuses.
// docs/schema.md has the same list in the words of its readers.
type rule string

const (
	// plainText: a number or a bool where a text with a length or a pattern is
	// expected. The program takes its text as written and checks that.
	plainText rule = "a number for a text with a length or a pattern"
	// spelledEnum: a number that equals an allowed text or the name of a plugin
	// as a number, but is spelled otherwise: 1.0 for "1".
	spelledEnum rule = "a number for one of some texts, spelled otherwise"
	// spelledZero: zero as a duration, spelled other than 0.
	spelledZero rule = "zero as a duration, spelled otherwise"
	// longDuration: a duration below its minimum, above its maximum, or longer
	// than Go can tell: 292 years.
	longDuration rule = "a duration outside its limits"
	// zeroTime: the zero time where one is required.
	zeroTime rule = "the zero time where one is required"
	// anyURL: a text that url.Parse refuses.
	anyURL rule = "a text that package net/url refuses"
	// beyondFloat: a number that no float of its size holds.
	beyondFloat rule = "a number beyond its float"
	// nearLimit: a number that as a float is a limit or an allowed value, but
	// isn't as written. Here the schema may be the stricter one, too.
	nearLimit rule = "a number that rounds to a limit"
	// signedBase: -0x1F in quotes where a number is expected. Without them the
	// program takes it as a number; for YAML it is a text either way.
	signedBase rule = "`-0x1F` in quotes for a number"
	// variable: ${…} in place of a value. What it will be, no schema knows.
	variable rule = "`${…}`"
	// notANumber: .nan where a number has limits. JSON has no such number.
	notANumber rule = "`.nan` for a number with limits"
)

// More rules, of files as a whole.
const (
	// twice: two keys that are one resource.
	twice rule = "one resource under two keys"
	// orderMark: a U+FEFF around the name of a category or plugin. It is a space
	// for the regular expressions of JSON Schema, for Go it is none.
	orderMark rule = "U+FEFF around a name"
)

// ofConfigs are the rules for what a schema may take in a config and the
// program not, ofFiles those for files.
var (
	ofConfigs = []rule{plainText, spelledEnum, spelledZero, longDuration, zeroTime, anyURL, beyondFloat, nearLimit, signedBase, variable, notANumber}
	ofFiles   = []rule{twice, orderMark}
)
