package fallback_test

import (
	"context"
	"errors"
	"fmt"

	"github.com/hushgen/hushgen/runtime/fallback"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Model is a contract.
type Model func(ctx context.Context, prompt string) (string, error)

var errBadRequest = errors.New("400 Bad Request")

// What a hub would hold.
var models = hush.Fixed(map[string]Model{
	"cloud": func(context.Context, string) (string, error) { return "", errors.New("503 Service Unavailable") },
	"local": func(_ context.Context, prompt string) (string, error) {
		if prompt == "" {
			return "", errBadRequest
		}
		return "you said " + prompt, nil
	},
})

func Example() {
	chain, err := fallback.New(models, "cloud", "local")
	if err != nil {
		fmt.Println(err)
		return
	}
	chain = chain.StopOn(func(err error) bool { return errors.Is(err, errBadRequest) })

	for _, prompt := range []string{"hello", ""} {
		var reply string
		served, err := chain.Use(context.Background(), func(ctx context.Context, model Model) (err error) {
			reply, err = model(ctx, prompt)
			return err
		})
		fmt.Printf("%s: %q, %v\n", served, reply, err)
	}
	// Output:
	// local: "you said hello", <nil>
	// local: "", 400 Bad Request
}

func ExampleWeighted() {
	chain, err := fallback.Weighted(models,
		fallback.Choice{Name: "cloud", Weight: 1},
		fallback.Choice{Name: "local", Weight: 0}, // only when the others fail
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	served, err := chain.Use(context.Background(), func(ctx context.Context, model Model) error {
		_, err := model(ctx, "hello")
		return err
	})
	fmt.Println(served, err)
	// Output: local <nil>
}
