package catalog_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/datastores/internal/redistest"
	"github.com/hushgen/hushgen/examples/datastores/shop"
	"github.com/hushgen/hushgen/examples/datastores/shop/catalog"
	"github.com/hushgen/hushgen/examples/datastores/stores/sqlitestore"
)

// fixture is a catalogue on stores of its own.
type fixture struct {
	*catalog.Catalog
	server *redistest.Server
	cache  *redis.Client
	db     *sql.DB
}

func start(t *testing.T) fixture {
	t.Helper()
	server := redistest.Start(t)
	client := server.Client(t, 0)
	db, err := sqlitestore.New(t.Context(), sqlitestore.Config{
		Path: filepath.Join(t.TempDir(), "shop.db"), Journal: sqlitestore.WAL, BusyTimeout: 5 * time.Second,
	})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, db.Close()) })
	c := catalog.New(catalog.Config{Database: db, Cache: client, TTL: time.Minute, Prefix: "p:"})
	require.NoError(t, c.Start(t.Context()))
	return fixture{Catalog: c, server: server, cache: client, db: db}
}

var tea = shop.Product{ID: "tea", Name: "Earl Grey", Price: 450}

func TestReadThrough(t *testing.T) {
	c := start(t)
	require.NoError(t, c.Put(t.Context(), tea))
	for range 3 {
		got, err := c.Product(t.Context(), "tea")
		require.NoError(t, err)
		assert.Equal(t, tea, got)
	}
	assert.Equal(t, shop.Stats{Hits: 2, Misses: 1}, c.Stats())

	copied, err := c.cache.Get(t.Context(), "p:tea").Result()
	require.NoError(t, err)
	assert.Equal(t, `{"id":"tea","name":"Earl Grey","price":450}`, copied)
	ttl, err := c.cache.TTL(t.Context(), "p:tea").Result()
	require.NoError(t, err)
	assert.Greater(t, ttl, time.Duration(0))
	assert.LessOrEqual(t, ttl, time.Minute)
}

func TestPutDropsTheCopy(t *testing.T) {
	c := start(t)
	require.NoError(t, c.Put(t.Context(), tea))
	_, err := c.Product(t.Context(), "tea")
	require.NoError(t, err)

	dearer := shop.Product{ID: "tea", Name: "Earl Grey Superior", Price: 980}
	require.NoError(t, c.Put(t.Context(), dearer))
	got, err := c.Product(t.Context(), "tea")
	require.NoError(t, err)
	assert.Equal(t, dearer, got)
	assert.Equal(t, shop.Stats{Misses: 2}, c.Stats())
}

func TestUnknownProduct(t *testing.T) {
	c := start(t)
	_, err := c.Product(t.Context(), "coal")
	require.ErrorIs(t, err, shop.ErrNotFound)
	assert.EqualError(t, err, `product "coal": there is no such product`)
	assert.Equal(t, shop.Stats{}, c.Stats())
}

func TestBrokenCopyIsReplaced(t *testing.T) {
	c := start(t)
	require.NoError(t, c.Put(t.Context(), tea))
	require.NoError(t, c.cache.Set(t.Context(), "p:tea", "{", 0).Err())
	for range 2 {
		got, err := c.Product(t.Context(), "tea")
		require.NoError(t, err)
		assert.Equal(t, tea, got)
	}
	assert.Equal(t, shop.Stats{Hits: 1, Misses: 1, Failures: 1}, c.Stats())
}

func TestWorksWithoutItsCache(t *testing.T) {
	c := start(t)
	require.NoError(t, c.Put(t.Context(), tea))
	require.NoError(t, c.Check(t.Context()))
	c.server.Stop()

	got, err := c.Product(t.Context(), "tea")
	require.NoError(t, err)
	assert.Equal(t, tea, got)
	assert.Equal(t, shop.Stats{Misses: 1, Failures: 2}, c.Stats(), "one call to read, one to fill")
	assert.ErrorContains(t, c.Check(t.Context()), "cache: ")

	dearer := tea
	dearer.Price = 980
	assert.ErrorContains(t, c.Put(t.Context(), dearer), `product "tea" is saved, but an old copy may stay in the cache: `)
	got, err = c.Product(t.Context(), "tea")
	require.NoError(t, err)
	assert.Equal(t, dearer, got)
}

func TestCheckNamesBothStores(t *testing.T) {
	c := start(t)
	c.server.Stop()
	require.NoError(t, c.db.Close())
	err := c.Check(t.Context())
	assert.ErrorContains(t, err, "database: sql: database is closed\n")
	assert.ErrorContains(t, err, "cache: ")
}

func TestCloseWritesViews(t *testing.T) {
	c := start(t)
	pot := shop.Product{ID: "pot", Name: "Teapot", Price: 2490}
	require.NoError(t, c.Put(t.Context(), tea))
	require.NoError(t, c.Put(t.Context(), pot))
	for _, id := range []string{"tea", "tea", "pot", "tea"} {
		_, err := c.Product(t.Context(), id)
		require.NoError(t, err)
	}
	require.NoError(t, c.Close(t.Context()))
	require.NoError(t, c.Close(t.Context()), "nothing is counted twice")

	for id, want := range map[string]int{"tea": 3, "pot": 1} {
		var views int
		require.NoError(t, c.db.QueryRowContext(t.Context(), "SELECT views FROM products WHERE id = ?", id).Scan(&views))
		assert.Equal(t, want, views, id)
	}
}

func TestCloseAfterTheDatabase(t *testing.T) {
	c := start(t)
	require.NoError(t, c.db.Close())
	assert.EqualError(t, c.Close(t.Context()), "write the views of the products: sql: database is closed")
}

func TestConcurrentUse(t *testing.T) {
	c := start(t)
	const workers, rounds = 8, 20
	var group sync.WaitGroup
	for worker := range workers {
		group.Go(func() {
			p := shop.Product{ID: fmt.Sprint("p", worker%2), Name: "same", Price: 100}
			for range rounds {
				if !assert.NoError(t, c.Put(t.Context(), p)) {
					return
				}
				got, err := c.Product(t.Context(), p.ID)
				if !assert.NoError(t, err) || !assert.Equal(t, p, got) {
					return
				}
			}
		})
	}
	group.Wait()
	stats := c.Stats()
	assert.Equal(t, int64(workers*rounds), stats.Hits+stats.Misses)
	assert.Zero(t, stats.Failures)
}
