package analyzer

import (
	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/problem"
)

// Rule is a kind of problem that only the generator can tell.
type Rule struct {
	// Code is empty for problems of any kind.
	Code string
	// Message is a regular expression for the messages that are meant; empty
	// means every one.
	Message string
	// When narrows it further.
	When Condition
	// Problem says in words what is meant, Reason why one package can't tell.
	Problem, Reason string
}

// Condition tells which problems of a kind one package can't tell.
type Condition uint8

const (
	// Always means each of them.
	Always Condition = iota
	// Unseen means those that involve a place in a package that this one
	// doesn't import, directly or not.
	Unseen
	// Importable means those of declarations that other packages can use.
	Importable
	// Held means those in structs of packages that have no plugins themselves.
	Held
	// OtherBuild means those that involve a file which this build leaves out.
	OtherBuild
)

// WholeProgram is what the analyzer leaves to the generator, sorted by code.
// It tells everything else, and nothing that the generator would not tell.
var WholeProgram = []Rule{
	{"", "", OtherBuild, "what stands in files of other builds", "a driver shows the files of one build"},
	{annotations.CodeMisplaced, `_test\.go files`, Always, "`//hush:registry` in a `_test.go` file", "directives there don't count, and some drivers don't show tests"},
	{annotations.CodeMissingOption, `^embed needs `, Always, "`embed` without `resources=`", "the file may be named on the command line"},
	{problem.CategoryTwice, "", Unseen, "two declarations of a category", "the other one stands in a package that isn't imported"},
	{problem.ResultsDiffer, "", Always, "factories without a contract that differ", "another package may declare the contract"},
	{problem.NameTaken, "", Unseen, "two plugins of one name", "the other one stands in a package that isn't imported"},
	{problem.BadOverride, `^no other plugin`, Always, "`override` with nothing to override", "another package may have the other plugin"},
	{problem.TwoPreferred, "", Unseen, "two preferred plugins", "the other one stands in a package that isn't imported"},
	{problem.NothingFound, "", Always, "a registry without plugins", "they stand in other packages"},
	{problem.ContractNotMet, "", Unseen, "a result that doesn't fit its contract", "the contract stands in a package that isn't imported"},
	{problem.FactoryCount, ` has no factory`, Importable, "an exported config without factory", "another package may have the factory"},
	{problem.NotReachable, `^the registry can't import `, Always, "a package that the registry can't import", "only the registry says which one imports it"},
	{problem.NotReachable, `, which is the contract of category `, Always, "a result that stands for a missing contract", "another package may declare the contract"},
	{problem.NotReachable, ` is internal$`, Always, "packages that are internal", "only the registry's place tells who can't import them"},
	{problem.GoNameClash, `declare the category `, Always, "the field name of an undeclared category", "another package may declare it, with `go=`"},
	{problem.ImportCycle, "", Always, "import cycles through the registry's package", "the imports of all packages make them"},
	{problem.NearMethod, "", Unseen, "a method that is nearly `Start`, `Close` or `Check`", "the factory that returns it, or the contract that asks for it, stands in a package that isn't imported"},
	{problem.UnsupportedType, ` is internal$`, Always, "types of packages that are internal", "only the registry's place tells who can't import them"},
	{problem.UnsupportedType, "", Held, "structs without directives that configs of other packages hold", "their own package doesn't know it"},
	{problem.BadReference, `^no category "[^"]*"$`, Always, "a field with a category that nobody knows", "another package may declare it; a near name is told"},
	{problem.LooksSecret, "", Unseen, "a plain field that is named like a secret", "the config that holds it stands in a package that isn't imported"},
	{problem.LooksSecret, "", Held, "structs without directives that configs of other packages hold", "their own package doesn't know it"},
	{problem.NeverMade, "", Always, "plugins that need each other in a circle", "the plugins of all packages make it"},
	{problem.NotCalled, "", Unseen, "`SetDefaults` and `Validate` of structs in a config", "the config that holds it stands in a package that isn't imported"},
	{problem.SyntaxError, "", Always, "syntax errors", "drivers tell them themselves"},
	{problem.BuildConstraint, "", Always, "directives that some builds leave out", "a driver shows the files of one build"},
	{problem.BadPackages, "", Always, "patterns and packages that can't be searched", "the generator searches"},
	{problem.BadSelection, "", Always, "`only=` and `exclude=` that match nothing", "they select among the plugins of all packages"},
	{problem.NotOurs, "", Always, "a file in the place of the generated one", "the generator writes it"},
	{problem.BadResources, "", Always, "resources files", "they name resources of all categories"},
	{problem.ResourcesNotice, "", Always, "notices about resources files", "they name resources of all categories"},
	{problem.BadEnvFile, "", Always, "files of environment variables", "they go with resources files"},
	{problem.NoConfig, "", Always, "a `//hush:field` that no config holds", "a config of another package may hold it"},
	{problem.LiteralSecret, "", Always, "secrets in embedded resources files", "it doesn't read these files"},
}
