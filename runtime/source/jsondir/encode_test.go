package jsondir_test

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsondir"
)

// plain returns {"a": {"b": [text]}} with a plain scalar, from another source.
func plain(text string) hush.Node {
	b := hush.NewBuilder("r.yaml")
	b.BeginMap(1, 1)
	b.Key("a", 1, 1)
	b.BeginMap(1, 4)
	b.Key("b", 2, 5)
	b.BeginList(2, 8)
	b.Plain(text, 2, 9)
	b.End()
	b.End()
	b.End()
	return b.Document().Root()
}

// TestPlain: a plain scalar is read as what it was, or it is refused.
func TestPlain(t *testing.T) {
	source := jsondir.New(t.TempDir())
	for want, texts := range map[string][]string{
		"p": {"0", "-0", "1", "-12", "1.50", "0.1e3", "1E+2", "1e-07", "1e400", "123456789012345678901234567890", "true", "false"},
		"s": {"text", "yes", "1_000", "0x1p3", "0b1", "1.2.3", "inf", "NaN", "Infinity", "2024-01-01", "10s", "${N}", "0x${N}", "tRUE", "nil", "é", "-", "1e", "."},
	} {
		for _, text := range texts {
			_, err := source.Save(t.Context(), key(t, "llm:a"), plain(text), "")
			require.NoError(t, err, text)
			assert.Equal(t, "{ a:{ b:[ "+want+"("+text+") ] } }", show(load(t, source).Root.Get("llm:a")))
		}
	}
	const (
		infinity = "JSON has no infinity and no NaN: want a number, or quotes around a text"
		number   = "JSON has no such number: want decimal digits without leading zeros or plus sign, some on each side of a point, or quotes around a text"
		boolean  = "JSON has no such word: want true or false in small letters, or quotes around a text"
		null     = "JSON has no such word: want null, or quotes around a text"
	)
	before := load(t, source).Revision
	for want, texts := range map[string][]string{
		infinity: {".inf", "-.Inf", "+.INF", ".nan", ".NaN"},
		number:   {"0x1F", "0o17", "-0x1", "017", "00", "+1", "1.", ".5", "-.5e1", "+1e999", "01.5", "1.e3"},
		boolean:  {"True", "TRUE", "False", "FALSE"},
		null:     {"", "~", "null", "Null", "NULL"},
	} {
		for _, text := range texts {
			_, err := source.Save(t.Context(), key(t, "llm:a"), plain(text), "")
			require.EqualError(t, err, "r.yaml:2:9: llm:a.a.b[0]: "+want, text)
		}
	}
	assert.Equal(t, before, load(t, source).Revision)
}

func TestRefusedValues(t *testing.T) {
	source := jsondir.New(t.TempDir())
	deep := hush.Values{}
	for range 100 {
		deep = hush.Values{"v": deep}
	}
	for want, values := range map[string]hush.Values{
		"llm:a.b: the text is not UTF-8; JSON can't hold it\nllm:a.c[1].d: JSON has no infinity and no NaN: want a number, or quotes around a text\nllm:a.e: a key is not UTF-8": {
			"b": "sk-1\xff", "c": []any{1, hush.Values{"d": math.Inf(-1)}}, "e": hush.Values{"\xfe": 1},
		},
		"llm:a." + strings.Repeat("v.", 97) + "…: nested deeper than 100 levels": deep,
		"llm:a: larger than 16 MiB": {"text": strings.Repeat("x", jsondir.MaxSize)},
	} {
		_, err := source.Save(t.Context(), key(t, "llm:a"), node(t, values), "")
		var config *hush.ConfigError
		require.ErrorAs(t, err, &config)
		assert.EqualError(t, err, want)
	}
	_, err := source.Save(t.Context(), key(t, "llm:a"), plain("x").Get("a").Get("b"), "")
	require.EqualError(t, err, "r.yaml:2:8: llm:a: want a mapping of settings, found a list")
	assert.Zero(t, load(t, source).Root.Len())
}

// TestNothing: a resource without settings is an empty object.
func TestNothing(t *testing.T) {
	dir := t.TempDir()
	source := jsondir.New(dir)
	for _, nothing := range []hush.Node{{}, node(t, hush.Values{"a": nil}).Get("a"), node(t, hush.Values{})} {
		_, err := source.Save(t.Context(), key(t, "llm:a"), nothing, "")
		require.NoError(t, err)
		assert.Equal(t, files{"llm_a.json": "{}\n"}, saved(t, dir))
	}
}
