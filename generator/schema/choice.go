package schema

import "slices"

// values refers to what one of some plugins takes. Without any, there must be
// a type.
func (b *builder) values(plugins []*slot) object {
	if len(plugins) == 0 {
		return object{{"type", "object"}, {"required", texts("type")}}
	}
	var anyOf list
	for _, s := range plugins {
		anyOf = append(anyOf, b.ref(s.id()))
	}
	if len(anyOf) == 1 {
		return anyOf[0].(object)
	}
	return object{{"anyOf", anyOf}}
}

// choosesPlugin is a condition: the resource says which plugin it is.
func (b *builder) choosesPlugin() object {
	return b.shared("choosesPlugin", object{
		{"type", "object"}, {"if", object{{"required", texts("type")}}}, {"else", object{{"required", texts("_class")}}},
	})
}

// resource defines a resource whose name is that of no plugin.
func (b *builder) resource(c *category) {
	b.define(c.Name, func() object {
		rules := list{}
		for _, n := range c.names {
			means := object{{"type", nameCondition(n.texts)}}
			condition := object{{"type", "object"}, {"properties", means}, {"required", texts("type")}}
			rules = append(rules, object{{"if", condition}, {"then", b.values(n.plugins)}})
		}
		for _, s := range c.slots {
			means := object{{"^_class$", b.classCondition(c, s)}}
			condition := object{{"type", "object"}, {"patternProperties", means}, {"required", texts("_class")}}
			rules = append(rules, object{{"if", condition}, {"then", b.values(c.classes.confused(s))}})
		}
		hasType := object{{"type", "object"}, {"required", texts("type")}}
		rules = append(rules,
			object{{"if", hasType}, {"then", object{{"patternProperties", object{{"^_class$", false}}}}}},
			object{{"if", b.choosesPlugin()}, {"else", b.values(c.fallback)}})
		return object{
			{"type", texts("object", "null")},
			{"properties", object{{"type", b.typeField(c)}}},
			{"patternProperties", object{{"^_class$", b.classField(c)}}},
			{"allOf", rules},
		}
	})
}

// namedResource defines a resource that is called like a plugin, and returns
// the name of the definition: that of other resources where they take the same.
func (b *builder) namedResource(c *category, n nameGroup) string {
	plugins := c.orFallback(n)
	if slices.Equal(plugins, c.fallback) {
		return c.Name
	}
	name := c.Name + ":" + n.texts[0] + "_named"
	b.define(name, func() object {
		return object{
			{"title", n.plugins[0].plugin().Title}, {"type", texts("object", "null")},
			{"properties", object{{"type", b.typeField(c)}}},
			{"if", b.choosesPlugin()}, {"then", b.ref(c.Name)}, {"else", b.values(plugins)},
		}
	})
	return name
}
