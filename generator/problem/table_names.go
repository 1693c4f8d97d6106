package problem

// nameKinds are those of categories and plugins as a whole.
var nameKinds = []Kind{
	{
		Code: "HG011", Title: "not a name",
		Cause: "A category, a plugin or an alias has a name that no canonical form can be made of. Names have lower-case letters and digits with single - or . between them, and at most 64 bytes; capitals, _ and spaces are turned into that form.",
		Fix:   "Choose a name of this form: `gpt-4`, `openai`, `v1.5`.",
	},
	{
		Code: "HG012", Title: "name not in canonical form", Severity: Note,
		Cause: "A name is written otherwise than it is used: capitals become small, _ and spaces become -. Everything works; but whoever searches for the name doesn't find it here.",
		Fix:   "Write the canonical form.",
	},
	{
		Code: "HG013", Title: "category not declared",
		Cause: "A plugin names a category that no `//hush:category` declares, and a declared one is so near that a typing mistake is likely.",
		Fix:   "Write the declared name, or declare the category.",
	},
	{
		Code: "HG014", Title: "category declared twice",
		Cause: "Two types carry `//hush:category` with one name. A category has one contract.",
		Fix:   "Remove one of the directives, or give one category another name.",
	},
	{
		Code: "HG015", Title: "results of a category differ",
		Cause: "No `//hush:category` declares the category, so its contract is the type that all its factories return; and they return different ones.",
		Fix:   "Declare the contract: `//hush:category` on an interface that all results implement. Or give the plugins categories of their own.",
	},
	{
		Code: "HG016", Title: "name taken",
		Cause: "Two plugins of one category have the same name or alias, or one plugin has a name twice. The last one doesn't win: which one would be meant is unknown. Names are compared in canonical form.",
		Fix:   "Rename one. Where one plugin shall take the place of another on purpose, such as one of another module, write `override` on it.",
	},
	{
		Code: "HG017", Title: "nothing or too much to override",
		Cause: "`override` takes a name over from exactly one other plugin, and there is none of this name, or several, or another override.",
		Fix:   "Without another plugin of the name, leave `override` out. Else leave one plugin and one override of it.",
	},
	{
		Code: "HG018", Title: "two preferred plugins",
		Cause: "Two plugins of a category are `preferred`. It is what a resource gets that doesn't say which plugin it wants, so there can be one.",
		Fix:   "Leave `preferred` on one of them.",
	},
	{
		Code: "HG019", Title: "no plugin found",
		Cause: "The search found no plugin at all: no package that matches the patterns has directives, or `only=` and `exclude=` leave none.",
		Fix:   "Write patterns in `packages=` that reach the annotated packages; without it every package of the module is searched. Plugins of other modules are found through a blank import in the registry's package.",
	},
}
