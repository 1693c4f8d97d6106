package names_test

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/names"
)

func TestCanonical(t *testing.T) {
	for written, want := range map[string]string{
		"openai":           "openai",
		"OpenAI":           "openai",
		" whisper_tiny\n":  "whisper-tiny",
		"Git Platform":     "git-platform",
		"gpt-4.1":          "gpt-4.1",
		"a__b":             "a--b",
		"_a":               "-a",
		"":                 "",
		" \t":              "",
		"\u00a0Über\u2003": "Über",
		"a\tb":             "a\tb",
		"\xff":             "\xff",
		"AZ":               "az",
	} {
		assert.Equal(t, want, names.Canonical(written), "%q", written)
	}
}

func TestCanonicalNamesCostNothing(t *testing.T) {
	var kept string
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		for _, name := range []string{"openai", "gpt-4.1", "a", "", "ai-provider"} {
			kept = names.Canonical(name)
		}
	}))
	assert.Equal(t, "ai-provider", kept)
}

func FuzzCanonical(f *testing.F) {
	for _, name := range []string{"OpenAI", " a_b ", "\u00a0x\x85", "\xff A"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		once := names.Canonical(name)
		require.Equal(t, once, names.Canonical(once))
		require.LessOrEqual(t, len(once), len(name))
		require.NotContains(t, once, "_")
		require.NotContains(t, once, " ")
		if names.Valid(name) {
			require.Equal(t, name, once, "valid names are canonical")
			require.Equal(t, name, names.Canonical(" "+strings.ToUpper(strings.ReplaceAll(name, "-", "_"))))
		}
	})
}

func TestValid(t *testing.T) {
	valid := []string{"a", "0", "gpt-4.1", "a-b-c", "a.b", strings.Repeat("x", 64)}
	for _, name := range valid {
		assert.True(t, names.Valid(name), name)
	}
	invalid := []string{
		"", "-", ".", "-a", "a-", "a--b", "a.-b", "a..b", "A", "a_b", "a b", "a:b", "é", "a\n", "a/b", strings.Repeat("x", 65),
	}
	for _, name := range invalid {
		assert.False(t, names.Valid(name), name)
	}
}

// Eight bytes at once are folded as they are one by one, and are plain when
// there is nothing to fold or to trim.
func TestEightBytes(t *testing.T) {
	for at := range 8 {
		for c := range 256 {
			written := []byte("aZ_-.9 z")
			written[at] = byte(c)
			want := []byte("az--.9-z")
			want[at] = names.Canonical("x" + string([]byte{byte(c)}) + "x")[1]
			assert.Equal(t, binary.LittleEndian.Uint64(want), names.Fold8(binary.LittleEndian.Uint64(written)), "%q", written)
		}
	}
	plain := binary.LittleEndian.Uint64([]byte("az-.09bc"))
	for at := range 8 {
		for c := 1; c < 256; c++ {
			text := []byte("az-.09bc")
			text[at] = byte(c)
			word := binary.LittleEndian.Uint64(text)
			one := string([]byte{byte(c)})
			switch {
			case names.Valid("x" + one + "x"):
				assert.True(t, names.Plain8(plain, word) && names.Plain8(word, plain), "%q", text)
			case c <= ' ' || names.Canonical(one) != one:
				assert.False(t, names.Plain8(plain, word) || names.Plain8(word, plain), "%q", text)
			}
		}
	}
	for c := rune(0x80); c <= unicode.MaxRune; c++ {
		if !unicode.IsSpace(c) {
			continue
		}
		edge := string(c)
		begin := binary.LittleEndian.Uint64([]byte(edge + "bcdefghi"))
		end := binary.LittleEndian.Uint64([]byte("abcdefgh"[len(edge):] + edge))
		assert.False(t, names.Plain8(begin, plain), "%U", c)
		assert.False(t, names.Plain8(plain, end), "%U", c)
	}
}

func FuzzSame(f *testing.F) {
	f.Add("OpenAI", "openai")
	f.Add(" a_b\u3000", "a-b")
	f.Fuzz(func(t *testing.T, written, other string) {
		canonical := names.Canonical(other)
		require.Equal(t, names.Canonical(written) == canonical, names.Same(written, canonical))
		require.True(t, names.Same(other, canonical))
	})
}
