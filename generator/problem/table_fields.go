package problem

// fieldKinds are those of configs and their fields.
var fieldKinds = []Kind{
	{
		Code: "HG030", Title: "type that can't be configured",
		Cause: "A field of a config has a type whose values no file can hold, such as a function or a channel, or whose text nothing reads.",
		Fix:   "Use bool, numbers, string, time.Duration, time.Time, *url.URL, types with UnmarshalText, hush.Secret, structs, pointers, lists and map[string]T, or the contract of a category. Leave a field out of the config with the tag `json:\"-\"`, or don't export it.",
	},
	{
		Code: "HG031", Title: "field's name is no good",
		Cause: "A field's name in files is taken, empty or reserved: two fields have the same name or alias, `json` and `yaml` tags disagree, a field is called `type`, which chooses the plugin, or options stand on a field that is left out.",
		Fix:   "Choose another name with `name=` or the tag, and let both tags say the same.",
	},
	{
		Code: "HG032", Title: "option doesn't fit the field",
		Cause: "An option says something that the field's type has not: `min` of a text, `pattern` of a number, `env` of a list.",
		Fix:   "Leave the option out, or use the one that the message names: the length of a text is `minlen`, that of a number `min`.",
	},
	{
		Code: "HG033", Title: "value doesn't fit",
		Cause: "The value of an option can't be read as one of the field's type, or contradicts another option of the field: a default outside its own range, `min` above `max`, a pattern that JSON Schema would read otherwise.",
		Fix:   "Write a value that fits; the message says what is expected and what was found.",
	},
	{
		Code: "HG034", Title: "wrong signature of a config's method",
		Cause: "A config has a method SetDefaults or Validate with another signature than the one that is called, so it would never run.",
		Fix:   "Write `func (c *Config) SetDefaults()` and `func (c Config) Validate() error`, or give the method another name.",
	},
	{
		Code: "HG035", Title: "resource of no or another category",
		Cause: "A field holds another resource, but its `category=` doesn't exist, or the field's type isn't the contract of that category.",
		Fix:   "Give the field the contract's type, or `hush.Ref[T]` of it, and write `category=` only where several categories share the type.",
	},
	{
		Code: "HG036", Title: "secret in a plain type", Severity: Note,
		Cause: "`secret` on a plain type hides the value in what hushgen itself prints; the program's own logs still show it.",
		Fix:   "Use `hush.Secret`, which hides its value everywhere until it is asked for.",
	},
	{
		Code: "HG037", Title: "named like a secret", Severity: Warning,
		Cause: "The name of a text field ends in key, token, secret or password, but its type is a plain string: logs, dumps and errors show what it holds.",
		Fix:   "Make it a `hush.Secret`, or at least write `secret` on it. What is no secret gets a type of its own: `type Key string`.",
	},
	{
		Code: "HG038", Title: "circle of required resources", Severity: Warning,
		Cause: "Plugins need resources of each other's categories, all of them required. Which one would be made first? No resources file can say it.",
		Fix:   "Leave `required` out in one place, or let the program give the first resource.",
	},
	{
		Code: "HG039", Title: "method of a nested struct that is not called", Severity: Warning,
		Cause: "A struct within a config has `SetDefaults` or `Validate`, but only those of the config itself are called. Where a config embeds two structs with such a method, Go gives it neither.",
		Fix:   "Write the method on the config and call the others in it.",
	},
}
