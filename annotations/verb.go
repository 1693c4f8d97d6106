package annotations

import "slices"

// Verb is one kind of directive. It is plain data.
type Verb struct {
	// Name stands after "//hush:".
	Name string
	// Summary says in half a line what a directive of this verb declares.
	Summary string
	// Text explains the verb: paragraphs, separated by an empty line. The
	// lines of code begin with a tab.
	Text string
	// Targets are the kinds of declaration that it may stand on.
	Targets []Target
	// Place says in words where it stands: "in the doc comment of a type".
	Place string
	// Options are in the order in which help lists them.
	Options []OptionSpec
	// Example is Go source.
	Example string

	structOnly bool // on a type: the type must be able to be a struct
}

// OptionSpec is one option of a verb. It is plain data.
type OptionSpec struct {
	// Key stands before "=". That of a KindMeta ends in the dot: "meta.".
	Key string
	// ValueName stands for the value in help: "NAME".
	ValueName string
	// Kind tells how the value is read.
	Kind Kind
	// Choices are the allowed values of a KindChoice.
	Choices []string
	// Required options must be given once on the declaration.
	Required bool
	// Help says what the option means.
	Help string
	// Default says what holds when the option is absent; "" when nothing does.
	Default string
}

// Kind tells what kind of value an option takes.
type Kind uint8

const (
	// KindFlag takes no value.
	KindFlag Kind = iota
	// KindText takes one free text.
	KindText
	// KindName takes one name of a category, plugin or field.
	KindName
	// KindIdentifier takes one Go identifier, or the beginning of one.
	KindIdentifier
	// KindValue takes one value whose form the annotated field's type decides.
	KindValue
	// KindDefault is a KindValue that is a list on fields of list type. It is
	// read both ways, see [Option].
	KindDefault
	// KindCount takes one whole number, 0 or more.
	KindCount
	// KindList takes texts separated by commas.
	KindList
	// KindNames takes names separated by commas.
	KindNames
	// KindEnum is a flag, or takes texts separated by commas.
	KindEnum
	// KindChoice takes one of the Choices.
	KindChoice
	// KindMeta stands for every key that begins with the Key and goes on; it
	// takes one free text.
	KindMeta
)

// Splits reports whether a value of this kind is split at its commas.
func (k Kind) Splits() bool {
	return k == KindList || k == KindNames || k == KindEnum || k == KindDefault
}

// Target is a kind of declaration. The zero Target is none.
type Target uint8

const (
	// TargetPackage is a package clause: *ast.File.
	TargetPackage Target = iota + 1
	// TargetType is a type declared at package level: *ast.TypeSpec.
	TargetType
	// TargetFunc is a function or a method: *ast.FuncDecl.
	TargetFunc
	// TargetField is a field of a struct in a type declared at package
	// level, nested structs included: *ast.Field.
	TargetField
)

// String returns "package", "type", "func" or "field".
func (t Target) String() string {
	names := [...]string{"nothing", "package", "type", "func", "field"}
	if int(t) >= len(names) {
		return names[0]
	}
	return names[t]
}

const metaPrefix = "meta."

// Verbs returns the table of the language, in the order in which help lists
// it. The result is the caller's own.
func Verbs() []Verb {
	verbs := make([]Verb, len(table))
	for i := range table {
		v := *table[i]
		v.Targets = slices.Clone(v.Targets)
		v.Options = slices.Clone(v.Options)
		for j := range v.Options {
			v.Options[j].Choices = slices.Clone(v.Options[j].Choices)
		}
		verbs[i] = v
	}
	return verbs
}
