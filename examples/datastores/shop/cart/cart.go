// Package cart keeps shopping carts in Redis: one hash a visitor, product
// IDs to counts.
package cart

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/hushgen/hushgen/examples/datastores/shop"
	"github.com/hushgen/hushgen/examples/datastores/stores"
)

// Config names what a cart works with.
//
//hush:config name=redis category=cart title="Carts in Redis" tags=redis
type Config struct {
	// Catalog knows the products and their prices. Its type is the contract
	// of a category, so the field needs no category= to be a resource.
	//
	//hush:field required
	Catalog shop.Catalog `json:"catalog"`
	// Sessions holds the carts: a resource of the category redis.
	//
	//hush:field required category=redis
	Sessions stores.Redis `json:"sessions"`
	// Idle is how long a cart is kept after its last change.
	//
	//hush:field default=30m min=1s
	Idle time.Duration `json:"idle"`
}

// Cart is a shop.Cart.
type Cart struct {
	catalog  shop.Catalog
	sessions *redis.Client
	idle     time.Duration
}

// New returns a cart.
//
//hush:factory
func New(cfg Config) *Cart {
	return &Cart{catalog: cfg.Catalog, sessions: cfg.Sessions, idle: cfg.Idle}
}

// Add implements shop.Cart.
func (c *Cart) Add(ctx context.Context, visitor, productID string, count int) error {
	if count < 1 {
		return fmt.Errorf("add to the cart: count is %d, expected 1 or more", count)
	}
	if _, err := c.catalog.Product(ctx, productID); err != nil {
		return fmt.Errorf("add to the cart: %w", err)
	}
	_, err := c.sessions.TxPipelined(ctx, func(tx redis.Pipeliner) error {
		tx.HIncrBy(ctx, key(visitor), productID, int64(count))
		tx.Expire(ctx, key(visitor), c.idle)
		return nil
	})
	if err != nil {
		return fmt.Errorf("add to the cart: %w", err)
	}
	return nil
}

// Checkout implements shop.Cart. A cart that changes meanwhile stays as it
// is, and the error wraps redis.TxFailedErr.
func (c *Cart) Checkout(ctx context.Context, visitor string) (shop.Cents, error) {
	var total shop.Cents
	err := c.sessions.Watch(ctx, func(tx *redis.Tx) error {
		items, err := tx.HGetAll(ctx, key(visitor)).Result()
		if err != nil {
			return err
		}
		if total, err = c.price(ctx, items); err != nil {
			return err
		}
		_, err = tx.TxPipelined(ctx, func(commands redis.Pipeliner) error {
			return commands.Del(ctx, key(visitor)).Err()
		})
		return err
	}, key(visitor))
	if err != nil {
		return 0, fmt.Errorf("check out: %w", err)
	}
	return total, nil
}

func (c *Cart) price(ctx context.Context, items map[string]string) (shop.Cents, error) {
	var total shop.Cents
	for id, text := range items {
		count, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return 0, fmt.Errorf("count of product %q: %w", id, err)
		}
		p, err := c.catalog.Product(ctx, id)
		if err != nil {
			return 0, err
		}
		total += p.Price * shop.Cents(count)
	}
	return total, nil
}

// Check implements shop.Cart.
func (c *Cart) Check(ctx context.Context) error {
	if err := c.sessions.Ping(ctx).Err(); err != nil {
		return fmt.Errorf("sessions: %w", err)
	}
	return nil
}

func key(visitor string) string { return "cart:" + visitor }
