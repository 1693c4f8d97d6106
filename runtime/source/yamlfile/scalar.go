package yamlfile

import "go.yaml.in/yaml/v4"

// quoted are the styles of scalars that are certainly strings.
const quoted = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle

func (w *walker) scalar(n *yaml.Node) {
	if n.Tag == "!" || n.Style&yaml.TaggedStyle != 0 {
		w.taggedScalar(n)
		return
	}
	switch {
	case n.Style&quoted != 0:
		w.builder.String(n.Value, n.Line, n.Column)
	case n.Tag == "!!null":
		w.builder.Null(n.Line, n.Column)
	default:
		w.builder.Plain(n.Value, n.Line, n.Column)
	}
}

// taggedScalar writes a scalar whose tag is written out.
func (w *walker) taggedScalar(n *yaml.Node) {
	switch n.Tag {
	case "!", "!!str":
		w.builder.String(n.Value, n.Line, n.Column)
	case "!!int", "!!float", "!!bool", "!!timestamp":
		w.builder.Plain(n.Value, n.Line, n.Column)
	case "!!null":
		w.builder.Null(n.Line, n.Column)
		switch n.Value {
		case "", "~", "null", "Null", "NULL":
		default:
			w.problem(n, "!!null has a value")
		}
	default:
		w.problem(n, unknownTag(n.Tag))
		w.builder.Null(n.Line, n.Column)
	}
}

// unknownTag refuses a tag that isn't understood where it stands. Only tags
// of YAML itself are named: another one may be a secret that lacks quotes.
func unknownTag(tag string) string {
	switch tag {
	case "!!map", "!!seq", "!!str", "!!int", "!!float", "!!bool", "!!null", "!!timestamp":
		return "the tag " + tag + " doesn't fit what follows"
	case "!!binary", "!!set", "!!omap", "!!pairs", "!!merge", "!!value", "!!yaml":
		return "the tag " + tag + " is not supported"
	}
	return "unknown tag; a text that begins with ! needs quotes"
}
