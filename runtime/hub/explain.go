package hub

import "github.com/hushgen/hushgen/runtime/hush"

// Rule says why a resource has its plugin.
type Rule string

// The rules in the order in which they are tried.
const (
	RuleType      Rule = "type"      // its field "type" names the plugin
	RuleClass     Rule = "_class"    // its field "_class" does, the older spelling
	RuleName      Rule = "name"      // the resource has the name of the plugin
	RulePreferred Rule = "preferred" // the plugin is the preferred one of its category
	RuleOnly      Rule = "only"      // the plugin is the only one of its category
)

// Explanation is why a resource is what it is: see [Hub.Why]. It holds no
// value of a resource, of a variable or of a file.
type Explanation struct {
	Key hush.Key
	// Provided tells that the program made the instance itself. Then only
	// ReferredBy is set.
	Provided bool
	// Isolated tells that the source is isolated, and Problems what is wrong
	// with the resource then.
	Isolated bool
	Problems []hush.Problem
	// Position is where the key stands that is in effect.
	Position hush.Position
	// Layers are all places that have the key, in the order of the sources.
	// Each replaces the one before it, whole: the last is in effect.
	Layers []hush.Position
	// Plugin describes the plugin; nil when none could be told, of a broken
	// resource.
	Plugin *hush.Info
	// Option is "Extend" or "Override" for a plugin that the program gave to
	// this option, and empty for one of the registry.
	Option string
	// Rule is how the plugin was chosen; Written what the field that names it
	// says, with ${…} not replaced. Alias is the alias that led to it, if one
	// did.
	Rule           Rule
	Written, Alias string
	// Variables were asked for, Files read.
	Variables []VariableRead
	Files     []FileRead
	// References are the resources that it names, in the order of its fields.
	// ReferredBy are those that name it, by key.
	References, ReferredBy []Relation
}

// VariableRead is a variable of the environment that a resource asked for.
type VariableRead struct {
	Name string
	// Path is the value that has it in its ${…}, such as "llm:gpt-4.api_key".
	// It is empty where the plugin asked (env=).
	Path string
	// State is "set", "empty" or "not set". Default tells that the default in
	// the ${…} is used.
	State   string
	Default bool
}

// FileRead is a file that a value of a resource comes from.
type FileRead struct {
	// Path is the value that has it in its ${file:…}, and File the path of the
	// file.
	Path, File string
	// Variable is the variable that names the file, such as "API_KEY_FILE",
	// where the plugin asked (env=). Then the others are empty.
	Variable string
	// Failed tells that it could not be read.
	Failed bool
}

// Relation is a reference from one resource to another.
type Relation struct {
	// Resource is the other one's key. Where it is missing and a variable gave
	// its name, it is what is written instead.
	Resource string
	// Path is where the reference stands, such as "llm:gpt-4.fallback".
	Path     string
	Position hush.Position
	// Lazy references ([hush.Ref]) are resolved when they are used.
	Lazy bool
	// Missing tells that there is no such resource.
	Missing bool
}
