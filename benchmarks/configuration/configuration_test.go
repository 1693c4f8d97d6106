package configuration_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/benchmarks/configuration"
)

// Every workload comes to the right result; a Setup says when it doesn't.
func TestGroups(t *testing.T) {
	for _, group := range configuration.Groups(t.TempDir(), configuration.Quick()) {
		names := map[string]bool{}
		for _, workload := range group.Workloads {
			assert.False(t, names[workload.Name], "%s: two are called %s", group.Title, workload.Name)
			names[workload.Name] = true
			if workload.Setup != nil {
				require.NoError(t, workload.Setup(), "%s: %s", group.Title, workload.Name)
			}
			require.NoError(t, workload.Run(), "%s: %s", group.Title, workload.Name)
		}
		for _, bar := range group.Bars {
			assert.True(t, names[bar.Ours] && (bar.Peer == "" || names[bar.Peer]), bar.Text)
		}
	}
}

// hushgen refuses every mistake and says where it is.
func TestMistakes(t *testing.T) {
	table, err := configuration.Mistakes(t.TempDir())
	require.NoError(t, err)
	require.Equal(t, []string{"", "hushgen", "hushgen JSON", "yaml v4"}, table.Header[:4])
	last := len(table.Rows) - 2
	for _, row := range table.Rows[:last] {
		assert.Equal(t, "line", row[1], row[0])
		if row[2] != "–" {
			assert.Equal(t, "line", row[2], "%s, JSON", row[0])
		}
		require.Len(t, row, len(table.Header))
	}
	assert.Equal(t, []string{"**refused**", "**24 of 24**", "**22 of 22**"}, table.Rows[last][:3])
	assert.Equal(t, []string{"6 mistakes in one document: named", "6", "6"}, table.Rows[last+1][:3])
}

func TestTexts(t *testing.T) {
	table := configuration.Texts(t.TempDir())
	require.NotEmpty(t, table.Rows)
	for _, row := range table.Rows {
		assert.Equal(t, "as written", row[1], row[0])
	}
}
