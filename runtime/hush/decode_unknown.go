package hush

import "github.com/hushgen/hushgen/internal/names"

// maxSuggesting bounds the unknown fields that get near names suggested:
// looking for them takes time, and who misspelt a hundred wrote something
// else altogether.
const maxSuggesting = 100

// unknownField records that a key, the current name, is no field of the
// struct.
func (d *Decoder) unknownField(key Node) {
	if d.lenient {
		return
	}
	d.unknown++
	f := d.top()
	p := Problem{Message: "unknown field", Found: f.name}
	if d.unknown <= maxSuggesting {
		near := NewNotFoundError("field", "", f.name, fieldNames(f.fields))
		if len(near.Nearest) == 0 {
			near.Nearest = names.Nearest(f.name, d.otherNames(), maxNearest)
		}
		p.Message += suggestion(near.Nearest, near.Known, near.More)
		p.Nearest = near.Nearest
	}
	d.add(key.Position(), p)
}

func fieldNames(fields []FieldInfo) []string {
	known := make([]string, len(fields))
	for i := range fields {
		known[i] = fields[i].Name
	}
	return known
}

// otherNames returns what else may have been meant: older names, and in a
// resource of a hub the selector of its plugin.
func (d *Decoder) otherNames() []string {
	var others []string
	for i := range d.top().fields {
		others = append(others, d.top().fields[i].aliases()...)
	}
	if len(d.frames) == 1 && d.in.Resources != nil {
		others = append(others, "type")
	}
	return others
}
