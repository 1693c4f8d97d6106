package mongo_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/systems/confighub/mongo"
)

func TestFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "store")
	store, err := mongo.Config{Dir: dir}.Create()
	require.NoError(t, err)
	ctx := t.Context()

	none, err := store.Find(ctx, "people", nil)
	require.NoError(t, err)
	assert.Empty(t, none)

	ada := mongo.Document{"name": "Ada", "born": 1815.0}
	grace := mongo.Document{"name": "Grace", "born": 1906.0}
	require.NoError(t, store.Insert(ctx, "people", ada))
	require.NoError(t, store.Insert(ctx, "people", grace))
	require.NoError(t, store.Close())

	store, err = mongo.Config{Dir: dir}.Create()
	require.NoError(t, err)
	all, err := store.Find(ctx, "people", nil)
	require.NoError(t, err)
	assert.Equal(t, []mongo.Document{ada, grace}, all)
	some, err := store.Find(ctx, "people", mongo.Document{"born": 1906.0})
	require.NoError(t, err)
	assert.Equal(t, []mongo.Document{grace}, some)
	require.NoError(t, store.Close())
	assert.DirExists(t, dir)
}

func TestCollectionsStayInTheFolder(t *testing.T) {
	store, err := mongo.Config{Dir: t.TempDir()}.Create()
	require.NoError(t, err)
	for _, name := range []string{"", "../up", "a/b", `a\b`, ".."} {
		assert.Error(t, store.Insert(t.Context(), name, mongo.Document{}), name)
	}
	require.NoError(t, store.Close())
}

func TestTemporaryStoreGoesWhenClosed(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("TEMP", temp)
	t.Setenv("TMP", temp)
	store, err := mongo.Config{}.Create()
	require.NoError(t, err)
	require.NoError(t, store.Insert(t.Context(), "facts", mongo.Document{"a": 1}))
	require.NoError(t, store.Close())
	left, err := filepath.Glob(filepath.Join(temp, "*"))
	require.NoError(t, err)
	assert.Empty(t, left)
}
