package hush

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// search ranks plugins as [Registry.Search] describes.
func search(all iter.Seq[*Info], query string) []*Info {
	words := strings.Fields(searchForm(query))
	if len(words) == 0 {
		return nil
	}
	type hit struct {
		info *Info
		rank int
	}
	var hits []hit
	for info := range all {
		if rank, ok := rankAll(searchTexts(info), words); ok {
			hits = append(hits, hit{info, rank})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(
			cmp.Compare(a.rank, b.rank),
			strings.Compare(a.info.Category, b.info.Category),
			strings.Compare(a.info.Name, b.info.Name),
		)
	})
	found := make([]*Info, len(hits))
	for i, h := range hits {
		found[i] = h.info
	}
	return found
}

// searchForm is what texts and queries are compared in.
func searchForm(text string) string {
	return strings.ReplaceAll(strings.ToLower(text), "_", "-")
}

// searchTexts returns what is searched, the most telling places first.
func searchTexts(info *Info) [][]string {
	places := [][]string{
		{info.Name}, slices.Clone(info.Aliases), {info.Title}, slices.Clone(info.Tags),
		{info.Description}, {info.Author}, {info.Category},
	}
	for _, texts := range places {
		for i, text := range texts {
			texts[i] = searchForm(text)
		}
	}
	return places
}

// rankAll adds up the ranks of all words; each must be somewhere. Lower is
// better.
func rankAll(places [][]string, words []string) (int, bool) {
	sum := 0
	for _, word := range words {
		rank, ok := rankWord(places, word)
		if !ok {
			return 0, false
		}
		sum += rank
	}
	return sum, true
}

// How well a word of a query fits a text, best first.
const (
	wholeWord = iota
	wordBeginning
	wordPart
	noMatch
)

func rankWord(places [][]string, word string) (rank int, ok bool) {
	worst := 4 * len(places)
	rank = worst
	for place, texts := range places {
		for _, text := range texts {
			switch m := match(text, word); m {
			case wholeWord, wordBeginning:
				rank = min(rank, 2*place+m)
			case wordPart:
				rank = min(rank, 2*len(places)+place)
			}
		}
	}
	return rank, rank < worst
}

// match returns the best fit of a word anywhere in text.
func match(text, word string) int {
	best := noMatch
	for at := 0; best > wholeWord; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			break
		}
		begin := at + i
		best = min(best, matchAt(text, begin, begin+len(word)))
		_, size := utf8.DecodeRuneInString(text[begin:])
		at = begin + size
	}
	return best
}

func matchAt(text string, begin, end int) int {
	before, _ := utf8.DecodeLastRuneInString(text[:begin])
	after, _ := utf8.DecodeRuneInString(text[end:])
	switch {
	case begin > 0 && isWordRune(before):
		return wordPart
	case end < len(text) && isWordRune(after):
		return wordBeginning
	default:
		return wholeWord
	}
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
