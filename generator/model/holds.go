package model

// HasDefaults reports whether anything in a struct, structs held by value
// included, has a declared default.
func (s *Struct) HasDefaults() bool {
	return s.holds(byValue, func(f *Field) bool { return f.Default != nil })
}

// HasEnvironment reports whether anything in a struct, structs held by value
// included, may come from the environment.
func (s *Struct) HasEnvironment() bool {
	return s.holds(byValue, func(f *Field) bool { return f.Env != "" })
}

// HasChecks reports whether a struct, or anything in it, has constraints.
func (s *Struct) HasChecks() bool {
	return s.holds(inside, func(f *Field) bool { return f.Required || !f.Constraints.IsZero() })
}

// byValue and inside tell which struct the type of a field leads to, or nil.
func byValue(t *FieldType) *Struct { return t.Struct }

func inside(t *FieldType) *Struct { return t.Leaf().Struct }

// holds reports whether something is true of a field of the struct, or of one
// of the structs that its fields lead to.
func (s *Struct) holds(leads func(*FieldType) *Struct, is func(*Field) bool) bool {
	seen := map[*Struct]bool{} // a struct may be held many times over, and by itself
	var visit func(s *Struct) bool
	visit = func(s *Struct) bool {
		if s == nil || seen[s] {
			return false
		}
		seen[s] = true
		for _, f := range s.Fields {
			if is(f) || visit(leads(f.Type)) {
				return true
			}
		}
		return false
	}
	return visit(s)
}
