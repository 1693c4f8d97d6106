package variables

import (
	"strings"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/internal/names"
)

// Need tells in a word what becomes of a program without the variable:
// "required", "optional", or "unused" where its resources file doesn't read
// it.
func (r *Report) Need(v *Variable) string {
	switch {
	case r.Required(v):
		return "required"
	case r.Unused(v):
		return "unused"
	}
	return "optional"
}

// String names the field and the resources that leave it to the variable:
// "llm:openai.api_key, for llm:gpt". What the field does without a value is
// among it.
func (f *Field) String() string {
	text := f.Plugin.ID() + "." + f.Path
	if f.Field.ShownDefault() != nil {
		text += ", default " + texts(f.Field)
	}
	if len(f.Resources) > 0 {
		text += ", for " + strings.Join(f.Resources, " ")
	}
	if len(f.Perhaps) > 0 {
		text += ", perhaps for " + strings.Join(f.Perhaps, " ")
	}
	return text
}

// String names the resource and the value: "llm:gpt.base_url". What stands
// there for a missing value is among it.
func (m *Mention) String() string {
	text := m.Resource
	switch {
	case m.Path == "":
	case m.Path[0] == '[':
		text += m.Path
	default:
		text += "." + m.Path
	}
	switch {
	case !m.HasDefault:
	case m.Secret() && m.Default != "":
		text += ", with a default"
	case m.Default == "":
		text += ", default empty"
	default:
		text += ", default " + names.Visible(m.Default)
	}
	return text
}

// texts returns the default of a field as a file would have it.
func texts(f *model.Field) string {
	var all []string
	for _, l := range f.Default.Literals {
		all = append(all, names.Visible(textOf(f, l)))
	}
	return strings.Join(all, ",")
}

func textOf(f *model.Field, l model.Literal) string {
	if f.Type.Leaf().Kind == model.Duration {
		return model.ShortDuration(l.Text)
	}
	return l.Text
}
