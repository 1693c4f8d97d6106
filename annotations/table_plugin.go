package annotations

import "slices"

var metaOption = OptionSpec{Key: metaPrefix, ValueName: "TEXT", Kind: KindMeta,
	Help: "Free metadata under the key K: meta.mode=cloud."}

var categoryVerb = Verb{
	Name:    "category",
	Summary: "a contract, which all plugins of a category fulfil",
	Text: `On an interface: every plugin's result must implement it. On any other defined type or an alias: every plugin's result must be assignable to it. The doc comment is the description.

A category that no directive declares takes the one result type that all its factories share.`,
	Targets: []Target{TargetType},
	Place:   "in the doc comment of a type",
	Options: []OptionSpec{
		{Key: "name", ValueName: "NAME", Kind: KindName, Required: true,
			Help: "The category's name."},
		{Key: "title", ValueName: "TEXT", Kind: KindText,
			Help:    "Shown to people.",
			Default: "the name, dashes to spaces, each word capitalised"},
		{Key: "go", ValueName: "IDENT", Kind: KindIdentifier,
			Help:    "The field's name in generated Go.",
			Default: "the contract's own spelling when equal but for case, else the name in Go's spelling (llm: LLM, ai-provider: AIProvider)"},
		metaOption,
	},
	Example: `// LLM answers prompts.
//
//hush:category name=llm title="Language models"
type LLM interface {
	Complete(ctx context.Context, prompt string) (string, error)
}`,
}

var configVerb = Verb{
	Name:    "config",
	Summary: "a plugin's configuration",
	Text:    `The struct's fields are what a resource of this plugin may say; //hush:field describes them. The doc comment is the plugin's description. A factory that takes the struct makes the instances: the two find each other through the type.`,
	Targets: []Target{TargetType},
	Place:   "in the doc comment of a struct type",
	Options: slices.Concat([]OptionSpec{
		{Key: "name", ValueName: "NAME", Kind: KindName, Required: true,
			Help: "The plugin's name in its category."},
		{Key: "category", ValueName: "NAME", Kind: KindName, Required: true,
			Help: "The category that it belongs to."},
	}, pluginOptions),
	Example: `// Config configures an OpenAI-compatible chat model.
//
//hush:config name=openai category=llm tags=chat,cloud
//hush:config title="OpenAI" meta.mode=cloud
type Config struct {
	//hush:field required
	Model string ` + "`json:\"model\"`" + `
}`,
	structOnly: true,
}

// pluginOptions stand on a config, and on a factory that names its plugin.
var pluginOptions = []OptionSpec{
	{Key: "title", ValueName: "TEXT", Kind: KindText,
		Help:    "Shown to people.",
		Default: "the name, dashes to spaces, each word capitalised"},
	{Key: "version", ValueName: "TEXT", Kind: KindText, Help: "Shown to people."},
	{Key: "author", ValueName: "TEXT", Kind: KindText, Help: "Shown to people."},
	{Key: "tags", ValueName: "TEXT", Kind: KindList, Help: "Words for search."},
	{Key: "aliases", ValueName: "NAME", Kind: KindNames,
		Help: "Further names, resolved exactly like the name."},
	{Key: "deprecated", ValueName: "TEXT", Kind: KindText,
		Help: "The plugin still works. Reported by check, list, schema and once at run time; the text says what to use instead."},
	{Key: "stability", Kind: KindChoice, Choices: []string{"experimental", "beta", "stable"},
		Help: "Shown to people.", Default: "stable"},
	{Key: "preferred", Kind: KindFlag,
		Help: "The category's plugin when a resource does not say which."},
	{Key: "override", Kind: KindFlag,
		Help: "Takes the name over from the one other plugin that has it. A problem if there is none, or another override."},
	{Key: "lenient", Kind: KindFlag,
		Help: "Unknown fields are allowed.", Default: "unknown fields are problems"},
	metaOption,
}

var factoryVerb = Verb{
	Name:    "factory",
	Summary: "a function or method of a config that makes instances",
	Text: `	func([ctx context.Context,] [C | *C] [, hush.Key] [, host values...])
	        (T [, error])

Or the same as a method of C. C is a struct, the config; a factory without one makes a plugin without configuration. Any other parameter of a named type, or a pointer to one, is asked of the program.

The plugin is the one that the //hush:config of C names, or the one that name= and category= of the factory name. Then the other options of a config may stand here too, and several factories may share one C.`,
	Targets: []Target{TargetFunc},
	Place:   "in the doc comment of a function or method",
	Options: slices.Concat([]OptionSpec{
		{Key: "name", ValueName: "NAME", Kind: KindName,
			Help: "The plugin's name in its category.", Default: "that of the config"},
		{Key: "category", ValueName: "NAME", Kind: KindName,
			Help: "The category that it belongs to.", Default: "that of the config"},
		{Key: "noclose", Kind: KindFlag,
			Help: "The hub must not close the instance.", Default: "the hub closes it when it can be closed"},
	}, pluginOptions),
	Example: `//hush:factory
func New(ctx context.Context, cfg Config) (*Client, error)

//hush:factory name=groq category=llm title=Groq
func NewGroq(cfg Config, client *http.Client) (*Client, error)`,
}
