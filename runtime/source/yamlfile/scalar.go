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
	switch tag := n.Tag; tag {
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
		w.problem(n, "unknown tag "+tag)
		w.builder.Null(n.Line, n.Column)
	}
}
