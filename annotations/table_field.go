package annotations

var fieldVerb = Verb{
	Name:    "field",
	Summary: "how one field of a config is read and checked",
	Text: `On a field of a config, nested structs included: in its doc comment or at the end of its line. Before several names it holds for each of them. The doc comment is the description.

The order of values: default=, then SetDefaults() if the config has it, then the source, then env= for what is still absent, then constraints, then Validate() error if the config has it.

On pointers, lists and maps enum, min, max, pattern and format hold for the innermost values, minlen and maxlen for the field's own length. Numbers are written as in files: in decimal, 0x or 0o (0b too), without underscores; what is whole is an integer, however it is spelt (1e3, 1.0).`,
	Targets: []Target{TargetField},
	Place:   "in the doc comment of a struct field, or at the end of its line",
	Options: []OptionSpec{
		{Key: "default", ValueName: "VALUE", Kind: KindDefault,
			Help: "The value when absent, of the field's type; checked when generating. On lists: values separated by commas. Types with UnmarshalText have none, but for those of net/netip and *regexp.Regexp: use SetDefaults."},
		{Key: "required", Kind: KindFlag,
			Help: "Must be present and not empty; 0 and false count as given. Together with default= a problem."},
		{Key: "env", ValueName: "NAME", Kind: KindText,
			Help: "Taken from this environment variable, or from the file that NAME_FILE names, when the source has no value."},
		{Key: "secret", Kind: KindFlag,
			Help: "Redacted in what hushgen itself shows. A field of type hush.Secret is secret by itself and everywhere."},
		{Key: "enum", ValueName: "VALUE", Kind: KindEnum,
			Help:    "The allowed values. Alone: the typed constants of the field's type. enum=open: no constraint, whatever constants the type has.",
			Default: "the typed constants, when the type has two or more, belongs to the config's module and has no UnmarshalText"},
		{Key: "min", ValueName: "VALUE", Kind: KindValue,
			Help: "The least allowed number or duration."},
		{Key: "max", ValueName: "VALUE", Kind: KindValue,
			Help: "The greatest allowed number or duration."},
		{Key: "minlen", ValueName: "COUNT", Kind: KindCount,
			Help: "The least length: characters of a text, entries of a list or map."},
		{Key: "maxlen", ValueName: "COUNT", Kind: KindCount,
			Help: "The greatest length: characters of a text, entries of a list or map."},
		{Key: "pattern", ValueName: "REGEXP", Kind: KindText,
			Help: "A text matches somewhere: unanchored RE2 that ECMA-262, and so JSON Schema, reads alike. Without flags, POSIX classes, \\A, \\z, \\Q; \\p{Lu} is fine."},
		{Key: "format", Kind: KindChoice, Choices: []string{"url", "email", "hostport", "uuid"},
			Help: "A text has this form. url: absolute, with scheme and //. email: as in <input type=email>. hostport: host, which may be empty, and port."},
		{Key: "category", ValueName: "NAME", Kind: KindName,
			Help: "The field holds another resource, of this category."},
		{Key: "name", ValueName: "NAME", Kind: KindName,
			Help:    "The name in files.",
			Default: "that of the json tag, else of the yaml tag, else the Go name in snake_case"},
		{Key: "aliases", ValueName: "NAME", Kind: KindNames,
			Help: "Older names that are still read."},
		{Key: "rest", Kind: KindFlag,
			Help: "On one field of a struct, a map[string]any or a hush.Node: takes the unknown fields."},
		{Key: "example", ValueName: "VALUE", Kind: KindDefault,
			Help: "A value for documentation and schema, checked like a default."},
		{Key: "deprecated", ValueName: "TEXT", Kind: KindText,
			Help: "Still read; the text says what to use instead."},
	},
	Example: `type Config struct {
	// Temperature is 0 for the likeliest answer.
	//
	//hush:field default=0.7 min=0 max=2
	Temperature float64 ` + "`json:\"temperature\"`" + `

	Stop []string //hush:field default=".","?" maxlen=4
}`,
}
