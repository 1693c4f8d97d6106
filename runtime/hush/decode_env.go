package hush

import (
	"context"
	"os"

	"github.com/hushgen/hushgen/internal/smallfile"
)

// envValue says where the environment has a value: in the variable, or in the
// file that the variable names. Problems show that, never what is there.
type envValue struct {
	variable string
	file     bool
}

func (e envValue) position() Position {
	return Position{Source: "environment variable " + e.variable}
}

func (e envValue) shown() string {
	if e.file {
		return "the content of the file $" + e.variable
	}
	return "$" + e.variable
}

// fromEnv returns the environment's value for the current field, if any.
func (d *Decoder) fromEnv(name string) Node {
	text, from, ok := d.lookupEnv(name)
	if !ok {
		return Node{}
	}
	value := (&Document{
		Source:  from.position().Source,
		Entries: []DocumentEntry{{Text: text, End: 1, Kind: KindPlain, Secret: true}},
	}).Root()
	if d.environment == nil {
		d.environment = map[uint64]envValue{}
	}
	d.environment[d.current()] = from
	d.secrets = append(d.secrets, value)
	return value
}

// lookupEnv returns the value of a variable, or that of the file that the
// variable with "_FILE" behind its name names. Empty variables and files count as unset. Both at once are a problem:
// nobody could tell which one was meant.
func (d *Decoder) lookupEnv(name string) (text string, from envValue, ok bool) {
	text, _ = d.variable(name)
	path, _ := d.variable(name + "_FILE")
	switch {
	case path == "":
		return text, envValue{variable: name}, text != ""
	case text != "":
		d.report(envValue{variable: name}.position(), Problem{
			Message: "both " + name + " and " + name + "_FILE are set; unset one of them",
		})
		return "", from, false
	}
	from = envValue{variable: name + "_FILE", file: true}
	text, err := d.readFile(path)
	if err != nil {
		// Without the path: it is a value of the environment too, and where
		// somebody mixed the variables up, it is the secret.
		d.report(from.position(), Problem{
			Message: "can't read the file that it names: " + err.Error(), Err: err,
		})
		return "", from, false
	}
	return text, from, text != ""
}

func (d *Decoder) variable(name string) (string, bool) {
	if d.in.LookupEnv != nil {
		return d.in.LookupEnv(name)
	}
	return os.LookupEnv(name)
}

func (d *Decoder) readFile(path string) (string, error) {
	if d.in.ReadFile != nil {
		return d.in.ReadFile(path)
	}
	ctx := d.ctx
	if ctx == nil { // only checking
		ctx = context.Background()
	}
	return smallfile.Value(ctx, path)
}

// blame says of a missing value that the environment doesn't have it either,
// where its field has a variable.
func (d *Decoder) blame(p *Problem) {
	f := d.top()
	if f.kind != structFrame || f.fields[f.field].env() == "" {
		return
	}
	name := f.fields[f.field].env()
	text, set := d.variable(name)
	file, _ := d.variable(name + "_FILE")
	switch {
	case text != "" || file != "":
		return // SetDefaults made what holds the value; nobody asked for it
	case set:
		p.Message += "; " + name + " is empty"
	default:
		p.Message += "; " + name + " is not set either"
	}
	p.Err = &UnsetVariableError{Name: name}
}
