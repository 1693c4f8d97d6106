package schema

// The definitions of this file are for all fields. Their shapes are such that
// editors offer the right things: what stands in if, then and else is checked
// but never offered, so that nobody gets true, false and null for a text.

// The patterns of texts that stand for something else.
const (
	// variablePattern finds ${…}.
	variablePattern = `\$\{`
	// numeralPattern finds numbers too that YAML takes for texts: those of
	// other bases with a sign.
	numeralPattern = variablePattern + `|^[-+]0(x[0-9A-Fa-f]+|o[0-7]+)$`
)

// anyText is a text, or another scalar without quotes, which is one too.
func (b *builder) anyText(null bool) object {
	if null {
		return b.shared("optionalText", object{
			{"if", object{{"type", texts("boolean", "null")}}},
			{"else", object{{"type", texts("string", "number")}}},
		})
	}
	return b.shared("plainText", textOrBool(nil))
}

// givenText is a text that is not empty.
func (b *builder) givenText() object {
	return b.shared("givenText", textOrBool(object{{"minLength", 1}}))
}

func textOrBool(facets object) object {
	return object{
		{"if", object{{"type", texts("boolean")}}},
		{"else", object{{"type", texts("string", "number")}}.and(facets)},
	}
}

// variable is a text with ${…} that stands for a value, or null for none.
func (b *builder) variable(null bool) object {
	if null {
		return b.shared("optionalVariable", standIn(variablePattern, object{{"type", texts("null")}}))
	}
	return b.shared("variableValue", standIn(variablePattern, false))
}

// variableNumber is variable for numbers.
func (b *builder) variableNumber(null bool) object {
	if null {
		return b.shared("optionalNumeral", standIn(numeralPattern, object{{"type", texts("null")}}))
	}
	return b.shared("variableNumeral", standIn(numeralPattern, false))
}

// standIn takes texts of a pattern. Without the empty properties
// yaml-language-server heads the hovers of fields twice.
func standIn(pattern string, otherwise any) object {
	return object{
		{"properties", object{}},
		{"if", object{{"type", "string"}}},
		{"then", object{{"pattern", pattern}}},
		{"else", otherwise},
	}
}

// absent is null, in the place of a value.
func (b *builder) absent() object {
	return b.shared("absentValue", isNull().with("else", false))
}

func isNull() object {
	return object{{"properties", object{}}, {"if", object{{"type", "null"}}}}
}

// notNull is anything else.
func notNull() object { return object{{"if", object{{"type", "null"}}}, {"then", false}} }

// text is a form of texts.
func (b *builder) text(f form) object {
	return b.shared(f.name, object{{"type", "string"}, {"pattern", f.expression}, {"errorMessage", "Expected " + f.expected + "."}})
}

// duration is a text, or a plain 0.
func (b *builder) duration() object {
	message := "Expected " + durationText.expected + "."
	return b.shared(durationText.name, object{
		{"if", object{{"type", "number"}}},
		{"then", object{{"const", 0}, {"errorMessage", message}}},
		{"else", object{{"type", "string"}, {"pattern", durationText.expression}, {"errorMessage", message}}},
	})
}

func (b *builder) shared(name string, content object) object {
	b.define(name, func() object { return content })
	return b.ref(name)
}
