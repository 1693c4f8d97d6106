package local

import "strings"

// table knows which words followed which.
type table struct {
	order int
	next  map[string]*followers
}

// followers counts the words that came after a context, in the order of their
// first appearance, so that nothing depends on the order of a map.
type followers struct {
	words  []string
	counts []float64
}

// begin is the context in which a text begins, end the word after its last.
const (
	begin = "\x02"
	end   = "\x03"
)

func newTable(order int) *table {
	return &table{order: max(order, 1), next: make(map[string]*followers)}
}

// learn reads paragraphs, which empty lines separate. One that ends with a
// colon only announces others and isn't learnt.
func (t *table) learn(text string) {
	for paragraph := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		words := tokens(paragraph)
		if len(words) == 0 || words[len(words)-1] == ":" {
			continue
		}
		t.learnWords(words)
	}
}

func (t *table) learnWords(words []string) {
	sequence := append([]string{begin}, words...)
	sequence = append(sequence, end)
	for i := 1; i < len(sequence); i++ {
		for length := 1; length <= min(t.order, i); length++ {
			t.add(sequence[i-length:i], sequence[i])
		}
	}
}

func (t *table) add(context []string, word string) {
	key := strings.Join(context, " ")
	known := t.next[key]
	if known == nil {
		known = new(followers)
		t.next[key] = known
	}
	for i, w := range known.words {
		if w == word {
			known.counts[i]++
			return
		}
	}
	known.words = append(known.words, word)
	known.counts = append(known.counts, 1)
}

func (t *table) empty() bool { return len(t.next) == 0 }

// after returns what followed the longest known end of the words, or nil.
func (t *table) after(words []string) *followers {
	for length := min(t.order, len(words)); length >= 1; length-- {
		if known := t.next[strings.Join(words[len(words)-length:], " ")]; known != nil {
			return known
		}
	}
	return nil
}
