package main

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
)

// Tokenizer turns text into numbers.
//
//hush:category name=tokenizer title=Tokenizers
type Tokenizer interface {
	// Encode returns a number from 0 to Size()-1 for each word.
	Encode(text string) []int
	// Size is the count of different numbers.
	Size() int
}

// ToyConfig configures a tokenizer with a vocabulary written down.
//
//hush:config name=toy-tokenizer aliases=toy category=tokenizer
type ToyConfig struct {
	// Vocab gives each word a number, from 0 without gaps. All other words
	// share the number after the last.
	//hush:field required
	Vocab map[string]int `json:"vocab"`
}

// Validate refuses numbers that are not those from 0 to the last. It runs by
// itself, after the constraints of the fields.
func (c ToyConfig) Validate() error {
	seen := make([]bool, len(c.Vocab))
	for _, number := range c.Vocab {
		if number >= 0 && number < len(seen) {
			seen[number] = true
		}
	}
	if missing := slices.Index(seen, false); missing >= 0 {
		return fmt.Errorf("vocab: %d words need the numbers 0 to %d, but no word has %d",
			len(c.Vocab), len(c.Vocab)-1, missing)
	}
	return nil
}

// NewToy makes the tokenizer.
//
//hush:factory
func NewToy(c ToyConfig) *Toy { return &Toy{vocab: c.Vocab} }

// Toy is a [Tokenizer].
type Toy struct{ vocab map[string]int }

// Encode implements [Tokenizer].
func (t *Toy) Encode(text string) []int {
	var numbers []int
	for word := range strings.FieldsSeq(text) {
		number, known := t.vocab[word]
		if !known {
			number = len(t.vocab)
		}
		numbers = append(numbers, number)
	}
	return numbers
}

// Size implements [Tokenizer].
func (t *Toy) Size() int { return len(t.vocab) + 1 }

// HashingConfig configures a tokenizer that needs no vocabulary.
//
//hush:config name=hashing-tokenizer aliases=hashing category=tokenizer
type HashingConfig struct {
	// Buckets is the count of different numbers; words may share one.
	//hush:field default=256 min=2 max=1000000
	Buckets int `json:"buckets"`
}

// NewHashing makes the tokenizer.
//
//hush:factory
func NewHashing(c HashingConfig) *Hashing { return &Hashing{buckets: uint32(c.Buckets)} }

// Hashing is a [Tokenizer].
type Hashing struct{ buckets uint32 }

// Encode implements [Tokenizer].
func (t *Hashing) Encode(text string) []int {
	var numbers []int
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		hash := fnv.New32a()
		_, _ = hash.Write([]byte(word)) // never fails
		numbers = append(numbers, int(hash.Sum32()%t.buckets))
	}
	return numbers
}

// Size implements [Tokenizer].
func (t *Hashing) Size() int { return int(t.buckets) }
