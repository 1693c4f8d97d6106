// Command quickstart is the smallest complete program: one contract, two
// plugins (plugins.go), three resources (resources.yaml).
//
//hush:registry packages=.
package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

//go:generate go run github.com/hushgen/hushgen/cmd/hushgen

// Greeter greets somebody.
//
//hush:category name=greeter
type Greeter interface {
	Greet(name string) string
}

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "quickstart:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	file := yamlfile.Search("QUICKSTART_CONFIG", "resources.yaml", "examples/quickstart/resources.yaml")
	h, err := Open(ctx, hub.From(file))
	if err != nil {
		return err
	}
	fmt.Println("plugins:", strings.Join(slices.Collect(Registry.Greeter.Names()), ", "))
	for name := range h.Greeter.Names() {
		greeter, err := h.Greeter.Get(ctx, name)
		if err != nil {
			return err
		}
		fmt.Printf("  %-8s %s\n", name, greeter.Greet("gopher"))
	}
	return h.Close(ctx)
}
