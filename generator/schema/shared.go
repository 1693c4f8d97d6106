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

// plainText is a text of a list or a map, or another scalar without quotes,
// which is one too. Fields have the same in place: see [textOf].
func (b *builder) plainText() object {
	return b.shared("plainText", textOf(nil))
}

// givenText is plainText that is not empty.
func (b *builder) givenText() object {
	return b.shared("givenText", textOf(object{{"minLength", 1}}))
}

// textOf takes texts with some facets, and other scalars. Where it is the
// field's own it stands in place: yaml-language-server mixes up the headings of
// hovers where an if is shared.
func textOf(facets object, others ...string) object {
	return object{
		{"if", object{{"type", texts(append([]string{"boolean"}, others...)...)}}},
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

// variableDuration is variable for durations, and 0, which needs no unit and so
// is a number.
func (b *builder) variableDuration(null bool) object {
	zero := object{{"minimum", 0}, {"maximum", 0}}
	if null {
		return b.shared("optionalDuration", standIn(variablePattern, object{{"type", texts("null", "number")}}.and(zero)))
	}
	return b.shared("variableDuration", standIn(variablePattern, object{{"type", texts("number")}}.and(zero)))
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
	return b.shared("absentValue", object{{"properties", object{}}}.and(onlyNull()))
}

func onlyNull() object { return object{{"if", object{{"type", "null"}}}, {"else", false}} }

func notNull() object { return object{{"if", object{{"type", "null"}}}, {"then", false}} }

// inForm is a text of a form.
func (b *builder) inForm(f form) object {
	return b.shared(f.name, object{{"type", "string"}, {"pattern", f.expression}, {"errorMessage", "Expected " + f.expected + "."}})
}

// shared defines what is the same for all, and refers to it.
func (b *builder) shared(name string, content object) object {
	b.define(name, func() object { return content })
	return b.ref(name)
}
