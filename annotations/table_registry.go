package annotations

var registryVerb = Verb{
	Name:    "registry",
	Summary: "what the registry of an output package holds",
	Text: `The package that carries it gets the generated file. Every command reads it, so that nothing has to be repeated on command lines.

Besides packages=, every package that the output package's own hand-written files import is searched, and from there whatever is reached through blank imports alone. A plugin of another module is added with a blank import.`,
	Targets: []Target{TargetPackage},
	Place:   "in the doc comment of a package clause",
	Options: []OptionSpec{
		{Key: "packages", ValueName: "PATTERN", Kind: KindList,
			Help:    "Packages to search: patterns as for the go command, relative to this folder, or import paths.",
			Default: "every package of this module"},
		{Key: "only", ValueName: "ENTRY", Kind: KindList,
			Help:    "Nothing but these: a category, category:name or a package pattern each.",
			Default: "all"},
		{Key: "exclude", ValueName: "ENTRY", Kind: KindList,
			Help:    "All but these: a category, category:name or a package pattern each.",
			Default: "none"},
		{Key: "prefix", ValueName: "IDENT", Kind: KindIdentifier,
			Help: "Put before the generated names when Registry, Open and so on clash with the package's own."},
		{Key: "resources", ValueName: "FILE", Kind: KindText,
			Help: "A resources file, relative to this folder: checked whenever the registry is generated or checked, and the default of validate."},
		{Key: "embed", Kind: KindFlag,
			Help: "The file of resources= goes into the binary as static data: a source named Resources. A literal secret in it is a problem."},
	},
	Example: `// Package plugins is this program's registry.
//
//hush:registry packages=./...,github.com/acme/extra
package plugins`,
}
