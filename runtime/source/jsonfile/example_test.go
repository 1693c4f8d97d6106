package jsonfile_test

import (
	"context"
	"fmt"
	"os"

	"github.com/hushgen/hushgen/runtime/source/jsonfile"
)

// A program hands a file to the hub, which loads it:
//
//	h, err := plugins.Open(ctx, hub.From(jsonfile.New("resources.json")))
func Example() {
	dir, err := os.MkdirTemp("", "resources")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	path := dir + "/resources.json"
	if err := os.WriteFile(path, []byte(`{
  "llm:gpt-4": {"type": "openai", "retry": {"max": 3}}
}`), 0o600); err != nil {
		fmt.Println(err)
		return
	}

	snapshot, err := jsonfile.New(path).Load(context.Background())
	if err != nil {
		fmt.Println(err)
		return
	}
	for resource := range snapshot.Root.Fields() {
		for field := range resource.Value.Fields() {
			at := field.Value.Position()
			fmt.Printf("%d:%d %s %s: %s\n", at.Line, at.Column, resource.Name, field.Name, field.Value.Kind())
		}
	}
	// Output:
	// 2:25 llm:gpt-4 type: a string
	// 2:44 llm:gpt-4 retry: a mapping
}
