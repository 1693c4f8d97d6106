package problem

var pluginChecks = map[string][]Check{
	"HG020": {
		{"methods that are missing or differ", "does not implement"},
		{"a result that isn't of the contract's type", "which is not an? "},
	},
	"HG021": {
		{"no result", "it returns nothing"},
		{"more than two results", "more than two values"},
		{"a second result that is no error", "second result"},
		{"an error as the only result", "first result is an error"},
		{"a context that isn't first", "must be the first parameter"},
		{"a config behind the key or host values", "the config must stand before"},
		{"two keys", "takes hush.Key twice"},
		{"two configs", "takes two configs"},
		{"variadic", "is variadic"},
		{"generic", "has type parameters"},
		{"a config that is an instance of a generic type", "an instance of a generic type"},
		{"a method of a type that is no struct", "which is no struct"},
		{"no name", "a name that can be called"},
	},
	"HG022": {
		{"only factories with a name of their own", "no factory for its own name"},
		{"no factory", "has no factory"},
		{"two factories without a name", "has two factories"},
	},
	"HG023": {
		{"category= without name=", "category= but no name="},
		{"other options of a plugin without name=", "but no name=; without one"},
		{"name= without category=", "name= but no category="},
		{"neither config nor name", "which takes no config"},
		{"a config without a directive", "has no //hush:config"},
	},
	"HG024": {
		{"a factory that isn't exported", "export it"},
		{"a type that isn't exported", "is not exported"},
		{"a field of an embedded struct that isn't exported", "unexported struct that holds it"},
		{"a package of somebody's internal", "is internal$"},
		{"a main package", "it is a main package"},
	},
	"HG025": {
		{"a config that is an alias", "is an alias"},
		{"a config that is no struct", "a config is a struct, "},
		{"a generic config", "can't be a config"},
		{"a generic contract", "a generic type can't be a contract"},
		{"a constraint as a contract", "is a constraint"},
	},
	"HG026": {
		{"go= or a category that makes no Go name", "can't be a field of the registry"},
		{"prefix= that makes no Go name", "doesn't begin an exported Go name"},
		{"two categories with one field", "would both be the field"},
		{"a field that hides a method", "would hide"},
		{"an import with a generated name", "the file imports"},
		{"a name that the generated file declares", "which the generated file declares too"},
		{"a name of Go itself", "a name of Go itself"},
		{"a name that begins as generated ones", "begin with hush"},
	},
	"HG027": {{"a plugin that imports the registry", "imports the registry's package"}},
	"HG028": {
		{"a pointer where the value is meant", "itself$"},
		{"a parameter of a type without a name, or of a basic one", "can't be asked of the program"},
	},
	"HG029": {
		{"a pointer receiver where a value is returned", "it has a pointer receiver"},
		{"another signature of Start, Close or Check", "expected"},
		{"another name", "did you mean"},
	},
}
