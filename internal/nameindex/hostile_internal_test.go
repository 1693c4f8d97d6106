package nameindex

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Whoever finds names that all come to one bucket, or have one hash, gets a slow
// table that is right.
func TestHostileNames(t *testing.T) {
	var bucket []Name
	for number := 0; len(bucket) < 500; number++ {
		if text := "name-" + strconv.Itoa(number); Bucket(hash(text), 1<<12) == 7 {
			bucket = append(bucket, Name{Text: text, Number: len(bucket)})
		}
	}
	table, err := Build(bucket)
	require.NoError(t, err)
	searched := 0
	for _, name := range bucket {
		found := Find(table, name.Text)
		require.NotZero(t, found)
		assert.Equal(t, name.Number, found.Number())
		if !table.At(hash(name.Text)).Fits(hash(name.Text), len(name.Text)) {
			searched++
		}
	}
	assert.NotZero(t, searched)
	assert.Zero(t, Find(table, "name-x"))
}
