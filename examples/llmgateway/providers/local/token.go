package local

import "strings"

// marks end words and are tokens of their own.
const marks = ".,;:!?"

// tokens splits a text into words and marks.
func tokens(text string) []string {
	var found []string
	for _, word := range strings.Fields(text) {
		bare := strings.TrimRight(word, marks)
		if bare != "" {
			found = append(found, bare)
		}
		for i := len(bare); i < len(word); i++ {
			found = append(found, word[i:i+1])
		}
	}
	return found
}

func isMark(word string) bool { return len(word) == 1 && strings.Contains(marks, word) }
