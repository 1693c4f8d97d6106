package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/systems/internal/programtest"
	"github.com/hushgen/hushgen/runtime/hush"
)

const looked = `"Toy_Tokenizer"  is tokenizer:toy-tokenizer
"TOY"            is tokenizer:toy-tokenizer
"toy tokenizer"  is tokenizer:toy-tokenizer
"toi"            is no tokenizer
toy encodes "a b a c" as [0 1 0 2]
`

func TestGeneratedFileIsFresh(t *testing.T) { programtest.Fresh(t) }

func TestProgram(t *testing.T) {
	binary := programtest.Build(t)

	t.Run("as it is", func(t *testing.T) {
		const output = looked + `trained on 12 examples, error 0.003
Accuracy on 4 others: 1.00
F1 on 4 others: 1.00
MSE on 4 others: 0.02
`
		assert.Equal(t, output, programtest.Output(t, binary, programtest.Call{}))
		programtest.InREADME(t, output)
	})
	t.Run("other parts in other spellings", func(t *testing.T) {
		assert.Equal(t, looked+`trained on 12 examples, error 0.000
mean_squared_error on 4 others: 0.00
`, programtest.Output(t, binary, programtest.Call{Args: []string{
			"-tokenizer", "hashing", "-model", "PERCEPTRON", "-trainer", "Sgd", "-epochs", "5", "-metrics", "mean_squared_error",
		}}))
	})
	t.Run("a file", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "reviews.tsv")
		const lines = "good\tup\nbad\tdown\ngood\tup\nbad\tdown\ngood\tup\nbad\tdown\ngood\tup\nbad\tup\n"
		require.NoError(t, os.WriteFile(file, []byte(lines), 0o644))
		assert.Contains(t, programtest.Output(t, binary, programtest.Call{Args: []string{"-data", file}}),
			"trained on 6 examples, ")
		assert.Contains(t, programtest.Output(t, binary, programtest.Call{Args: []string{"-data", file}}),
			"\nAccuracy on 2 others: 0.50\nF1 on 2 others: 0.67\n") // both called good, one is: 2*1/(1+2)
	})
	t.Run("mistakes", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "reviews.tsv")
		require.NoError(t, os.WriteFile(file, []byte("good\tup\ngood for nothing\n"), 0o644))
		tests := []struct {
			args []string
			want string
		}{
			{[]string{"-metrics", "acuracy"}, `metric: no plugin "acuracy"; did you mean accuracy?`},
			{[]string{"-epochs", "-1"}, `trainer:sgd.epochs: -1 is below the minimum 1`},
			{[]string{"-data", file}, file + `: line 2: expected a label, a tab and a text`},
		}
		for _, test := range tests {
			result := programtest.Run(t, binary, programtest.Call{Args: test.args})
			assert.Equal(t, 1, result.ExitCode)
			assert.Equal(t, "toolkit: "+test.want+"\n", result.Stderr)
		}
	})
}

func TestLaterOptionsWin(t *testing.T) {
	first := hush.Values{"vocab": map[string]any{"a": 0}}
	second := hush.Values{"vocab": map[string]any{"a": 0, "b": 1}}
	tokenizer, err := build(t.Context(), Registry.Tokenizer, "TOY", first, second)
	require.NoError(t, err)
	assert.Equal(t, 3, tokenizer.Size())
}

func TestVocabHasNoGaps(t *testing.T) {
	tests := []struct {
		vocab map[string]any
		want  string
	}{
		{map[string]any{"a": 0, "b": 2}, "2 words need the numbers 0 to 1, but no word has 1"},
		{map[string]any{"a": -1}, "1 words need the numbers 0 to 0, but no word has 0"},
		{map[string]any{"a": 1, "b": 1}, "2 words need the numbers 0 to 1, but no word has 0"},
	}
	for _, test := range tests {
		_, err := build(t.Context(), Registry.Tokenizer, "toy", hush.Values{"vocab": test.vocab})
		assert.ErrorContains(t, err, test.want)
	}
}
