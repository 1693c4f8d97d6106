package schemas

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A plain scalar of YAML, as it is written: core gives it a type.
type plain string

// The numbers of the core schema of YAML 1.2.2, section 10.3.2.
var (
	coreInteger = regexp.MustCompile(`^[-+]?[0-9]+$`)
	coreBased   = regexp.MustCompile(`^(0o[0-7]+|0x[0-9a-fA-F]+)$`)
	coreFloat   = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
	coreSpecial = regexp.MustCompile(`^([-+]?\.(inf|Inf|INF)|\.nan|\.NaN|\.NAN)$`)
)

// infinite stands for numbers that JSON can't write.
const infinite = "1e1000"

// core reads a plain scalar: numbers as JSON writes them. Not a number becomes
// some number all the same, since JSON has no such thing.
func core(text string) any {
	switch text {
	case "", "~", "null", "Null", "NULL":
		return nil
	case "true", "True", "TRUE":
		return true
	case "false", "False", "FALSE":
		return false
	}
	switch {
	case coreInteger.MatchString(text), coreFloat.MatchString(text):
		return decimal(text)
	case coreBased.MatchString(text):
		n, _ := new(big.Int).SetString(text, 0)
		return number(n.String())
	case isNaN(text):
		return number("0.5")
	case coreSpecial.MatchString(text):
		return number(strings.TrimPrefix(text[:1], "+") + infinite)
	}
	return text
}

func isNaN(text string) bool { return strings.EqualFold(text, ".nan") && coreSpecial.MatchString(text) }

// decimal writes a number as JSON does: no plus, no leading zeros, digits on
// both sides of the point.
func decimal(text string) number {
	text = strings.TrimPrefix(text, "+")
	text, negative := strings.CutPrefix(text, "-")
	text, exponent := text, ""
	if at := strings.IndexAny(text, "eE"); at >= 0 {
		text, exponent = text[:at], text[at:]
	}
	whole, fraction, _ := strings.Cut(text, ".")
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if negative {
		whole = "-" + whole
	}
	return number(whole + exponent)
}

// fromYAML reads a document. Its plain scalars stay as they are written.
func fromYAML(text string) (any, error) {
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text), &document); err != nil {
		return nil, err
	}
	if len(document.Content) == 0 {
		return nil, nil
	}
	return readYAML(document.Content[0]), nil
}

const anyQuotes = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle

func readYAML(n *yaml.Node) any {
	switch n.Kind {
	case yaml.AliasNode:
		return readYAML(n.Alias)
	case yaml.SequenceNode:
		items := list{}
		for _, item := range n.Content {
			items = append(items, readYAML(item))
		}
		return items
	case yaml.MappingNode:
		return readPairs(n)
	}
	isTagged := n.Style&yaml.TaggedStyle != 0
	switch {
	case n.Tag == "!", isTagged && n.Tag == "!!str", !isTagged && n.Style&anyQuotes != 0:
		return n.Value
	case n.Tag == "!!null":
		return nil
	}
	return plain(n.Value)
}

// readPairs reads a mapping and what is merged into it.
func readPairs(n *yaml.Node) any {
	fields, merged := mapping{}, []any{}
	for pair := range slices.Chunk(n.Content, 2) {
		if pair[0].Tag == "!!merge" {
			merged = append(merged, readYAML(pair[1]))
			continue
		}
		fields.add(pair[0].Value, readYAML(pair[1]))
	}
	for _, from := range merged {
		for _, p := range from.(mapping) {
			fields.add(p.key, p.value)
		}
	}
	return fields
}

// resolved gives all plain scalars of a document their types.
func resolved(value any) any {
	switch v := value.(type) {
	case plain:
		return core(string(v))
	case list:
		items := list{}
		for _, item := range v {
			items = append(items, resolved(item))
		}
		return items
	case mapping:
		fields := mapping{}
		for _, p := range v {
			fields.add(p.key, resolved(p.value))
		}
		return fields
	}
	return value
}

// asciiOf is a text as JSON writes it in ASCII.
func asciiOf(text string) string { return fmt.Sprintf("%+q", text) }
