package pattern_test

import (
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/pattern"
)

var (
	hushPatternName = pattern.Pattern{Expression: "^[a-z]+$"}
	hushFields      = []hush.FieldInfo{{Name: "name"}, {Name: "token", Options: &hush.FieldOptions{Secret: true}}}
)

// check checks a text at 1:7 as the second pass does.
func check(p *pattern.Pattern, field int, text string, given bool) error {
	b := hush.NewBuilder("r.yaml")
	b.BeginMap(1, 1)
	if given {
		b.Key(hushFields[field].Name, 1, 1)
		b.String(text, 1, 7)
	}
	b.End()
	d := hush.NewDecoder(hush.Input{Key: hush.Key{Category: "llm", Name: "a"}, Node: b.Document().Root()})
	_ = d.Root()
	d.Check(hushFields)
	p.Check(d.At(field), text)
	d.End()
	return d.Finish()
}

func TestPattern(t *testing.T) {
	assert.NoError(t, check(&hushPatternName, 0, "abc", true))
	assert.NoError(t, check(&hushPatternName, 0, "", false), "nobody gave it")
	assert.EqualError(t, check(&hushPatternName, 0, "", true), `r.yaml:1:7: llm:a.name: "" does not match the pattern ^[a-z]+$`)
	assert.EqualError(t, check(&hushPatternName, 0, "ABC", true), `r.yaml:1:7: llm:a.name: "ABC" does not match the pattern ^[a-z]+$`)
	assert.EqualError(t, check(&hushPatternName, 1, "hunter2", true), "r.yaml:1:7: llm:a.token: [redacted] does not match the pattern ^[a-z]+$")
	assert.NoError(t, check(&pattern.Pattern{Expression: "b+"}, 0, "abc", true), "it matches anywhere")
	assert.NoError(t, check(&pattern.Pattern{}, 0, "abc", true), "the empty expression matches all")
	assert.EqualError(t, check(&pattern.Pattern{Expression: "a("}, 0, "abc", true),
		"r.yaml:1:7: llm:a.name: \"abc\" can't be checked: error parsing regexp: missing closing ): `a(`")
}

func TestPatternAtOnce(t *testing.T) {
	shared := pattern.Pattern{Expression: "^[0-9]+$"}
	var group sync.WaitGroup
	for i := range 16 {
		group.Go(func() {
			assert.NoError(t, check(&shared, 0, strconv.Itoa(i), true))
			assert.Error(t, check(&shared, 0, "x"+strconv.Itoa(i), true))
		})
	}
	group.Wait()
}

// Nothing but a regular expression is linked besides runtime/hush.
func TestPurity(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "github.com/hushgen/hushgen/runtime/pattern").Output()
	require.NoError(t, err)
	for _, dependency := range strings.Fields(string(out)) {
		assert.NotContains(t, []string{"reflect", "fmt", "net/url", "encoding/json", "log/slog"}, dependency)
	}
}
