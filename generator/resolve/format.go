package resolve

import (
	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/internal/formats"
)

// formatRules are the values of format=: what tells whether a text has the form,
// and how problems call it.
var formatRules = map[string]struct {
	valid func(string) bool
	form  string
}{
	"url":      {formats.URL, "a URL such as https://example.com/path"},
	"email":    {formats.Email, "an email address such as me@example.com"},
	"hostport": {formats.Hostport, "a host and port such as localhost:8080"},
	"uuid":     {formats.UUID, "a UUID such as 123e4567-e89b-12d3-a456-426614174000"},
}

func (r *resolver) readFormat(f *model.Field, note *annotations.Annotation) {
	option, ok := note.Option("format")
	if !ok || !r.takesText(f, option) {
		return
	}
	f.Constraints.Format = option.Value.Text
}

// takesText reports whether the field, or its innermost elements, are texts.
func (r *resolver) takesText(f *model.Field, option annotations.Option) bool {
	switch f.Type.Leaf().Kind {
	case model.String, model.Secret:
		return true
	}
	r.doesNotFit(option, f, "texts")
	return false
}
