package yamlfile

import "go.yaml.in/yaml/v4"

// fewKeys is how many keys are told apart by comparing each with each: most
// mappings have no more, and a map costs them more than it saves.
const fewKeys = 16

// keys are the keys of one mapping: a text, and the node where it was first
// seen. The zero value is empty.
type keys struct {
	count int
	few   [fewKeys]key
	many  map[string]*yaml.Node
}

type key struct {
	text string
	node *yaml.Node
}

// first returns where a key was first seen, or nil.
func (k *keys) first(text string) *yaml.Node {
	if k.many != nil {
		return k.many[text]
	}
	for i := range k.few[:k.count] {
		if k.few[i].text == text {
			return k.few[i].node
		}
	}
	return nil
}

// add adds a key that isn't there yet to a mapping that will have about size
// keys.
func (k *keys) add(text string, node *yaml.Node, size int) {
	if k.many == nil && k.count < fewKeys {
		k.few[k.count] = key{text, node}
		k.count++
		return
	}
	if k.many == nil {
		k.many = make(map[string]*yaml.Node, max(size, 2*fewKeys))
		for _, early := range k.few {
			k.many[early.text] = early.node
		}
	}
	k.many[text] = node
}
