package language_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/systems/domains/language"
)

func TestModels(t *testing.T) {
	config := language.Config{Corpus: "One two three. Four two five. Six two five."}
	tests := []struct {
		name  string
		model language.Model
		text  string
		want  string
	}{
		{"the most frequent word follows", language.NewBigram(config), "one two", "five"},
		{"two words tell more than one", language.NewTrigram(config), "One, two", "three"},
		{"an unseen pair falls back", language.NewTrigram(config), "seven two", "five"},
		{"an unseen word ends it", language.NewTrigram(config), "seven", ""},
		{"nothing said", language.NewTrigram(config), "", ""},
	}
	for _, test := range tests {
		got, err := test.model.Continue(t.Context(), test.text, 3)
		require.NoError(t, err)
		assert.Equal(t, test.want, got, test.name)
	}
}
