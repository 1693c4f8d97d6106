package snippet

import (
	"github.com/hushgen/hushgen/generator/model"
)

// reference returns the name of a resource of a category, and sees to it that
// there is one. Of a category without plugins the program brings the instances
// itself, under names that it knows.
func (s *snippet) reference(category string, w way) value {
	p := s.writer.simplest[category]
	if p == nil {
		return s.placeholder(w)
	}
	s.include(p)
	return value{scalar: quoted(p.Name)}
}

// findSimplest returns of each category the plugin that takes the fewest other
// resources, so that what refers to it doesn't end up in a circle. Among equals
// it is the one that people would choose.
func (w *Writer) findSimplest(registry *model.Registry) map[string]*model.Plugin {
	weights := w.weigh(registry)
	found := map[string]*model.Plugin{}
	for _, c := range registry.Categories {
		for _, p := range c.Plugins {
			if best := found[c.Name]; best == nil || rank(p, weights) < rank(best, weights) {
				found[c.Name] = p
			}
		}
	}
	return found
}

// endless is the weight of what needs itself.
const endless = 1 << 40

// weigh returns how many resources it takes to make an instance of each
// plugin: one, and those of the categories that it can't do without.
func (w *Writer) weigh(registry *model.Registry) map[*model.Plugin]int {
	weights := map[*model.Plugin]int{}
	categories := map[string]int{}
	for _, c := range registry.Categories {
		if len(c.Plugins) > 0 {
			categories[c.Name] = endless
		}
	}
	for changed := true; changed; {
		changed = false
		for _, c := range registry.Categories {
			for _, p := range c.Plugins {
				weights[p] = w.weight(p, categories)
				if weights[p] < categories[c.Name] {
					categories[c.Name], changed = weights[p], true
				}
			}
		}
	}
	return weights
}

func (w *Writer) weight(p *model.Plugin, categories map[string]int) int {
	total := 1
	if p.Config == nil {
		return total
	}
	for _, category := range w.required(p.Config, map[*model.Struct]bool{}) {
		total = min(total+categories[category], endless)
	}
	return total
}

// required returns the categories whose resources a struct can't do without.
func (w *Writer) required(s *model.Struct, seen map[*model.Struct]bool) []string {
	if seen[s] {
		return nil
	}
	seen[s] = true
	var categories []string
	for _, f := range s.Fields {
		leaf := f.Type.Leaf()
		switch {
		case !w.needs.field(f):
		case leaf.Category != "":
			categories = append(categories, leaf.Category)
		case leaf.Struct != nil:
			categories = append(categories, w.required(leaf.Struct, seen)...)
		}
	}
	return categories
}

// rank orders plugins of a category: what is there in every build, isn't
// deprecated and is preferred comes first among those of one weight.
func rank(p *model.Plugin, weights map[*model.Plugin]int) int {
	rank := weights[p] * 8
	if p.Constraint != "" {
		rank += 4
	}
	if p.Deprecated != "" {
		rank += 2
	}
	if !p.Preferred {
		rank++
	}
	return rank
}
