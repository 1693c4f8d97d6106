package schema

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestJSON(t *testing.T) {
	o := object{{"b", list{1, "x", true, number("1.50")}}, {"a", object{}}, {"", list{}}}
	assert.Equal(t, `{"b":[1,"x",true,1.50],"a":{},"":[]}`, o.String())
	longer := o.with("c", false)
	assert.Len(t, o, 3, "what there was stays as it is")
	assert.Equal(t, longer.String(), o.and(object{{"c", false}}).String())
	hidden := object{{"text", "<a&b> \"\\\t\n\r\x00\x7f\u0085\u00a0\u00ad\u2028\u202e\ufeff\U000e0001ä😀\xff`"}}
	assert.Equal(t, `{"text":"<a&b> \"\\\t\n\u000d\u0000\u007f\u0085\u00a0\u00ad\u2028\u202e\ufeff\udb40\udc01ä😀`+"\ufffd`\"}", hidden.String())
}

// FuzzStrings holds that what is written is read.
func FuzzStrings(f *testing.F) {
	for _, text := range []string{"", "a\"b\\", "\u2028\x00\x1f", "\xff\xc3", "😀\U0010ffff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		written := object{{text, text}}.String()
		var read map[string]string
		require.NoError(t, json.Unmarshal([]byte(written), &read))
		want := strings.ToValidUTF8(text, "\ufffd")
		if utf8.ValidString(text) {
			require.Equal(t, map[string]string{want: want}, read)
		}
		for _, c := range written {
			require.Greater(t, c, '\x1f', "a raw literal of Go holds it")
		}
	})
}

func TestUnwrapped(t *testing.T) {
	for doc, want := range map[string]string{
		"":                         "",
		"One line.":                "One line.",
		"Two\nlines.\n":            "Two lines.",
		"A.\n\nB\nb.\n":            "A.\n\nB b.",
		"Text:\n\n\tcode\n\tmore":  "Text:\n\n\tcode\n\tmore",
		"List:\n  - a\n  - b\nend": "List:\n  - a\n  - b\nend",
		"\n\n a \r\nb":             "a b",
	} {
		assert.Equal(t, want, unwrapped(doc), "%q", doc)
	}
}

func TestPlainValue(t *testing.T) {
	for text, want := range map[string]any{
		"1": number("1"), "-07": number("-7"), "+3": number("3"), "-0": number("0"), "0x1F": number("31"), "0o17": number("15"), "-0x1": nil, "1.50": number("1.5"), ".5": number("0.5"),
		"1e3": number("1000"), "1e400": nil, "true": true, "TRUE": true, "False": false, "yes": nil, "null": nil, ".inf": nil, "a": nil, "": nil, "1_000": nil, "0x": nil, "1.2.3": nil, "-099999999999999999999": number("-99999999999999999999"),
	} {
		assert.Equal(t, want, plainValue(text), text)
	}
}
