package problem

// pluginKinds are those of contracts, configs and factories.
var pluginKinds = []Kind{
	{
		Code: "HG020", Title: "contract not met",
		Cause: "A factory's result doesn't fit the contract of its category: methods are missing or have another signature, or the result isn't assignable to the contract's type.",
		Fix:   "Give the result the methods that the message lists, all at once. If they are there on the pointer, return the pointer.",
	},
	{
		Code: "HG021", Title: "not the signature of a factory",
		Cause: "The function under `//hush:factory` isn't `func([ctx context.Context,] [C | *C] [, hush.Key] [, host values…]) (T [, error])`, or can't be called: it is generic, variadic or without a name.",
		Fix:   "Change the signature as the message says. Parameters that a plugin doesn't need are left out, their order stays.",
	},
	{
		Code: "HG022", Title: "config without one factory",
		Cause: "No factory takes the config, so no plugin comes of it; or several unnamed ones take it, so it isn't known which one is the plugin.",
		Fix:   "Write `//hush:factory` over the function that takes the config. Where several functions make different plugins of one config, give each its own `name=` and `category=`.",
	},
	{
		Code: "HG023", Title: "plugin without name and category",
		Cause: "The factory takes no config that has `//hush:config`, and doesn't say itself what the plugin is called and which category it belongs to.",
		Fix:   "Write `//hush:config name=… category=…` on the config, or `name=` and `category=` on the factory.",
	},
	{
		Code: "HG024", Title: "out of the registry's reach",
		Cause: "The registry's package can't name or call what the plugin needs: it isn't exported, or stands in a package that can't be imported from there (`main`, somebody's `internal`). Packages that only a wildcard found are left out with a note.",
		Fix:   "Export it, move it into a package that can be imported, or let the registry stand where it can reach it.",
	},
	{
		Code: "HG025", Title: "type that can't be a config or contract",
		Cause: "A config is a struct type of its own: no alias, no other type, not generic. A contract is an interface or any other type that values can have: not generic, and no constraint.",
		Fix:   "Declare a type of its own: `type Config struct{ … }`; of a generic type, `type Config Options[int]` for the config or a plain interface for the contract.",
	},
	{
		Code: "HG026", Title: "clash of generated names",
		Cause: "The generated file declares names that its package has already, or two categories would become one field of the registry, or a category's field would hide a method that every registry has.",
		Fix:   "Rename the package's own, put a prefix before the generated names with `prefix=` of `//hush:registry`, or choose a category's field with `go=`.",
	},
	{
		Code: "HG027", Title: "import cycle",
		Cause: "The generated file imports the packages of all plugins. One of them imports the registry's package, so the program wouldn't compile.",
		Fix:   "Let the registry stand in a package that no plugin imports, such as `main` or `plugins`; what both need goes into a third one.",
	},
	{
		Code: "HG028", Title: "parameter that the program can't give",
		Cause: "What a factory takes besides its context, config and key is asked of the program by type. That needs a named type or a pointer to one; a `string` or a `[]byte` could mean anything.",
		Fix:   "Make it a field of the config, or declare a type for it: `type Region string`.",
	},
	{
		Code: "HG029", Title: "method that is never called", Severity: Warning,
		Cause: "A method looks as if it were meant for hushgen, but its name or signature is a little off, so nobody calls it: `Start`, `Close` and `Check` of what a factory returns, `SetDefaults` and `Validate` of a config.",
		Fix:   "Give it the name and signature that the message says; or, when it is meant for something else, another name.",
	},
}
