package hub_test

import (
	"context"
	"strconv"
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
