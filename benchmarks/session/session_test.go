package session_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/benchmarks/session"
)

func TestCounts(t *testing.T) {
	madeBefore, closedBefore := session.Counts()
	parent := session.New(session.Config{Text: "a"})
	child := session.New(session.Config{Text: "b", Parent: parent})
	assert.Equal(t, "a, b", child.Text())
	assert.NoError(t, child.Close())
	assert.False(t, child.Open())
	assert.True(t, parent.Open())
	assert.EqualError(t, child.Close(), "session: closed twice")
	made, closed := session.Counts()
	assert.EqualValues(t, 2, made-madeBefore)
	assert.EqualValues(t, 2, closed-closedBefore)
}
