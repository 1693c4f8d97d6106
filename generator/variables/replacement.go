package variables

import "strings"

// replacement is a ${…} in a text: a variable, with what stands for it when it
// is missing, or a file.
type replacement struct {
	variable, fallback string
	hasFallback        bool
	file               string
}

// replacements returns what the runtime would replace in a text, as it reads
// it; the text is one that it can read. $${ is no beginning. What stands there
// several times is returned once.
func replacements(text string) []replacement {
	var found []replacement
	seen := map[replacement]bool{}
	for {
		before, after, ok := strings.Cut(text, "${")
		if !ok {
			return found
		}
		if strings.HasSuffix(before, "$") {
			text = after
			continue
		}
		body, rest, closed := strings.Cut(after, "}")
		if !closed {
			return found
		}
		name, tail, hasTail := strings.Cut(body, ":")
		r := replacement{variable: name, fallback: strings.TrimPrefix(tail, "-"), hasFallback: hasTail}
		if hasTail && name == "file" {
			r = replacement{file: tail}
		}
		if !seen[r] {
			seen[r] = true
			found = append(found, r)
		}
		text = rest
	}
}
