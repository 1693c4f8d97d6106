package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/datastores/internal/redistest"
	"github.com/hushgen/hushgen/examples/datastores/plugins"
	"github.com/hushgen/hushgen/examples/datastores/shop"
	"github.com/hushgen/hushgen/examples/datastores/stores/sqlitestore"
)

// open opens the resources of the program on a server and a file.
func open(t *testing.T, server *redistest.Server, database string) *plugins.Hub {
	t.Helper()
	h, err := plugins.Open(t.Context(), hub.From(yamlfile.New("resources.yaml")),
		hub.Env(map[string]string{"REDIS_URL": server.URL, "CATALOG_DB": database}))
	require.NoError(t, err)
	return h
}

func TestResourcesShareTheirStores(t *testing.T) {
	server := redistest.Start(t)
	h := open(t, server, filepath.Join(t.TempDir(), "shop.db"))
	defer func() { assert.NoError(t, h.Close(context.Background())) }()

	catalog, err := h.Catalog.Get(t.Context(), "shop")
	require.NoError(t, err)
	require.NoError(t, catalog.Put(t.Context(), shop.Product{ID: "tea", Name: "Earl Grey", Price: 450}))
	cart, err := h.Cart.Get(t.Context(), "web")
	require.NoError(t, err)
	require.NoError(t, cart.Add(t.Context(), "ann", "tea", 1))
	assert.Equal(t, shop.Stats{Misses: 1}, catalog.Stats(), "the cart asks the same catalogue")

	defaults, err := h.Redis.Get(t.Context(), "default")
	require.NoError(t, err)
	sessions, err := h.Redis.Get(t.Context(), "redis:sessions")
	require.NoError(t, err)
	assert.NotSame(t, defaults, sessions)
	assert.Equal(t, []string{"product:tea"}, keys(t, defaults))
	assert.Equal(t, []string{"cart:ann"}, keys(t, sessions))
}

func keys(t *testing.T, client *redis.Client) []string {
	t.Helper()
	names, err := client.Keys(t.Context(), "*").Result()
	require.NoError(t, err)
	return names
}

func TestCloseInReverseOrder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shop.db")
	h := open(t, redistest.Start(t), path)
	catalog, err := h.Catalog.Get(t.Context(), "shop")
	require.NoError(t, err)
	require.NoError(t, catalog.Put(t.Context(), shop.Product{ID: "tea", Name: "Earl Grey", Price: 450}))
	for range 3 {
		_, err := catalog.Product(t.Context(), "tea")
		require.NoError(t, err)
	}
	database, err := h.SQLite.Get(t.Context(), "default")
	require.NoError(t, err)
	client, err := h.Redis.Get(t.Context(), "default")
	require.NoError(t, err)

	require.NoError(t, h.Close(t.Context()), "the catalogue still has its database when it closes")
	assert.EqualError(t, database.PingContext(t.Context()), "sql: database is closed")
	assert.ErrorIs(t, client.Ping(t.Context()).Err(), redis.ErrClosed)
	assert.Equal(t, 3, views(t, path, "tea"))
}

// views opens the file anew and reads what Close of the catalogue has left.
func views(t *testing.T, path, id string) (count int) {
	t.Helper()
	db, err := sqlitestore.New(t.Context(), sqlitestore.Config{Path: path, Journal: sqlitestore.WAL})
	require.NoError(t, err)
	defer func() { assert.NoError(t, db.Close()) }()
	require.NoError(t, db.QueryRowContext(t.Context(), "SELECT views FROM products WHERE id = ?", id).Scan(&count))
	return count
}

func TestStoresOfTheProgramItself(t *testing.T) {
	client := redistest.Start(t).Client(t, 0)
	database, err := sqlitestore.New(t.Context(), sqlitestore.Config{Path: ":memory:", Journal: sqlitestore.Delete})
	require.NoError(t, err)
	defer func() { assert.NoError(t, database.Close()) }()

	h, err := plugins.Open(t.Context(),
		hub.From(memory.New("test", hush.Values{"catalog:shop": hush.Values{"database": "mine", "cache": "mine"}})),
		hub.Provide("redis:mine", client), hub.Provide("sqlite:mine", database))
	require.NoError(t, err)
	catalog, err := h.Catalog.Get(t.Context(), "shop")
	require.NoError(t, err)
	require.NoError(t, catalog.Check(t.Context()))

	require.NoError(t, h.Close(t.Context()))
	assert.NoError(t, database.PingContext(t.Context()), "who provides an instance closes it")
	assert.NoError(t, client.Ping(t.Context()).Err())
}

func TestProblemsOfTheResources(t *testing.T) {
	_, err := plugins.Open(t.Context(), hub.From(yamlfile.New("testdata/problems.yaml")), hub.Env(nil))
	assert.EqualError(t, err, strings.TrimSpace(`
testdata/problems.yaml:2:18: redis:default.url: variable REDIS_URL is not set; ${REDIS_URL:-…} gives a default
testdata/problems.yaml:3:13: redis:sessions: url: expected redis://[user:password@]host:port[/db]
testdata/problems.yaml:5:37: sqlite:default.journal: "off" is not allowed; there are wal, delete
testdata/problems.yaml:5:56: sqlite:default.busy_timeout: -1s is below the minimum 0s
testdata/problems.yaml:7:13: catalog:shop.database: no resource "sqlite:defualt"; did you mean default?
testdata/problems.yaml:9:3: catalog:shop.tll: unknown field; did you mean ttl?
testdata/problems.yaml:10:11: cart:web.sessions: required, but missing
`))
}

func TestRegistryListsThePlugins(t *testing.T) {
	var ids []string
	for info := range plugins.Registry.All() {
		ids = append(ids, info.ID())
	}
	assert.Equal(t, []string{"cart:redis", "catalog:cached", "redis:default", "sqlite:default"}, ids)
}
