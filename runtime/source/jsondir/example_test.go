package jsondir_test

import (
	"context"
	"fmt"
	"os"

	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsondir"
)

// A settings page saves what a person entered, unless somebody else was
// faster. A program mostly leaves that to the hub's Put:
//
//	h, err := plugins.Open(ctx, hub.From(jsondir.New("resources")))
//	err = h.Put(ctx, "llm:gpt-4", hush.Values{"model": "gpt-4"})
func Example() {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "resources")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)

	source := jsondir.New(dir)
	page, err := source.Load(ctx) // what the person sees
	if err != nil {
		fmt.Println(err)
		return
	}
	key := hush.Key{Category: "llm", Name: "gpt-4"}
	for _, temperature := range []float64{0.2, 0.9} {
		entered, err := hush.Values{"type": "openai", "temperature": temperature, "api_key": "${OPENAI_API_KEY}"}.Node()
		if err != nil {
			fmt.Println(err)
			return
		}
		if _, err := source.Save(ctx, key, entered, page.Revision); err != nil {
			fmt.Println(err)
		}
	}
	content, err := os.ReadFile(source.Place(key))
	fmt.Print(string(content), err)
	// Output:
	// llm:gpt-4: it was made since that revision
	// {
	//   "api_key": "${OPENAI_API_KEY}",
	//   "temperature": 0.2,
	//   "type": "openai"
	// }
	// <nil>
}
