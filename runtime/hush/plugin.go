package hush

import "context"

// Maker makes instances of one plugin. Generated files hold one zero-size
// type for each plugin that implements it.
//
// For generated code.
type Maker[T any] interface {
	// Make takes the config from the values of d, or from config when that is
	// not nil, and checks it. When d is done by then, because of problems or
	// because it only checks, that is all; else Make calls the factory.
	Make(d *Decoder, config any) (T, error)
}

// Plugin is one entry of a registry.
//
// For generated code; programs see its [Info].
type Plugin[T any] struct {
	Info  Info
	Maker Maker[T]
	// Elsewhere is not empty for an entry that stands in for a plugin of other
	// builds. It says what brings the plugin in: "needs the build tag cuda".
	// Such an entry has no Maker, and its Info has names alone.
	Elsewhere string
}

// Describe returns the plugin's description.
func (p *Plugin[T]) Describe() *Info { return &p.Info }

// Check implements [Entry].
func (p *Plugin[T]) Check(in Input) ([]Reference, error) {
	d := p.decoder(&in)
	_, _ = p.Maker.Make(d, nil) // what is wrong is with d
	return d.Checked()
}

// New implements [Entry].
func (p *Plugin[T]) New(ctx context.Context, in Input) (any, error) {
	return untyped(p.make(ctx, &in, nil))
}

// Create implements [Entry].
func (p *Plugin[T]) Create(ctx context.Context, in Input, config any) (any, error) {
	if config == nil {
		return nil, &ConfigTypeError{Category: in.Key.Category, Type: typeName(nil)}
	}
	return untyped(p.make(ctx, &in, config))
}

// make makes an instance from the values of in, or from config when that is
// not nil.
func (p *Plugin[T]) make(ctx context.Context, in *Input, config any) (T, error) {
	d := p.decoder(in).Construct(ctx)
	instance, err := p.Maker.Make(d, config)
	if problems := d.Finish(); problems != nil {
		err = problems
	}
	if err != nil {
		var none T
		return none, err
	}
	return instance, nil
}

func (p *Plugin[T]) decoder(in *Input) *Decoder {
	d := NewDecoder(*in)
	d.info, d.lenient = &p.Info, p.Info.Lenient
	return d
}

// untyped keeps a nil instance of an interface type a plain nil.
func untyped[T any](instance T, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return instance, nil
}

// Entry is a plugin seen without the type of its contract: what a hub works
// with.
type Entry interface {
	// Describe returns the plugin's description.
	Describe() *Info
	// Check decodes and checks the values without constructing anything, and
	// returns the other resources that they name. Where there are some, it tells
	// in.Resources, if that is a [ReferenceChecker].
	Check(in Input) ([]Reference, error)
	// New decodes and checks the values, then calls the factory. The instance
	// has the category's type.
	New(ctx context.Context, in Input) (any, error)
	// Create checks a config value (or a pointer to one) of the plugin's
	// config type and calls the factory with it.
	Create(ctx context.Context, in Input, config any) (any, error)
}

// Reference is another resource that a configuration names.
type Reference struct {
	// Key is the resource that is named.
	Key Key
	// Lazy references ([Ref]) are resolved when used; others when the owner
	// is made.
	Lazy bool
	// Path and Position tell where it is named.
	Path     string
	Position Position
}

// Input is what a plugin is made from.
type Input struct {
	// Key is the resource's key. Outside a hub it holds the plugin's category
	// and name.
	Key Key
	// Node holds the values, undecoded; the zero Node means all defaults. The
	// fields that choose the plugin ("type", "_class") are not in it, or are
	// skipped by decoders.
	Node Node
	// Host is the Host value of the program's generated package, or nil.
	Host any
	// LookupEnv reads environment variables; nil means os.LookupEnv.
	LookupEnv func(name string) (string, bool)
	// ReadFile reads the value in a file that a NAME_FILE variable names: what
	// checks many resources reads each file once. Its errors don't tell the
	// path. nil reads the file, five seconds at most.
	ReadFile func(path string) (string, error)
	// Resources finds the resources that the values name; nil outside a hub.
	Resources Resolver
}

// Resolver finds the instances of other resources. A hub is one.
type Resolver interface {
	// Instance returns the instance of a resource, making it when needed.
	Instance(ctx context.Context, key Key) (any, error)
	// Using calls use with the instance and keeps it open meanwhile.
	Using(ctx context.Context, key Key, use func(instance any) error) error
}

// Dynamic is a plugin made at run time: for tests and truly dynamic needs.
// See hub.Extend.
type Dynamic struct {
	// Info describes the plugin; Category and Name are required. The category
	// must be one of the registry's.
	Info Info
	// New makes an instance. The values are undecoded; the instance must have
	// the category's type.
	New func(ctx context.Context, in Input) (any, error)
}
