package yamlfile

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

// refused lists the valid cases that are refused, by what is said about them.
var refused = map[string]string{
	// By the rules of this package.
	secondDocument:                                            "35KP 5TYM 6WLZ 6XDY 6ZKB 7Z25 9DXL 9KAX 9WXW JHB9 KSS4 L383 M7A3 NKF9 PUW8 RZT7 U9NS UT92",
	"a key is a text; found a list":                           "4FJ6 6BFJ 6PBE KK5P LX3P M5DY RZP5 SBG9 X38W XW4D",
	"a key is a text; found a mapping":                        "9MMW M2N8/00 M2N8/01 Q9WF V9D5",
	"a key is a text; only the tag !!str can stand before it": "FH7J",
	"the key is there already, at r.yaml:1:1":                 "2JQS", // two empty keys
	"the tag !!binary is not supported":                       "565N",
	"the tag !!omap is not supported":                         "J7PZ",
	"the tag !!set is not supported":                          "2XXW",
	"unknown tag; a text that begins with ! needs quotes":     "6CK3 7FWL C4HZ CC74 CUP7 M5C3 P76L UGM3 Z67P Z9M4",
	// By the parser: reserved directives, YAML 1.3, and anchors with colons or
	// characters beyond ASCII in their names.
	"only %YAML and %TAG are known; a text that begins with % needs quotes":  "2LFX 6LVF MUS6/05 MUS6/06",
	"want YAML 1.2: %YAML 1.2, or no such line":                              "BEC7",
	"a second key on the line; a text with a colon and a space needs quotes": "2SXE W5VH",
	"a text that begins with & needs quotes":                                 "8XYN",
}

// uncompared lists the cases that are accepted but have no JSON value to
// compare with: JSON has no empty key, or there is no document. (W4TN is two
// documents; the parser takes a block text at the top, which is no mapping,
// to go on to the end of the file.)
const uncompared = "4ABK 6M2F 8G76 98YD AVM7 CFD4 DFF7 FRK4 HWV9 NHX8 PW8X QT73 S3PD SM9W/01 UKK6/00 UKK6/02 W4TN"

// tolerated lists the broken cases that the parser accepts: lines of flow
// collections and quoted texts that are indented too little or by tabs, and
// leading blank lines of a block text that are too long.
const tolerated = "9C9N DK95/01 QB6E S98Z Y79Y/003"

// tree reads a document by all rules but that of the top: most cases of the
// suite are no mapping.
func tree(content string) (hush.Node, error) {
	document, err := load("r.yaml", []byte(content))
	if err != nil || document == nil {
		return hush.Node{}, err
	}
	w := newWalker("r.yaml")
	w.value(document.Content[0])
	return w.builder.Document().Root(), hush.NewConfigError(w.problems)
}

func TestSuite(t *testing.T) {
	cases := suite(t)
	require.Len(t, cases, 402)
	accepted, broken, compared := 0, 0, 0
	found := map[string][]string{}
	for _, c := range cases {
		root, err := tree(c.yaml)
		checkTop(t, c, root, err)
		switch {
		case c.fail && err != nil:
			broken++
		case c.fail:
			found["tolerated"] = append(found["tolerated"], c.id)
		case err != nil:
			found[problemText(t, err)] = append(found[problemText(t, err)], c.id)
		default:
			accepted++
			if len(c.json) != 1 {
				found["uncompared"] = append(found["uncompared"], c.id)
				continue
			}
			compared++
			assert.Equal(t, c.json[0], data(root), c.id)
		}
	}
	want := map[string][]string{"tolerated": strings.Fields(tolerated), "uncompared": strings.Fields(uncompared)}
	for message, ids := range refused {
		want[message] = strings.Fields(ids)
	}
	assert.Equal(t, want, found)
	assert.Equal(t, []int{252, 89, 235}, []int{accepted, broken, compared})
}

// problemText returns what the first problem says, without its place.
func problemText(t *testing.T, err error) string {
	var config *hush.ConfigError
	require.ErrorAs(t, err, &config)
	return config.Problems[0].Message
}

// checkTop compares what the package answers with what it should: the same,
// but for the rule that the top is a mapping.
func checkTop(t *testing.T, c suiteCase, root hush.Node, err error) {
	got, gotErr := parse("r.yaml", []byte(c.yaml))
	switch kind := root.Kind(); {
	case err != nil:
		assert.Equal(t, err, gotErr, c.id)
	case slices.Contains([]hush.Kind{hush.KindNone, hush.KindNull, hush.KindMap}, kind):
		assert.NoError(t, gotErr, c.id)
		assert.True(t, root.Equal(got), c.id)
	default:
		assert.ErrorContains(t, gotErr, "want a mapping of resources at the top of the file, found "+kind.String(), c.id)
		assert.True(t, errors.As(gotErr, new(*hush.ConfigError)), c.id)
	}
}
