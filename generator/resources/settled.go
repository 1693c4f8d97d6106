package resources

import (
	"strings"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Settled is a resource whose values fit wherever the program runs: see
// Settled of package hub.
type Settled struct {
	Key    hush.Key
	Plugin *model.Plugin
	// Variables tells that some texts have ${…}.
	Variables bool
}

// settled returns the resources of a file without problems that are settled,
// in its order. What can't be told surely isn't.
func (c *checker) settled(file *checked) []Settled {
	var found []Settled
	able := map[*model.Plugin]bool{}
	for _, category := range c.model.Categories {
		for _, p := range category.Plugins {
			able[p] = category.Constraint == "" && p.Constraint == "" && isSettler(p)
		}
	}
	for key, field := range entries(file.Root) {
		p := file.plugins[key]
		if p == nil || !able[p] || p.Config != nil && !surely(p.Config, field.Value) {
			continue
		}
		references, err := c.checker.Check(p, hush.Input{Key: key, Node: field.Value, LookupEnv: noVariables})
		if err == nil && len(references) == 0 {
			found = append(found, Settled{key, p, field.Value.Mentions("${")})
		}
	}
	return found
}

func noVariables(string) (string, bool) { return "", false }

// isSettler reports whether nothing but the values decides whether a plugin
// takes them: neither the program, nor its environment, nor code of the
// plugin, nor what other resources there are.
func isSettler(p *model.Plugin) bool {
	for _, parameter := range p.Factory.Parameters {
		if parameter.Kind == model.HostParameter {
			return false
		}
	}
	return p.Config == nil || isPlain(p.Config, map[*model.Struct]bool{})
}

func isPlain(s *model.Struct, seen map[*model.Struct]bool) bool {
	if s.SetDefaults || s.Validate || s.Rest != nil {
		return false
	}
	seen[s] = true
	for _, f := range s.Fields {
		if f.Env != "" || !isPlainType(f.Type) {
			return false
		}
		if inner := f.Type.Leaf().Struct; inner != nil && !seen[inner] && !isPlain(inner, seen) {
			return false
		}
	}
	return true
}

func isPlainType(t *model.FieldType) bool {
	switch t.Kind {
	case model.Pointer, model.Slice, model.Map:
		return isPlainType(t.Elem)
	case model.Array, model.Text, model.Resource, model.Ref, model.Any, model.Node:
		return false
	}
	return true
}

// surely reports whether what is not known yet, the text of a variable and the
// size of an int, makes no difference to the values of a config.
func surely(config *model.Struct, node hush.Node) bool {
	sure := true
	visit(func(f *model.Field, given hush.Field, _ []byte) bool {
		leaf := f.Type.Leaf()
		switch {
		case leaf.Struct != nil:
		case given.Value.Mentions("${"):
			text := leaf.Kind == model.String || leaf.Kind == model.Secret
			sure = sure && text && f.Constraints.IsZero() && len(leaf.Enum) == 0
		case leaf.Bits == 0 && (leaf.Kind == model.Int || leaf.Kind == model.Uint):
			sure = sure && isSmall(given.Value)
		}
		return sure
	}).fields(config, node, nil)
	return sure
}

// isSmall reports whether all numbers in a value are so short that they fit
// into 32 bits.
func isSmall(node hush.Node) bool {
	const digits = 9
	text := strings.TrimPrefix(node.Text(), "-")
	if len(text) > digits || strings.Trim(text, "0123456789") != "" {
		return false
	}
	for _, inner := range inside(node, nil) {
		if !isSmall(inner) {
			return false
		}
	}
	return true
}
