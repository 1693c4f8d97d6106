package snippet

import "strings"

// placeholder returns a variable that stands for a value which nobody but the
// reader can know: openai's model is ${OPENAI_MODEL}. The plugin "default" says
// nothing, its category does.
func (s *snippet) placeholder(w way) value {
	first := s.current.Name
	if first == "default" {
		first = s.current.Category
	}
	words := append([]string{first}, w.names...)
	name := strings.Map(func(c rune) rune {
		switch {
		case c >= 'a' && c <= 'z':
			return c - 'a' + 'A'
		case c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
			return c
		}
		return '_'
	}, strings.Join(words, "_"))
	if name[0] >= '0' && name[0] <= '9' {
		name = "_" + name
	}
	return value{scalar: variable(name)}
}

func variable(name string) string { return "${" + name + "}" }
