package cart_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/datastores/internal/redistest"
	"github.com/hushgen/hushgen/examples/datastores/shop"
	"github.com/hushgen/hushgen/examples/datastores/shop/cart"
)

// shelf is a catalogue of fixed products; seen, when set, is called before
// each answer.
type shelf struct {
	products map[string]shop.Product
	seen     func()
}

func (s *shelf) Put(context.Context, shop.Product) error { return nil }
func (s *shelf) Stats() shop.Stats                       { return shop.Stats{} }
func (s *shelf) Check(context.Context) error             { return nil }

func (s *shelf) Product(_ context.Context, id string) (shop.Product, error) {
	if s.seen != nil {
		s.seen()
	}
	p, ok := s.products[id]
	if !ok {
		return p, fmt.Errorf("product %q: %w", id, shop.ErrNotFound)
	}
	return p, nil
}

func start(t *testing.T) (*cart.Cart, *shelf, *redis.Client, *redistest.Server) {
	t.Helper()
	server := redistest.Start(t)
	client := server.Client(t, 0)
	catalog := &shelf{products: map[string]shop.Product{
		"tea": {ID: "tea", Price: 450}, "pot": {ID: "pot", Price: 2490},
	}}
	return cart.New(cart.Config{Catalog: catalog, Sessions: client, Idle: time.Hour}), catalog, client, server
}

func TestCheckout(t *testing.T) {
	c, _, _, _ := start(t)
	require.NoError(t, c.Add(t.Context(), "ann", "tea", 2))
	require.NoError(t, c.Add(t.Context(), "ann", "pot", 1))
	require.NoError(t, c.Add(t.Context(), "ann", "tea", 1))
	require.NoError(t, c.Add(t.Context(), "bob", "pot", 1))

	for _, step := range []struct {
		visitor string
		want    shop.Cents
	}{{"ann", 3*450 + 2490}, {"ann", 0}, {"bob", 2490}, {"nobody", 0}} {
		total, err := c.Checkout(t.Context(), step.visitor)
		require.NoError(t, err)
		assert.Equal(t, step.want, total, step.visitor)
	}
}

func TestIdleCartsExpire(t *testing.T) {
	c, _, client, _ := start(t)
	require.NoError(t, c.Add(t.Context(), "ann", "tea", 1))
	ttl, err := client.TTL(t.Context(), "cart:ann").Result()
	require.NoError(t, err)
	assert.Greater(t, ttl, 59*time.Minute)
	assert.LessOrEqual(t, ttl, time.Hour)
}

func TestAddRefuses(t *testing.T) {
	c, _, client, _ := start(t)
	err := c.Add(t.Context(), "ann", "coal", 1)
	require.ErrorIs(t, err, shop.ErrNotFound)
	assert.EqualError(t, err, `add to the cart: product "coal": there is no such product`)
	assert.EqualError(t, c.Add(t.Context(), "ann", "tea", 0), "add to the cart: count is 0, expected 1 or more")
	size, err := client.DBSize(t.Context()).Result()
	require.NoError(t, err)
	assert.Zero(t, size)
}

func TestFailedCheckoutKeepsTheCart(t *testing.T) {
	c, catalog, _, _ := start(t)
	require.NoError(t, c.Add(t.Context(), "ann", "tea", 1))
	saved := catalog.products
	catalog.products = nil
	_, err := c.Checkout(t.Context(), "ann")
	require.ErrorIs(t, err, shop.ErrNotFound)

	catalog.products = saved
	total, err := c.Checkout(t.Context(), "ann")
	require.NoError(t, err)
	assert.Equal(t, shop.Cents(450), total)
}

func TestCheckoutOfAChangingCart(t *testing.T) {
	c, catalog, client, _ := start(t)
	require.NoError(t, c.Add(t.Context(), "ann", "tea", 1))
	catalog.seen = func() {
		assert.NoError(t, client.HIncrBy(t.Context(), "cart:ann", "pot", 1).Err())
		catalog.seen = nil
	}
	_, err := c.Checkout(t.Context(), "ann")
	require.ErrorIs(t, err, redis.TxFailedErr)

	total, err := c.Checkout(t.Context(), "ann")
	require.NoError(t, err)
	assert.Equal(t, shop.Cents(450+2490), total, "nothing is lost")
}

func TestForeignContentOfTheStore(t *testing.T) {
	c, _, client, _ := start(t)
	require.NoError(t, client.HSet(t.Context(), "cart:ann", "tea", "many").Err())
	_, err := c.Checkout(t.Context(), "ann")
	assert.EqualError(t, err, `check out: count of product "tea": strconv.ParseInt: parsing "many": invalid syntax`)
}

func TestWithoutServer(t *testing.T) {
	c, _, _, server := start(t)
	require.NoError(t, c.Check(t.Context()))
	server.Stop()
	assert.ErrorContains(t, c.Check(t.Context()), "sessions: ")
	assert.ErrorContains(t, c.Add(t.Context(), "ann", "tea", 1), "add to the cart: ")
	_, err := c.Checkout(t.Context(), "ann")
	assert.ErrorContains(t, err, "check out: ")
}
