package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// notesFile has a paragraph on each figure that falls short. A heading is how
// the texts of the bars begin that the paragraph below it is about.
const notesFile = "NOTES.md"

// note is a paragraph on bars.
type note struct{ bars, text string }

func loadNotes() ([]note, error) {
	content, err := os.ReadFile(notesFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return parseNotes(string(content)), nil
}

// parseNotes takes notes apart; what comes before the first heading is for
// those who write them.
func parseNotes(content string) []note {
	var notes []note
	for _, part := range strings.Split("\n"+content, "\n## ")[1:] {
		heading, text, _ := strings.Cut(part, "\n")
		notes = append(notes, note{strings.TrimSpace(heading), strings.TrimSpace(text)})
	}
	return notes
}

// explained writes the paragraphs on those bars that fall short, and names the
// ones that have none.
func explained(bars []bar, notes []note) string {
	var out strings.Builder
	told := map[string]bool{}
	for _, n := range notes {
		var texts []string
		for _, b := range bars {
			if b.Verdict == short && strings.HasPrefix(b.Text, n.bars) {
				texts = append(texts, "- "+b.Text+": "+b.measured())
				told[b.Text] = true
			}
		}
		if len(texts) > 0 {
			fmt.Fprintf(&out, "\n%s\n\n%s\n", strings.Join(texts, "\n"), n.text)
		}
	}
	untold := slices.DeleteFunc(slices.Clone(bars), func(b bar) bool { return b.Verdict != short || told[b.Text] })
	if len(untold) > 0 {
		fmt.Fprintf(&out, "\nWithout a paragraph in %s:\n\n", notesFile)
		for _, b := range untold {
			fmt.Fprintf(&out, "- %s: %s\n", b.Text, b.measured())
		}
	}
	return out.String()
}
