// Package catalog keeps a catalogue of products in SQLite and copies of what
// is asked for in Redis.
//
// Redis is a cache and no more: when it fails, the catalogue is slower but
// works. A reader that races with a writer may put an old copy back, which
// then lives for at most the TTL.
package catalog

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"github.com/hushgen/hushgen/examples/datastores/shop"
)

const (
	createTable = `CREATE TABLE IF NOT EXISTS products (
		id    TEXT PRIMARY KEY,
		name  TEXT NOT NULL,
		price INTEGER NOT NULL,
		views INTEGER NOT NULL DEFAULT 0
	)`
	upsert = `INSERT INTO products (id, name, price) VALUES (?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, price = excluded.price`
	selectOne = `SELECT id, name, price FROM products WHERE id = ?`
	addViews  = `UPDATE products SET views = views + ? WHERE id = ?`
)

// Catalog is a shop.Catalog.
type Catalog struct {
	db    *sql.DB
	cache *cache

	mu     sync.Mutex
	views  map[string]int64 // not in the database yet, by product ID
	misses int64
}

// New returns a catalogue. Start makes it ready.
//
//hush:factory
func New(cfg Config) *Catalog {
	return &Catalog{
		db:    cfg.Database,
		cache: newCache(cfg.Cache, cfg.Prefix, cfg.TTL),
		views: map[string]int64{},
	}
}

// Start makes the table of the products. The hub calls it before it hands
// the catalogue out.
func (c *Catalog) Start(ctx context.Context) error {
	if _, err := c.db.ExecContext(ctx, createTable); err != nil {
		return fmt.Errorf("make the table of the products: %w", err)
	}
	return nil
}

// Put implements shop.Catalog. When it fails for the cache alone, the product
// is in the database, and the error says so.
func (c *Catalog) Put(ctx context.Context, p shop.Product) error {
	if _, err := c.db.ExecContext(ctx, upsert, p.ID, p.Name, p.Price); err != nil {
		return fmt.Errorf("put product %q: %w", p.ID, err)
	}
	if err := c.cache.remove(ctx, p.ID); err != nil {
		return fmt.Errorf("product %q is saved, but an old copy may stay in the cache: %w", p.ID, err)
	}
	return nil
}

// Product implements shop.Catalog.
func (c *Catalog) Product(ctx context.Context, id string) (shop.Product, error) {
	p, found := c.cache.get(ctx, id)
	if !found {
		var err error
		if p, err = c.read(ctx, id); err != nil {
			return shop.Product{}, fmt.Errorf("product %q: %w", id, err)
		}
		c.cache.put(ctx, p)
	}
	c.count(id, found)
	return p, nil
}

func (c *Catalog) read(ctx context.Context, id string) (shop.Product, error) {
	var p shop.Product
	err := c.db.QueryRowContext(ctx, selectOne, id).Scan(&p.ID, &p.Name, &p.Price)
	if errors.Is(err, sql.ErrNoRows) {
		return p, shop.ErrNotFound
	}
	return p, err
}

func (c *Catalog) count(id string, cached bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.views[id]++
	if !cached {
		c.misses++
	}
}

// Stats implements shop.Catalog.
func (c *Catalog) Stats() shop.Stats {
	c.mu.Lock()
	defer c.mu.Unlock()
	return shop.Stats{Hits: c.cache.hits.Load(), Misses: c.misses, Failures: c.cache.failures.Load()}
}

// Check implements shop.Catalog.
func (c *Catalog) Check(ctx context.Context) error {
	var problems []error
	if err := c.db.PingContext(ctx); err != nil {
		problems = append(problems, fmt.Errorf("database: %w", err))
	}
	if err := c.cache.check(ctx); err != nil {
		problems = append(problems, fmt.Errorf("cache: %w", err))
	}
	return errors.Join(problems...)
}

// Close writes how often each product was looked at into the database. It
// relies on the hub, which closes in the reverse order of construction: the
// database is still open.
func (c *Catalog) Close(ctx context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.writeViews(ctx); err != nil {
		return fmt.Errorf("write the views of the products: %w", err)
	}
	clear(c.views)
	return nil
}

func (c *Catalog) writeViews(ctx context.Context) error {
	tx, err := c.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	for id, views := range c.views {
		if _, err := tx.ExecContext(ctx, addViews, views, id); err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}
