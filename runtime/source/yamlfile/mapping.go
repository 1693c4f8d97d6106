package yamlfile

import (
	"go.yaml.in/yaml/v4"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// mapping writes the explicit keys of a mapping, then what is merged into it.
func (w *walker) mapping(n *yaml.Node) {
	w.tagged(n, "!!map")
	w.builder.BeginMap(n.Line, n.Column)
	var written keys
	for _, merge := range w.pairs(n, &written, nil) {
		w.merge(merge, &written)
	}
	w.builder.End()
}

// pairs writes the pairs of a mapping, and returns the values of its merge
// keys. A key that the mapping itself, whose keys are collected in own, has
// twice is a problem. When it is merged into another, the keys that are
// written already are passed over, and the others become written.
func (w *walker) pairs(n *yaml.Node, own, written *keys) (merges []*yaml.Node) {
	size := len(n.Content) / 2
	for i := 0; i+1 < len(n.Content) && w.spend(n); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if isMerge(key) {
			if len(merges) > 0 {
				w.lose(key, "a second merge key <<; one can merge a list of mappings")
			}
			merges = append(merges, value)
			continue
		}
		name, ok := w.key(key)
		if !ok {
			continue
		}
		if first := own.first(name); first != nil {
			w.duplicate(key, name, first)
			continue
		}
		own.add(name, key, size)
		if written != nil {
			if written.first(name) != nil {
				continue
			}
			written.add(name, key, size)
		}
		w.pair(key, name, value)
	}
	return merges
}

func (w *walker) pair(key *yaml.Node, name string, value *yaml.Node) {
	w.builder.Key(name, key.Line, key.Column)
	w.path = append(w.path, names.KeyStep(name))
	w.value(value)
	w.path = w.path[:len(w.path)-1]
}

func (w *walker) duplicate(key *yaml.Node, name string, first *yaml.Node) {
	w.path = append(w.path, names.KeyStep(name))
	w.problem(key, "the key is there already, at "+w.position(first).String())
	w.path = w.path[:len(w.path)-1]
}

// isMerge reports whether a key is the merge key: plain << only.
func isMerge(key *yaml.Node) bool {
	return key.Kind == yaml.ScalarNode && key.Tag == "!!merge" && key.Style&quoted == 0
}

// key returns the text of a key. An alias of a scalar is one, too.
func (w *walker) key(n *yaml.Node) (string, bool) {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		n = n.Alias
	}
	if n.Kind != yaml.ScalarNode {
		w.lose(n, "a key is a text; found "+kindOf(n))
		return "", false
	}
	if n.Style&yaml.TaggedStyle != 0 && n.Tag != "!!str" {
		w.lose(n, "a key is a text; only the tag !!str can stand before it")
		return "", false
	}
	return n.Value, true
}

func kindOf(n *yaml.Node) string {
	if n.Kind == yaml.SequenceNode {
		return hush.KindList.String()
	}
	return hush.KindMap.String()
}

// merge adds the pairs of a mapping, or of several in a list, that aren't
// written yet.
func (w *walker) merge(n *yaml.Node, written *keys) {
	if !w.enter(n) {
		w.lost = true
		return
	}
	defer w.leave(n)
	switch n.Kind {
	case yaml.AliasNode:
		if n.Alias.Kind == yaml.ScalarNode {
			w.lose(n, notMergeable)
			return
		}
		w.aliases++
		w.merge(n.Alias, written)
		w.aliases--
	case yaml.SequenceNode:
		for _, item := range n.Content {
			w.mergeItem(item, written)
		}
	case yaml.MappingNode:
		w.tagged(n, "!!map")
		var own keys
		for _, inner := range w.pairs(n, &own, written) {
			w.merge(inner, written)
		}
	default:
		w.lose(n, notMergeable)
	}
}

const notMergeable = "<< merges a mapping or a list of mappings"

// mergeItem is merge for an element of a list, which is no list itself.
func (w *walker) mergeItem(n *yaml.Node, written *keys) {
	target := n
	if n.Kind == yaml.AliasNode {
		target = n.Alias
	}
	if target.Kind != yaml.MappingNode {
		w.lose(n, notMergeable)
		return
	}
	w.merge(n, written)
}
