package catalog

import (
	"context"
	"encoding/json"
	"errors"
	"sync/atomic"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/hushgen/hushgen/examples/datastores/shop"
)

// cache holds products as JSON in Redis. Reading and filling it never fail:
// what goes wrong is counted and looks like a miss.
type cache struct {
	client *redis.Client
	prefix string
	ttl    time.Duration

	hits, failures atomic.Int64
}

func newCache(client *redis.Client, prefix string, ttl time.Duration) *cache {
	return &cache{client: client, prefix: prefix, ttl: ttl}
}

func (c *cache) get(ctx context.Context, id string) (shop.Product, bool) {
	text, err := c.client.Get(ctx, c.prefix+id).Bytes()
	if errors.Is(err, redis.Nil) {
		return shop.Product{}, false
	}
	var p shop.Product
	if err == nil {
		err = json.Unmarshal(text, &p)
	}
	if err != nil {
		c.failures.Add(1)
		return shop.Product{}, false
	}
	c.hits.Add(1)
	return p, true
}

func (c *cache) put(ctx context.Context, p shop.Product) {
	text, err := json.Marshal(p)
	if err == nil {
		err = c.client.Set(ctx, c.prefix+p.ID, text, c.ttl).Err()
	}
	if err != nil {
		c.failures.Add(1)
	}
}

func (c *cache) remove(ctx context.Context, id string) error {
	return c.client.Del(ctx, c.prefix+id).Err()
}

func (c *cache) check(ctx context.Context) error {
	return c.client.Ping(ctx).Err()
}
