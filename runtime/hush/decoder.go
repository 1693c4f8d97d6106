package hush

import (
	"context"
	"sync"

	"github.com/hushgen/hushgen/internal/names"
)

// Decoder takes one config from a [Node] to a checked Go value and collects
// every problem on the way. Generated functions drive it in two passes: the
// first reads the values into the struct, the second checks the constraints
// of what is then there.
//
// For generated code.
type Decoder struct {
	in     Input
	info   *Info           // of the plugin, or nil
	ctx    context.Context // of the instance
	frames []frame
	values []int32 // entries of the fields' values, of all structs in frames; 0 for none

	problems   []Problem
	references []Reference
	err        error // the first resource that could not be had

	// wrong holds the values with a problem by their [Decoder.way]: true where
	// a value could not be read, so that its constraints, and those of all
	// below it, have nothing to add.
	wrong map[uint64]bool
	// environment holds the values that the environment gave, likewise.
	environment map[uint64]envValue
	// secrets holds the values of secret fields and of the environment, which
	// errors of the program must not show.
	secrets []Node

	// more counts the problems that were not kept, from beyond on; last is the way to the
	// value of the last one, unmarked tells that some of the values could not
	// be read. See [maxProblems].
	more     int
	beyond   Problem
	last     uint64
	unmarked bool

	unknown    int  // fields reported as unknown
	hostless   int  // problems with what the program should provide
	constructs bool // the resources that the values name are made
	waits      bool // some are named that are not made: only checking
	reads      bool // values are read; else the program made the config
	lenient    bool
}

var decoders = sync.Pool{New: func() any { return &Decoder{frames: make([]frame, 0, 8)} }}

// maxPooledFrames bounds what a decoder of deeply nested values keeps.
const maxPooledFrames = 64

// NewDecoder returns a decoder that checks the values of in. It must end with
// [Decoder.Finish] or [Decoder.Checked], and not be used afterwards.
func NewDecoder(in Input) *Decoder {
	d := decoders.Get().(*Decoder)
	d.in = in
	return d
}

// Construct lets the decoder ask for the instances of the resources that the
// values name. ctx is the instance's own.
func (d *Decoder) Construct(ctx context.Context) *Decoder {
	d.ctx, d.constructs = ctx, true
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

// Checked is Finish that also returns the resources that the values name. A
// decoder that a panic of the program's own code keeps from getting here is
// not used again.
func (d *Decoder) Checked() ([]Reference, error) {
	references, err := d.references, d.err
	if len(d.problems) > 0 {
		err = NewConfigError(d.kept())
	}
	clear(d.frames) // the config's own is there still
	frames, values := d.frames[:0], d.values[:0]
	if cap(frames) > maxPooledFrames {
		frames = nil
	}
	if cap(values) > MaxFields {
		values = nil
	}
	clear(d.secrets) // or the pool would keep their documents
	secrets := d.secrets[:0]
	if cap(secrets) > maxPooledFrames {
		secrets = nil
	}
	*d = Decoder{} // and then set what it keeps: a literal would be copied as a whole
	d.frames, d.values, d.secrets = frames, values, secrets
	decoders.Put(d)
	return references, err
}

// Root returns the value that holds the whole config.
//
//go:noinline
func (d *Decoder) Root() Value {
	d.reads = true
	return Value{d, d.in.Node}
}

// NeedsHost records a problem when a value that the plugin asks of the
// program is not there.
//
//go:noinline
func (d *Decoder) NeedsHost(there bool, field, goType string) {
	if there {
		return
	}
	d.hostless++
	d.refuse(Problem{Message: "the plugin asks the program for " + goType + ", but Host." + field + " is not set", Expected: goType})
}

// refuse records a problem with the config as a whole.
func (d *Decoder) refuse(p Problem) {
	p = p.At(d.in.Node)
	p.Path = names.ShortenPath(d.root())
	d.keep(p)
}
