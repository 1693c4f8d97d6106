// Package hashing provides an embedder that needs no model: it hashes the
// words of a text into a vector. Texts that share words, or word stems, come
// to lie near each other; meanings it doesn't know.
package hashing

import (
	"context"
	"hash/fnv"
	"math"
	"strings"
	"unicode"

	"github.com/hushgen/hushgen/examples/llmgateway/embedding"
)

// Config configures the embedder.
//
//hush:config name=hashing category=embedding title="Word hashing" tags=offline preferred
type Config struct {
	// The length of the vectors. With more room, fewer words share a place.
	//
	//hush:field default=1024 min=8 max=65536
	Dimensions int
}

// New returns an embedder.
//
//hush:factory
func New(config Config) *Embedder { return &Embedder{dimensions: max(config.Dimensions, 1)} }

// Embedder hashes words into vectors.
type Embedder struct{ dimensions int }

// Embed returns a vector of length 1 for each text; one of zeros for a text
// without words.
func (e *Embedder) Embed(ctx context.Context, texts []string) ([]embedding.Vector, error) {
	vectors := make([]embedding.Vector, len(texts))
	for i, text := range texts {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		vectors[i] = e.vector(text)
	}
	return vectors, nil
}

// The beginning of a word counts half as much as the word, so that "borrow"
// and "borrowing" are near, but less than two times "borrow".
const (
	wordWeight = 1.0
	stemWeight = 0.5
	stemLength = 4
)

func (e *Embedder) vector(text string) embedding.Vector {
	sums := make([]float64, e.dimensions)
	for _, word := range words(text) {
		e.add(sums, word, wordWeight)
		if runes := []rune(word); len(runes) >= stemLength {
			e.add(sums, "^"+string(runes[:stemLength]), stemWeight)
		}
	}
	return normalised(sums)
}

// add lets one bit of the hash decide about the sign: words that share a place
// then cancel out as often as they add up.
func (e *Embedder) add(sums []float64, feature string, weight float64) {
	hash := mixed(feature)
	if hash>>63 == 1 {
		weight = -weight
	}
	sums[hash%uint64(len(sums))] += weight
}

// mixed hashes a text. The low bits of FNV depend on nothing but the low bits
// of the text, so all its bits are mixed once more (the end of SplitMix64).
func mixed(text string) uint64 {
	hash := fnv.New64a()
	hash.Write([]byte(text))
	sum := hash.Sum64()
	sum = (sum ^ sum>>30) * 0xbf58476d1ce4e5b9
	sum = (sum ^ sum>>27) * 0x94d049bb133111eb
	return sum ^ sum>>31
}

func normalised(sums []float64) embedding.Vector {
	square := 0.0
	for _, s := range sums {
		square += s * s
	}
	vector := make(embedding.Vector, len(sums))
	if square == 0 {
		return vector
	}
	for i, s := range sums {
		vector[i] = float32(s / math.Sqrt(square))
	}
	return vector
}

// words returns the words that say something, in lower case.
func words(text string) []string {
	var found []string
	between := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), between) {
		if !isCommon(word) {
			found = append(found, word)
		}
	}
	return found
}

// isCommon reports whether a word is in nearly every English text.
func isCommon(word string) bool {
	switch word {
	case "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does",
		"for", "from", "has", "have", "how", "i", "if", "in", "is", "it", "its",
		"may", "my", "no", "not", "of", "on", "one", "or", "that", "the", "their",
		"there", "they", "this", "to", "we", "what", "when", "where", "which",
		"who", "will", "with", "you", "your":
		return true
	}
	return false
}
