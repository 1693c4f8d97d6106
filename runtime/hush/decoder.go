package hush

import (
	"context"
	"strings"
	"sync"
)

// Decoder takes one config from a [Node] to a checked Go value and collects
// every problem on the way. Generated functions drive it in two passes: the
// first reads the values into the struct, the second checks the constraints
// of what is then there.
//
// For generated code.
type Decoder struct {
	in         Input
	ctx        context.Context // of the instance; nil when only checking
	frames     []frame
	problems   []Problem
	references []Reference
	fromEnv    []envValue
	err        error // the first resource that could not be had
	lenient    bool
}

// frame is one level of structs, lists and maps on the way to the current
// value.
type frame struct {
	fields []FieldInfo // of a struct
	node   Node
	cursor int32     // entry of the next key while reading
	value  Node      // current value while reading
	given  [4]uint64 // fields seen, one bit each
	field  int       // current field of a struct, -1 for an unknown one
	index  int       // current element of a list
	name   string    // current key of a map, or the key as written
	kind   frameKind
}

type frameKind uint8

const (
	structFrame frameKind = iota
	listFrame
	mapFrame
)

// MaxFields is how many fields one struct of a config may have.
const MaxFields = 256

// FieldInfo names one field of a config struct.
//
// For generated code.
type FieldInfo struct {
	// Name is the field's name in files; Aliases are older names still read.
	Name    string
	Aliases []string
	// Env is the environment variable read when the source has no value.
	Env string
	// Secret fields are never shown in problems.
	Secret bool
}

// envValue records a field whose value the environment gave.
type envValue struct{ path, variable string }

// Value is one value on its way into a Go variable.
//
// For generated code.
type Value struct {
	decoder *Decoder
	node    Node
}

var decoders = sync.Pool{New: func() any { return &Decoder{frames: make([]frame, 0, 8)} }}

// NewDecoder returns a decoder that checks the values of in. It must end with
// [Decoder.Finish] or [Decoder.Checked].
func NewDecoder(in Input) *Decoder {
	d := decoders.Get().(*Decoder)
	d.in = in
	return d
}

// Construct lets the decoder ask for the instances of the resources that the
// values name. ctx is the instance's own.
func (d *Decoder) Construct(ctx context.Context) *Decoder {
	d.ctx = ctx
	return d
}

// Lenient lets the decoder pass over unknown fields.
func (d *Decoder) Lenient() *Decoder {
	d.lenient = true
	return d
}

// Finish ends the decoder and returns all problems as one [*ConfigError], or
// else the error of the first resource that could not be had.
func (d *Decoder) Finish() error {
	_, err := d.Checked()
	return err
}

// Checked is Finish that also returns the resources that the values name.
func (d *Decoder) Checked() ([]Reference, error) {
	references, err := d.references, d.err
	if len(d.problems) > 0 {
		err = NewConfigError(d.problems)
	}
	*d = Decoder{frames: d.frames[:0]}
	clear(d.frames[:cap(d.frames)])
	decoders.Put(d)
	return references, err
}

// Root returns the value that holds the whole config.
func (d *Decoder) Root() Value { return Value{d, d.in.Node} }

// Valid reports whether Validate of the config may run: nothing was wrong so
// far, and the resources that the config holds directly are there. When only
// checking they are not, so Validate waits until the instance is made.
func (d *Decoder) Valid() bool {
	if len(d.problems) > 0 || d.err != nil {
		return false
	}
	if d.ctx != nil {
		return true
	}
	for _, reference := range d.references {
		if !reference.Lazy {
			return false
		}
	}
	return true
}

// Invalid records what Validate of the config answered. Joined errors stay
// several problems.
func (d *Decoder) Invalid(err error) {
	if err == nil {
		return
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			d.Invalid(e)
		}
		return
	}
	d.problems = append(d.problems, Problem{
		Position: d.in.Node.Position(),
		Path:     d.in.Key.String(),
		Message:  err.Error(),
		Err:      err,
	})
}

// NoConfig refuses every field, for plugins without a config.
func (d *Decoder) NoConfig() {
	d.Root().Struct(nil)
	for d.Next() {
		d.Unknown()
	}
	d.End()
}

// NeedsHost records a problem when a value that the plugin asks of the
// program is not there.
func (d *Decoder) NeedsHost(there bool, field, goType string) {
	if there {
		return
	}
	d.problems = append(d.problems, Problem{
		Position: d.in.Node.Position(),
		Path:     d.in.Key.String(),
		Message:  "the plugin asks the program for " + goType + ", but Host." + field + " is not set",
		Expected: goType,
	})
}

// path returns the way from the resource to the current value.
func (d *Decoder) path() string {
	var path strings.Builder
	path.WriteString(d.in.Key.String())
	for i := range d.frames {
		d.frames[i].writeTo(&path)
	}
	return path.String()
}

func (f *frame) writeTo(path *strings.Builder) {
	switch f.kind {
	case structFrame:
		path.WriteByte('.')
		if f.field >= 0 {
			path.WriteString(f.fields[f.field].Name)
		} else {
			path.WriteString(f.name)
		}
	case mapFrame:
		if strings.ContainsAny(f.name, ".[]: ") {
			path.WriteString(`["` + f.name + `"]`)
		} else {
			path.WriteString("." + f.name)
		}
	case listFrame:
		path.WriteString("[" + itoa(f.index) + "]")
	}
}

func (d *Decoder) top() *frame { return &d.frames[len(d.frames)-1] }

// push adds a level. The backing array is reused, so all is set anew.
func (d *Decoder) push(f frame) *frame {
	d.frames = append(d.frames, f)
	return d.top()
}

// End leaves the innermost struct.
func (d *Decoder) End() { d.frames = d.frames[:len(d.frames)-1] }

// secret reports whether the current value belongs to a secret field.
func (d *Decoder) secret() bool {
	for i := range d.frames {
		f := &d.frames[i]
		if f.kind == structFrame && f.field >= 0 && f.field < len(f.fields) && f.fields[f.field].Secret {
			return true
		}
	}
	return false
}

// report adds a problem at the current path.
func (d *Decoder) report(position Position, p Problem) {
	p.Position = position
	p.Path = d.path()
	d.problems = append(d.problems, p)
}
