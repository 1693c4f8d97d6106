package markdown_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/benchmarks/markdown"
)

func TestTable(t *testing.T) {
	table := markdown.Table{Header: []string{"", "time", "é"}}
	table.Add("hushgen", "1 µs", "2")
	table.Add("yaml", "12 µs", "333")
	var out strings.Builder
	require.NoError(t, table.Write(&out))
	assert.Equal(t, ""+
		"|         |  time |   é |\n"+
		"| ------- | ----: | --: |\n"+
		"| hushgen |  1 µs |   2 |\n"+
		"| yaml    | 12 µs | 333 |\n", out.String())
}

func TestCounted(t *testing.T) {
	assert.Equal(t, "1 key", markdown.Counted(1, "key"))
	assert.Equal(t, "0 keys", markdown.Counted(0, "key"))
	assert.Equal(t, "1,234,005 keys", markdown.Counted(1_234_005, "key"))
	assert.Equal(t, "1,000", markdown.Thousands(1_000))
}
