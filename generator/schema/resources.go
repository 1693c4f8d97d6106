package schema

// resources is the schema of a resources file: flat keys, and groups by
// category. Both spellings lead to the same resources.
func (b *builder) resources() object {
	properties, patterns := object{}, object{{`^\$schema$`, true}}
	for _, m := range b.registry.Categories {
		c := newCategory(m)
		for _, s := range c.slots {
			b.defineSlot(s)
		}
		b.resource(c)
		about := object{{"title", c.Title}}
		if text := unwrapped(c.Description); text != "" {
			about = about.with("description", text)
		}
		group := b.group(c)
		properties = append(properties, member{c.Name, about.and(b.beside(group))})
		patterns = append(patterns, member{grouped(c.Name), b.ref(group)})
		patterns = append(patterns, b.flatKeys(c)...)
	}
	return object{
		{"title", Title + b.registry.Package.Path},
		{"type", texts("object", "null")},
		{"properties", properties},
		{"patternProperties", patterns},
		{"propertyNames", object{{"pattern", "^[^:]*$|^[^:]*:" + validName + "$"}}},
		{"additionalProperties", false},
	}
}

// flatKeys are the keys of a category that say the resource's name too. No key
// fits two of the patterns: validators take all that fit, editors the first.
func (b *builder) flatKeys(c *category) object {
	patterns := object{}
	var own []string
	for _, n := range c.names {
		if name := b.namedResource(c, n); name != c.Name {
			own = append(own, n.texts...)
			patterns = append(patterns, member{flat(c.Name) + oneOf(n.texts) + "$", b.ref(name)})
		}
	}
	if len(own) == 0 {
		return patterns.with(flat(c.Name), b.ref(c.Name))
	}
	return patterns.with(flat(c.Name)+noneOf(own), b.ref(c.Name))
}

// group defines the resources under the key of their category, and returns its
// name. With a type in it that is no resource itself, the group is the resource
// "default".
func (b *builder) group(c *category) string {
	group := c.Name + "_group"
	b.define(group, func() object {
		properties, patterns := object{}, object{}
		for _, n := range c.names {
			name := b.namedResource(c, n)
			ref := b.ref(name)
			properties = append(properties, member{n.texts[0], ref})
			if name != c.Name {
				patterns = append(patterns, member{"^" + oneOf(n.texts) + "$", ref})
			}
		}
		resources := object{{"properties", properties}}
		if len(patterns) > 0 {
			resources = resources.with("patternProperties", patterns)
		}
		resources = resources.with("propertyNames", b.shared("resourceName", object{{"pattern", "^" + validName + "$"}}))
		resources = resources.with("additionalProperties", b.ref(c.Name))
		return object{
			{"type", texts("object", "null")},
			{"if", isResource()}, {"then", b.ref(c.Name)}, {"else", resources},
		}
	})
	return group
}

// isResource is a condition: a group has a type that is no mapping. It has two
// ways to hold, but no anyOf: see [textOf].
func isResource() object {
	says := func(selector string) object {
		isNone := object{{"if", object{{"type", "object"}}}, {"then", false}}
		return object{{"required", texts(selector)}, {"properties", object{{selector, isNone}}}}
	}
	return object{{"type", "object"}, {"if", says("type")}, {"else", says("_class")}}
}
