package jsontree_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/hushgen/hushgen/internal/jsontree"
)

// BenchmarkParse reads a file of 10,000 resources.
func BenchmarkParse(b *testing.B) {
	var text strings.Builder
	for i := range 10_000 {
		text.WriteString(",\n  \"llm:model-" + strconv.Itoa(i) + `": {
    "type": "openai", "model": "gpt-4", "temperature": 0.7, "api_key": "${OPENAI_API_KEY}",
    "stop": ["a", "b\n"], "retry": {"max": 3, "wait": "500ms", "jitter": true}
  }`)
	}
	content := []byte("{" + text.String()[1:] + "\n}\n")
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := jsontree.Parse("r.json", content); err != nil {
			b.Fatal(err)
		}
	}
}
