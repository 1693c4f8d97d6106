package schemas

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/schema"
)

// TestUndecided: where Go code, the environment or other resources decide too,
// the schema can't know everything. But what the program takes, it takes.
func TestUndecided(t *testing.T) {
	const documents = 400
	for _, p := range plugins("wild", "keeper") {
		good, refused := 0, 0
		for seed := range uint64(documents) {
			g := newGrower(seeded(seed, 400))
			environment := map[string]string{}
			for _, name := range []string{"ZOO_NAME", "ZOO_COUNT", "ZOO_TOKEN", "ZOO_WAIT", "ZOO_FROM"} {
				if g.roll(4) > 0 {
					environment[name] = pick(g.dice, []string{"3", "5", "30s"})
				}
			}
			document := g.config(p)
			text := inJSON(document)
			if program(p, text, environment) != nil {
				refused++
				continue
			}
			good++
			for _, draft := range []schema.Draft{schema.Draft2020, schema.Draft7} {
				require.Equal(t, "fine", brief(judgeOf(p, draft).Validate(asData(document))), "%s\n%s\n%v", p.ID(), text, environment)
			}
		}
		t.Logf("%s: %d good, %d refused", p.ID(), good, refused)
		assert.Greater(t, good, documents/20, p.ID())
		assert.Greater(t, refused, documents/20, p.ID())
	}
}

// TestEditorsRound: a number that rounds to a limit is that limit for editors
// too, unless the field is a float32: they know none.
func TestEditorsRound(t *testing.T) {
	limits := pluginNamed("limits")
	for text, exact := range map[string]struct{ validator, editor bool }{
		`{"float64": 0.09999999999999999999}`:    {refuses, takes},
		`{"float64": 1000.00000000000000000001}`: {refuses, takes},
		`{"float32": 0.09999999999999999999}`:    {refuses, takes},
		`{"float32": 0.0999999999}`:              {refuses, refuses},
		`{"uint64": 18446744073709551614.0}`:     {takes, takes},
	} {
		document := fromJSON(text)
		assert.NoError(t, program(limits, text, nil), text)
		assert.Equal(t, exact.validator, judgeOf(limits, schema.Draft2020).Validate(asData(document)) == nil, text)
		assert.Equal(t, exact.editor, editorOf(limits).Validate(asFloats(document)) == nil, text)
	}
}
