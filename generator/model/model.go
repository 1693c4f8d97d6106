package model

import (
	"go/token"

	"github.com/hushgen/hushgen/generator/builds"
)

// Registry is everything that one output package lists.
type Registry struct {
	// Package is the output package.
	Package Package
	// Constraint is met by the builds that have the output package; empty when
	// all do.
	Constraint builds.Constraint
	// Prefix stands before the generated names.
	Prefix string
	// Categories is sorted by name.
	Categories []*Category
	// Host is what factories ask of the program, sorted by name.
	Host []HostField
	// Configs are the config types, each once, sorted by package and name.
	Configs []*Struct
	// Taken are the names that the output package declares itself, sorted.
	Taken []string
	// Resources is the resources file that is checked with the registry, as
	// an absolute path; empty when there is none. ResourcesName is the file as
	// the directive names it, ResourcesPosition where.
	Resources, ResourcesName string
	ResourcesPosition        token.Position
	// Embed tells that the resources file goes into the binary.
	Embed bool
}

// Package names a Go package.
type Package struct {
	Path, Name, Dir string
}

// Category is one category and its plugins.
type Category struct {
	Name, Title, Description string
	// GoName is the field's name in generated Go.
	GoName string
	// Contract is the type of the category's instances.
	Contract Type
	Meta     []Meta
	// Declared tells whether a //hush:category describes it; Position is then
	// the contract's name.
	Declared bool
	Position token.Position
	// Constraint is met by the builds that have the contract; empty when all
	// do.
	Constraint builds.Constraint
	// Plugins is sorted by name. Several of one name have constraints that
	// exclude each other.
	Plugins []*Plugin
}

// Meta is one entry of free metadata.
type Meta struct{ Key, Value string }

// Plugin is one factory with its identity.
type Plugin struct {
	Category, Name, Title, Description    string
	Version, Author                       string
	Tags, Aliases                         []string
	Deprecated, Stability                 string
	Preferred, Override, Lenient, NoClose bool
	Meta                                  []Meta
	Factory                               Factory
	// Config is nil for a plugin without configuration.
	Config *Struct
	// ConfigOwner tells that the config type's own //hush:config names this
	// plugin, so that Create prefers it among several.
	ConfigOwner bool
	// Module is the path of the plugin's module, File the slash-separated
	// path in it.
	Module, File string
	// Position is where the plugin's name stands: the config type's or the
	// factory's name.
	Position token.Position
	// Sources are the files of what the plugin depends on besides its
	// factory, config and fields: the type of the result, methods that make a
	// difference. They are absolute, sorted, each once.
	Sources []string
	// Constraint is met by the builds that have the plugin; empty when all do.
	Constraint builds.Constraint
	// Starts, Closes and Checks tell what the instances can do.
	Starts, Closes, Checks bool
}

// ID returns "category:name".
func (p *Plugin) ID() string { return p.Category + ":" + p.Name }

// FactoryText is the factory as people write it: openai.New, or
// openai.Config.New for a method.
func (p *Plugin) FactoryText() string {
	if p.Factory.Method {
		return p.Factory.Package.Name + "." + p.Config.Name + "." + p.Factory.Name
	}
	return p.Factory.Package.Name + "." + p.Factory.Name
}

// Hosts returns what the plugin asks of the program, in the order of its
// parameters.
func (r *Registry) Hosts(p *Plugin) []HostField {
	var hosts []HostField
	for _, parameter := range p.Factory.Parameters {
		for _, host := range r.Host {
			if parameter.Kind == HostParameter && host.Name == parameter.Host {
				hosts = append(hosts, host)
			}
		}
	}
	return hosts
}

// Factory is how an instance is made.
type Factory struct {
	Package Package
	// Name is the function's or method's name; Method tells that it is one of
	// the config.
	Name   string
	Method bool
	// Parameters in order, without the receiver.
	Parameters []Parameter
	// Result is the type of the first result; HasError tells that there is a
	// second one.
	Result   Type
	HasError bool
	// Nillable tells that the result can be compared with nil; Pointer that
	// it is a pointer.
	Nillable, Pointer bool
	Position          token.Position
}

// ParameterKind tells what a parameter of a factory takes.
type ParameterKind uint8

// The kinds of parameters.
const (
	ContextParameter ParameterKind = iota
	ConfigParameter
	ConfigPointerParameter
	KeyParameter
	HostParameter
)

// Parameter is one parameter of a factory.
type Parameter struct {
	Kind ParameterKind
	// Host is the name of the Host field.
	Host string
}

// HostField is one value that factories ask of the program.
type HostField struct {
	Name     string
	Type     Type
	Nillable bool
	// Users are the ids of the plugins that ask for it, sorted.
	Users []string
}

// Struct is a struct type whose fields are configuration.
type Struct struct {
	Type Type
	// Package and Name are those of the type; Name is empty for an anonymous
	// struct, and Owner then tells where it stands: "Config.Retry".
	Package Package
	Name    string
	Owner   string
	Fields  []*Field
	// Rest is the field that takes what no other one is named for: a
	// map[string]any or a hush.Node. It is not among Fields; nil when there
	// is none.
	Rest *Field
	// SetDefaults and Validate tell which methods a config has.
	SetDefaults, Validate bool
	// HoldsLock tells that go vet refuses copies of a config.
	HoldsLock   bool
	Lenient     bool
	Description string
	Position    token.Position
}

// Field is one field of a Struct. Fields of embedded structs stand among the
// fields of the struct around them.
type Field struct {
	// GoName is the way to the field from the struct: "Timeout" or
	// "Base.Timeout".
	GoName      string
	Name        string
	Aliases     []string
	Env         string
	Required    bool
	Secret      bool
	Description string
	// Deprecated tells what to use instead.
	Deprecated string
	Type       *FieldType
	// Default is nil when there is none; so is Example, a value for
	// documentation.
	Default, Example *Default
	Constraints      Constraints
	Position         token.Position
}

// ShownDefault is the default as far as anyone may see it: that of a secret is
// one.
func (f *Field) ShownDefault() *Default {
	if f.Secret {
		return nil
	}
	return f.Default
}

// Default is the value of an absent field or of an example: one literal, or
// several for lists.
type Default struct {
	Literals []Literal
	List     bool
}

// Literal is a checked value of a scalar type in its canonical Go spelling.
type Literal struct {
	// Go is the Go source text without a conversion: 0.7, "a b", true. Values
	// of kind Time, URL and Text are their texts, quoted.
	Go string
	// Text is the value as files write it.
	Text string
}

// Constraints limit the values of a field, or those of its innermost
// elements; lengths are the field's own.
type Constraints struct {
	Min, Max       *Literal
	MinLen, MaxLen *int
	Enum           []Literal
	// Pattern is an unanchored regular expression, Format one of url, email,
	// hostport and uuid.
	Pattern, Format string
}

// IsZero reports whether nothing is limited.
func (c Constraints) IsZero() bool { return !c.OnValue() && !c.OnLength() }

// OnValue reports whether single values are limited.
func (c Constraints) OnValue() bool {
	return c.Min != nil || c.Max != nil || len(c.Enum) > 0 || c.Pattern != "" || c.Format != ""
}

// OnLength reports whether the length is limited.
func (c Constraints) OnLength() bool { return c.MinLen != nil || c.MaxLen != nil }

// Kind tells how a field type is read.
type Kind uint8

// The kinds of field types.
const (
	Bool Kind = iota
	Int
	Uint
	Float
	String
	Duration
	Secret
	StructKind
	Pointer
	Slice
	Array
	Map
	Resource
	Ref
	// Time is time.Time, URL *net/url.URL (the pointer is part of it), Text
	// any other type with UnmarshalText.
	Time
	URL
	Text
	// Any is the type any, Node is hush.Node.
	Any
	Node
)

// FieldType is the type of a field as far as reading values goes.
type FieldType struct {
	Kind Kind
	// Type is the Go type.
	Type Type
	// Bits is the size of numbers; 0 for int and uint.
	Bits int
	// Named tells that a conversion is needed where a basic value is wanted.
	Named bool
	// Elem is what pointers, lists and maps hold.
	Elem *FieldType
	// Length is that of an array.
	Length int64
	// Struct is set for StructKind.
	Struct *Struct
	// Category is set for Resource and Ref.
	Category string
	// Enum holds the typed constants of a named type that is an enum by
	// itself.
	Enum []Literal
}

// Leaf returns the innermost element: the type itself unless it is a pointer,
// a list or a map.
func (t *FieldType) Leaf() *FieldType {
	for t.Elem != nil {
		t = t.Elem
	}
	return t
}
