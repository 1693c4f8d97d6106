package yamlfile

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"
)

func TestKeysAreFoundBelowAndAboveTheLimit(t *testing.T) {
	var k keys
	for i := range 3 * fewKeys {
		text := strconv.Itoa(i)
		assert.Nil(t, k.first(text))
		node := &yaml.Node{Line: i}
		k.add(text, node, 0)
		for earlier := range i + 1 {
			require.NotNil(t, k.first(strconv.Itoa(earlier)))
			assert.Equal(t, earlier, k.first(strconv.Itoa(earlier)).Line)
		}
		assert.Equal(t, i >= fewKeys, k.many != nil)
	}
}

// However many keys a mapping has, at most fewKeys are compared with one:
// four times the keys are four times the work, in memory too.
func TestManyKeysAreLinear(t *testing.T) {
	walked := func(count int) (allocations float64) {
		var text []byte
		for i := range count {
			text = append(strconv.AppendInt(append(text, 'k'), int64(i), 10), ": 1\n"...)
		}
		document, err := load("r.yaml", text)
		require.NoError(t, err)
		return testing.AllocsPerRun(1, func() {
			w := newWalker("r.yaml")
			w.value(document.Content[0])
			assert.Equal(t, count, w.builder.Document().Root().Len())
		})
	}
	ten, forty := walked(10_000), walked(40_000)
	assert.Less(t, forty, 4*ten, "%v for 10,000 keys, %v for 40,000", ten, forty)
	assert.Less(t, forty, 1000.0)
}
