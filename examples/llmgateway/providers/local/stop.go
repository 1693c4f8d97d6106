package local

import "strings"

// stopper ends a text before the first of the stop texts. Since one may be
// spread over several pieces, it holds back what could be its beginning.
type stopper struct {
	stops []string
	held  string
}

// add takes the next piece and returns what may be shown, and whether a stop
// text was met.
func (s *stopper) add(piece string) (shown string, stopped bool) {
	text := s.held + piece
	if at := s.first(text); at >= 0 {
		s.held = ""
		return text[:at], true
	}
	keep := s.begun(text)
	s.held = text[len(text)-keep:]
	return text[:len(text)-keep], false
}

// first returns where the first stop text begins, or -1.
func (s *stopper) first(text string) int {
	first := -1
	for _, stop := range s.stops {
		if at := strings.Index(text, stop); stop != "" && at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	return first
}

// begun returns the length of the longest end of text that begins a stop text.
func (s *stopper) begun(text string) int {
	longest := 0
	for _, stop := range s.stops {
		for length := min(len(stop), len(text)); length > longest; length-- {
			if strings.HasSuffix(text, stop[:length]) {
				longest = length
			}
		}
	}
	return longest
}
