package local

import (
	"iter"
	"math"
	"math/rand/v2"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
)

// writer writes one reply.
type writer struct {
	temperature float64
	limit       int // in words
	random      *rand.Rand
	before      []string // what was said so far
	stopper     stopper
	prompt      int // tokens of the conversation
	count       int // words of the reply
}

// write yields the words of the reply, then a last piece that says why it
// ended. For each word it asks the tables in their order.
func (w *writer) write(tables ...*table) iter.Seq[llm.Chunk] {
	return func(yield func(llm.Chunk) bool) {
		if known(w.before, tables) == nil {
			w.before = []string{begin}
		}
		finish := llm.Length
		for w.count < w.limit && finish == llm.Length {
			text, ended := w.next(tables)
			if ended {
				finish = llm.Stopped
			}
			if text != "" && !yield(llm.Chunk{Text: text}) {
				return
			}
		}
		usage := llm.Usage{Prompt: w.prompt, Completion: w.count}
		yield(llm.Chunk{Text: w.stopper.held, Finish: finish, Usage: usage})
	}
}

// next returns what the next word adds to the reply, and whether that ends it.
func (w *writer) next(tables []*table) (text string, ended bool) {
	word := w.pick(known(w.before, tables))
	if word == end {
		return "", true
	}
	text, ended = w.stopper.add(w.spaced(word))
	w.before = append(w.before, word)
	w.count++
	return text, ended
}

func known(words []string, tables []*table) *followers {
	for _, t := range tables {
		if f := t.after(words); f != nil {
			return f
		}
	}
	return nil
}

// pick draws a word. A temperature above 1 evens out the chances, one below
// sharpens them; at 0 the first of the most frequent words is taken.
func (w *writer) pick(from *followers) string {
	if w.temperature == 0 {
		return from.words[indexOfMax(from.counts)]
	}
	weights := make([]float64, len(from.counts))
	total := 0.0
	for i, count := range from.counts {
		weights[i] = math.Pow(count, 1/w.temperature)
		total += weights[i]
	}
	point := w.random.Float64() * total
	for i, weight := range weights {
		if point -= weight; point < 0 {
			return from.words[i]
		}
	}
	return from.words[len(from.words)-1]
}

func indexOfMax(counts []float64) int {
	best := 0
	for i, count := range counts {
		if count > counts[best] {
			best = i
		}
	}
	return best
}

// spaced returns the word as it joins the reply.
func (w *writer) spaced(word string) string {
	if w.count == 0 || isMark(word) {
		return word
	}
	return " " + word
}
