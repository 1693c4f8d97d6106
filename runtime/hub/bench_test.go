package hub_test

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

func BenchmarkGet(b *testing.B) {
	h, err := hub.Open(b.Context(), registry, nil, sample())
	if err != nil {
		b.Fatal(err)
	}
	defer h.Close(b.Context())
	models := hub.Resources(h, llm)
	ctx := context.Background()
	b.Run("one", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = models.Get(ctx, "gpt-4")
		}
	})
	b.Run("parallel", func(b *testing.B) {
		b.ReportAllocs()
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				_, _ = models.Get(ctx, "gpt-4")
			}
		})
	})
}

func BenchmarkOpen(b *testing.B) {
	values := hush.Values{}
	for i := range 10_000 {
		values["llm:"+strconv.Itoa(i)] = hush.Values{"type": "echo", "text": "${TEXT}"}
	}
	source := memory.New("bench", values)
	env := hub.Env(map[string]string{"TEXT": "text"})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := hub.Open(b.Context(), registry, nil, hub.From(source), env); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpenFile is what opening costs beyond reading a file of 10,000
// resources with eleven lines each: "load" is the file alone, "open" a source
// that has been loaded.
func BenchmarkOpenFile(b *testing.B) {
	for _, variables := range []int{0, 1, 9} {
		path := b.TempDir() + "/resources.yaml"
		if err := os.WriteFile(path, []byte(manyResources(10_000, variables)), 0o600); err != nil {
			b.Fatal(err)
		}
		name := strconv.Itoa(variables) + "-variables/"
		env := hub.Env(map[string]string{"TEXT": "text"})
		snapshot, err := yaml(path).Load(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		source := memory.FromNode(path, snapshot.Root)
		b.Run(name+"open", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := hub.Open(b.Context(), registry, nil, hub.From(source), env); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"load", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := yaml(path).Load(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// manyResources writes resources of eleven lines, some with variables, in a
// category whose plugins take any field.
func manyResources(count, variables int) string {
	var text strings.Builder
	for i := range count {
		fmt.Fprintf(&text, "store:resource-%d:\n  type: redis\n", i)
		for field := range 9 {
			value := "some value " + strconv.Itoa(i)
			if field < variables {
				value = "x${TEXT}y"
			}
			fmt.Fprintf(&text, "  field_%d: %s\n", field, value)
		}
	}
	return text.String()
}
