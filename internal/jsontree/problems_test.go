package jsontree_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/jsontree"
	"github.com/hushgen/hushgen/runtime/hush"
)

// problems are texts without a name, and what is said about them.
type problems map[string]struct{ text, want string }

func (p problems) check(t *testing.T) {
	t.Helper()
	for name, test := range p {
		t.Run(name, func(t *testing.T) {
			document, err := jsontree.Parse("", []byte(test.text))
			var config *hush.ConfigError
			require.ErrorAs(t, err, &config)
			last := config.Problems[len(config.Problems)-1]
			assert.Equal(t, strings.Contains(last.Message, "the key is there already"), document != nil)
			assert.EqualError(t, err, test.want)
		})
	}
}

func TestDuplicates(t *testing.T) {
	problems{
		"one":              {"{\"a\": 1,\n \"b\": 2,\n \"a\": 3}", "3:2: a: the key is there already, at 1:2"},
		"three times":      {`{"a":1,"a":2,"a":3}`, "1:8: a: the key is there already, at 1:2\n1:14: a: the key is there already, at 1:2"},
		"other spelling":   {`{"a":1,"\u0061":2}`, "1:8: a: the key is there already, at 1:2"},
		"deep":             {`{"l:x":[0,{"c.d":{"x":1,"x":2}}]}`, `1:25: l:x[1]["c.d"].x: the key is there already, at 1:19`},
		"in a duplicate":   {`{"a":1,"a":{"b":1,"b":2}}`, "1:8: a: the key is there already, at 1:2\n1:19: a.b: the key is there already, at 1:13"},
		"many keys":        {`{"0":0,"1":0,"2":0,"3":0,"4":0,"5":0,"6":0,"7":0,"8":0,"3":0,"9":0,"9":0,"3":0}`, "1:56: 3: the key is there already, at 1:20\n1:68: 9: the key is there already, at 1:62\n1:74: 3: the key is there already, at 1:20"},
		"few, twice, many": {`{"0":0,"0":0,"1":0,"2":0,"3":0,"4":0,"5":0,"6":0,"7":0,"0":0}`, "1:8: 0: the key is there already, at 1:2\n1:56: 0: the key is there already, at 1:2"},
		"after nested":     {`{"a":{"x":1,"y":2},"b":{"x":1},"x":1,"a":0}`, "1:38: a: the key is there already, at 1:2"},
		"in a list":        {`[[{"a":1,"a":2}]]`, "1:10: [0][0].a: the key is there already, at 1:4"},
		"odd keys":         {`{"a\nb":{"":1,"":2}}`, `1:15: ["a\nb"][""]: the key is there already, at 1:10`},
		"then a mistake":   {`{"a":1,"a":2,}`, "1:8: a: the key is there already, at 1:2\n1:13: no comma may stand before }"},
		"a very long key":  {`{"a":{"` + strings.Repeat("é", 150) + `":{"b":1,"b":2}}}`, "1:167: a." + strings.Repeat("é", 99) + "…: the key is there already, at 1:161"},
	}.check(t)
}

func TestBounds(t *testing.T) {
	problems{
		"too deep":         {`{"a":` + strings.Repeat("[", 100), "1:105: a" + strings.Repeat("[0]", 66) + "[…: nested deeper than 100 levels"},
		"a scalar too far": {strings.Repeat("[", 100) + "1", "1:101: " + strings.Repeat("[0]", 66) + "[0…: nested deeper than 100 levels"},
		"a million levels": {strings.Repeat("[", 1_000_000), "1:101: " + strings.Repeat("[0]", 66) + "[0…: nested deeper than 100 levels"},
		"duplicates before": {`{"a":1,"a":` + strings.Repeat("[", 200), "1:8: a: the key is there already, at 1:2\n" +
			"1:111: a" + strings.Repeat("[0]", 66) + "[…: nested deeper than 100 levels"},
	}.check(t)

	_, err := jsontree.Parse("r.json", []byte(strings.Repeat(" ", jsontree.MaxSize+1)))
	assert.EqualError(t, err, "r.json: larger than 16 MiB")
	_, err = jsontree.Parse("r.json", []byte(strings.Repeat(" ", jsontree.MaxSize)))
	assert.NoError(t, err)

	_, err = jsontree.Parse("r.json", []byte(`{"a":0`+strings.Repeat(`,"a":0`, 100_000)))
	var config *hush.ConfigError
	require.ErrorAs(t, err, &config)
	require.Len(t, config.Problems, 1001)
	assert.Equal(t, "r.json:1:6006: too many problems; the rest was not read", config.Problems[1000].Error())
}

func TestText(t *testing.T) {
	problems{
		"not UTF-8":              {"{\"a\": 1,\n \"bé\": \"\xff\"}", "2:9: the byte 0xff is not UTF-8"},
		"cut in a character":     {"\ufeff{\"\xc3\"}", "1:3: the byte 0xc3 is not UTF-8"},
		"a surrogate in UTF-8":   {"[\"\xed\xa0\x80\"]", "1:3: the byte 0xed is not UTF-8"},
		"UTF-16":                 {"\xff\xfe{\x00}\x00", "the file is UTF-16; save it as UTF-8"},
		"UTF-16, other order":    {"\xfe\xff\x00{\x00}", "the file is UTF-16; save it as UTF-8"},
		"UTF-16 without a mark":  {"{\x00}\x00", "the file is UTF-16; save it as UTF-8"},
		"UTF-16, other, no mark": {"\x00{\x00}", "the file is UTF-16; save it as UTF-8"},
		"zero byte":              {"[\x00]", "1:2: want a value, found the character U+0000"},
		"second mark":            {"\ufeff\ufeff{}", "1:1: want a value, found the character U+FEFF"},
		"no-break space":         {"{\u00a0}", "1:2: want a name in double quotes, found the character U+00A0"},
	}.check(t)
}
