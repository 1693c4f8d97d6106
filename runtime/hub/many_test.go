package hub_test

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// many is how many mistakes the tests of this file make. Anything quadratic in
// it takes minutes.
const many = 40_000

func problems(t *testing.T, values hush.Values) []hush.Problem {
	t.Helper()
	err := openError(t, hub.Env(map[string]string{"SECRET": "hunter2"}), hub.From(memory.New("test", values)))
	config, ok := errors.AsType[*hush.ConfigError](err)
	require.True(t, ok)
	assert.NotContains(t, err.Error(), "hunter2")
	return config.Problems
}

func TestManyResourcesWithMistakes(t *testing.T) {
	values := hush.Values{}
	for i := range many {
		values["llm:"+strconv.Itoa(i)] = hush.Values{
			"type": "echo", "textt": 1, "needs": "nobody" + strconv.Itoa(i), "text": "${UNSET}",
		}
	}
	found := problems(t, values)
	require.Len(t, found, 3*many)
	assert.Equal(t, "test: llm:0.needs: no resource \"llm:nobody0\"; there are 0, 1, 10, 100, 1000, 10000, 10001, 10002, 10003, 10004 and 39990 more", found[0].Error())
	assert.Equal(t, "test: llm:0.text: variable UNSET is not set; ${UNSET:-…} gives a default", found[1].Error())
	assert.Equal(t, "test: llm:0.textt: unknown field; did you mean text?", found[2].Error())
	assert.Equal(t, `test: llm:9999.needs: no resource "llm:nobody9999"`, found[len(found)-3].Error())
}

func TestManyMistakesInOneResource(t *testing.T) {
	var those []any
	unknown := hush.Values{"type": "echo"}
	for i := range many {
		those = append(those, "${UNSET}", "store:s", "llm:${SECRET}"+strconv.Itoa(i))
		unknown["field-"+strconv.Itoa(i)] = "${UNSET}"
	}
	found := problems(t, hush.Values{
		"llm:a": hush.Values{"type": "echo", "those": those}, "llm:b": unknown, "store:s": nil,
	})
	// The unknown fields whose values are unset are reported as that alone.
	assert.Len(t, found, 4*many)
}

func TestManyUnknownPluginsAndCategories(t *testing.T) {
	values := hush.Values{}
	for i := range many {
		values["llm:"+strconv.Itoa(i)] = hush.Values{"type": "plugin-" + strconv.Itoa(i)}
		values["category-"+strconv.Itoa(i)+":x"] = nil
		values["store:"+strconv.Itoa(i)] = hush.Values{"_class": "Class" + strconv.Itoa(i)}
	}
	assert.Len(t, problems(t, values), 3*many)
}

// Where everything needs everything there are more circles than anyone reads:
// the first hundred are written out, the others named by their last step.
func TestManyCircles(t *testing.T) {
	const count = 500
	var all []string
	for i := range count {
		all = append(all, fmt.Sprintf("r%03d", i))
	}
	values := hush.Values{}
	for _, name := range all {
		values["llm:"+name] = hush.Values{"type": "echo", "those": all}
	}
	found := problems(t, values)
	written := 0
	for _, problem := range found {
		if _, ok := errors.AsType[*hush.CycleError](problem); ok {
			written++
		}
	}
	assert.Equal(t, 100, written)
	assert.Len(t, found, count*(count+1)/2) // each to itself and to those before it
	last := found[len(found)-1]
	assert.Equal(t, "test: llm:r499.those[9]: resources need each other: llm:r009 needs this one too", last.Error())
}

func TestLongWayOfReferences(t *testing.T) {
	values := hush.Values{}
	for i := range many {
		values["llm:"+strconv.Itoa(i)] = hush.Values{"type": "echo", "needs": strconv.Itoa((i + 1) % many)}
	}
	found := problems(t, values)
	require.Len(t, found, 1)
	cycle, ok := errors.AsType[*hush.CycleError](found[0])
	require.True(t, ok)
	assert.Len(t, cycle.Keys, many)
}

// Of many plugins a message shows ten.
func TestChoiceAmongManyPlugins(t *testing.T) {
	var plugins []hush.Dynamic
	for i := range 20 {
		plugins = append(plugins, which(hush.Info{Category: "tool", Name: fmt.Sprintf("t%02d", i)}))
	}
	slices.Reverse(plugins)
	err := openError(t, hub.Extend(plugins...), hub.From(memory.New("test", hush.Values{"tool:x": nil})))
	assert.EqualError(t, err, "test: tool:x: which plugin? Say type: t00, t01, t02, t03, t04, t05, t06, t07, t08, t09 or one of 10 more")
}
