package yamlfile_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What could be read is returned beside the problems, unless fields are
// missing in it: they would be missed a second time by those who check it.
func TestTreeBesideProblems(t *testing.T) {
	t.Chdir(t.TempDir())
	for text, want := range map[string]string{
		"a: 1\na: {b: 2}\nc: 3\n":         `{a:1 c:3}`,
		"a: !foo x\nb: [!!null x, 1]\n":   `{a:~ b:[~ 1]}`,
		"a: &x {b: *x, c: 1}\n":           `{a:{b:~ c:1}}`,
		"a: !foo {b: 1}\n":                `{a:{b:1}}`,
		"a: 1\n<<: 3\n":                   "nothing",
		"a: 1\n[b]: 3\n":                  "nothing",
		"a: 1\n? !!int 1\n: 3\n":          "nothing",
		"a: {<<: [{b: 1}], <<: {c: 1}}\n": "nothing",
		"a: 1\na: 2\n- b\n":               "nothing", // a syntax error
		"- 1\n":                           "nothing",
		"- !foo 1\n":                      "nothing",
		"x: &x {b: *x}\ny: {<<: *x}\n":    "{x:{b:~} y:{b:~}}",
		"x: &x {<<: *x}\n":                "nothing",
		"a: 1 # fine\nb: !!binary aGk=\n": "{a:1 b:~}",
	} {
		root, err := load(t, text)
		require.Error(t, err, text)
		assert.Equal(t, want, show(root), text)
	}
}
