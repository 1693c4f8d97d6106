package main

import (
	"context"
	"fmt"
	"io"

	"github.com/hushgen/hushgen/examples/datastores/shop"
)

// visit shows the shop at work: it fills the shelves, looks at a product
// before and after its price changes, and buys something.
func visit(ctx context.Context, out io.Writer, catalog shop.Catalog, cart shop.Cart) error {
	tea := shop.Product{ID: "tea", Name: "Earl Grey", Price: 450}
	pot := shop.Product{ID: "pot", Name: "Teapot", Price: 2490}
	for _, p := range []shop.Product{tea, pot} {
		if err := catalog.Put(ctx, p); err != nil {
			return err
		}
	}

	fmt.Fprintln(out, "\nCatalogue")
	for range 2 {
		if err := show(ctx, out, catalog, tea.ID); err != nil {
			return err
		}
	}
	tea.Price = 480
	if err := catalog.Put(ctx, tea); err != nil {
		return err
	}
	fmt.Fprintln(out, "  (a new price)")
	if err := show(ctx, out, catalog, tea.ID); err != nil {
		return err
	}
	return buy(ctx, out, cart, tea.ID, tea.ID, pot.ID)
}

// show prints a product and which store it came from.
func show(ctx context.Context, out io.Writer, catalog shop.Catalog, id string) error {
	before := catalog.Stats()
	p, err := catalog.Product(ctx, id)
	if err != nil {
		return err
	}
	store := "SQLite"
	if catalog.Stats().Hits > before.Hits {
		store = "Redis"
	}
	fmt.Fprintf(out, "  %s at %s, read from %s\n", p.Name, p.Price, store)
	return nil
}

func buy(ctx context.Context, out io.Writer, cart shop.Cart, ids ...string) error {
	const visitor = "visitor-1"
	for _, id := range ids {
		if err := cart.Add(ctx, visitor, id, 1); err != nil {
			return err
		}
	}
	total, err := cart.Checkout(ctx, visitor)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "\nCart\n  %d pieces, total %s\n", len(ids), total)
	return nil
}
