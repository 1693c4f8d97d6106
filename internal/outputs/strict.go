package outputs

// closed makes a schema refuse the members that it doesn't describe. That is
// said where a schema is used for a value, not where it is defined: what is
// put together of several definitions has the members of all.
func closed(schema any) {
	object, ok := schema.(map[string]any)
	if !ok {
		return // true, or false
	}
	object["unevaluatedProperties"] = false
	within(object)
}

// within closes the schemas of the values inside a value. Those that speak of
// the same value (allOf, then, $ref and so on) stay open.
func within(schema map[string]any) {
	for keyword, value := range schema {
		switch keyword {
		case "properties", "patternProperties":
			each(value, closed)
		case "items", "additionalProperties":
			closed(value)
		case "prefixItems":
			each(value, closed)
		case "$defs", "allOf", "anyOf", "oneOf":
			each(value, open)
		case "if", "then", "else", "not":
			open(value)
		}
	}
}

func open(schema any) {
	if object, ok := schema.(map[string]any); ok {
		within(object)
	}
}

// each calls a function for the schemas of a list or of a mapping.
func each(schemas any, do func(any)) {
	switch schemas := schemas.(type) {
	case []any:
		for _, schema := range schemas {
			do(schema)
		}
	case map[string]any:
		for _, schema := range schemas {
			do(schema)
		}
	}
}
