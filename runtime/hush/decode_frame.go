package hush

// frame is one level of structs, lists and maps on the way to the current
// value. A frame of the first pass reads node; one of the second pass only
// says where the checked value belongs, and finds its place in the source
// when there is something to report: see [frame.child].
type frame struct {
	fields  []FieldInfo     // of a struct
	name    string          // current key of a map, or the key as written
	node    Node            // what is read
	value   Node            // current value of a struct or map, in the second pass
	first   int             // where the level's values begin in [Decoder.values]
	entries map[string]Node // of a map, in the second pass
	way     uint64          // to this level, once asked for: see [Decoder.way]
	field   int             // current field of a struct, -1 for an unknown one
	index   int             // current element of a list
	reached int             // what value or cursor is of, in the second pass; 0 when of nothing yet
	cursor  int32           // entry of an element, in the second pass
	kind    frameKind
}

type frameKind uint8

const (
	structFrame frameKind = iota
	listFrame
	arrayFrame
	mapFrame
)

// MaxFields is how many fields one struct of a config may have.
const MaxFields = 256

// FieldInfo names one field of a config struct.
//
// For generated code.
type FieldInfo struct {
	// Name is the field's name in files.
	Name string
	// Options is nil for a field that has none.
	Options *FieldOptions
}

// FieldOptions is what few fields have.
//
// For generated code.
type FieldOptions struct {
	// Aliases are older names that are still read.
	Aliases []string
	// Env is the environment variable read when the source has no value.
	Env string
	// Secret fields are never shown in problems, nor is anything in them.
	Secret bool
}

func (f *FieldInfo) aliases() []string {
	if f.Options == nil {
		return nil
	}
	return f.Options.Aliases
}

func (f *FieldInfo) env() string {
	if f.Options == nil {
		return ""
	}
	return f.Options.Env
}

func (f *FieldInfo) secret() bool { return f.Options != nil && f.Options.Secret }

func (d *Decoder) top() *frame { return &d.frames[len(d.frames)-1] }

// push adds a level for the caller to complete. Frames that were left are zero,
// so that in most cases nothing is copied.
func (d *Decoder) push(kind frameKind) *frame {
	if depth := len(d.frames); depth < cap(d.frames) {
		d.frames = d.frames[:depth+1]
	} else {
		d.frames = append(d.frames, frame{})
	}
	f := d.top()
	f.kind, f.first = kind, len(d.values)
	return f
}

// pushStruct adds the level of a struct.
func (d *Decoder) pushStruct(fields []FieldInfo, node Node) {
	f := d.push(structFrame)
	f.fields, f.node, f.field = fields, node, -1
}

// End leaves the innermost struct. What the level held is let go at once, so
// that a pooled decoder keeps no document alive.
//
//go:noinline
func (d *Decoder) End() {
	f := d.top()
	d.values = d.values[:f.first]
	*f = frame{}
	d.frames = d.frames[:len(d.frames)-1]
}

// secret reports whether the current value belongs to a secret field.
func (d *Decoder) secret() bool {
	for i := range d.frames {
		f := &d.frames[i]
		if f.kind == structFrame && f.field >= 0 && f.fields[f.field].secret() {
			return true
		}
	}
	return false
}
