package problem

var nameChecks = map[string][]Check{
	"HG011": {
		{"a category name", "is not a category name"},
		{"the name or an alias of a plugin", "is not a plugin name"},
	},
	"HG012": {{"a name in another form", "counts as"}},
	"HG013": {{"a category near to a declared one", "is declared; did you mean"}},
	"HG014": {{"two declarations of a category", "is declared twice"}},
	"HG015": {{"results of different types without a contract", "return different types"}},
	"HG016": {
		{"two plugins of one name or alias", "^two plugins are named"},
		{"a name twice on one plugin", "has the name"},
	},
	"HG017": {
		{"nothing to override", "nothing to override"},
		{"several plugins to override", "^several other plugins"},
		{"two overrides", "^two plugins override"},
	},
	"HG018": {{"two preferred plugins of a category", "two preferred plugins"}},
	"HG019": {
		{"only= and exclude= that leave nothing", "leave no plugin"},
		{"patterns that reach no plugin", "found no plugin"},
	},
}
