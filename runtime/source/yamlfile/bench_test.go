package yamlfile

import (
	"fmt"
	"strings"
	"testing"
)

// resources returns a file of that many resources, eleven lines each.
func resources(count int) []byte {
	var text strings.Builder
	for i := range count {
		fmt.Fprintf(&text, `llm:model-%05d:
  type: openai
  model: gpt-4
  temperature: 0.7
  api_key: ${OPENAI_API_KEY}
  base_url: "https://api.example.com/v1"
  tags: [chat, cloud]
  retry:
    max: 3
    wait: 500ms
  description: The model number %d of a large file
`, i, i)
	}
	return []byte(text.String())
}

// BenchmarkParse compares reading a file of 10,000 resources with what its
// parser alone takes.
func BenchmarkParse(b *testing.B) {
	content := resources(10_000)
	b.Run("parser alone", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := load("r.yaml", content); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("whole", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := parse("r.yaml", content); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("text check", func(b *testing.B) {
		for b.Loop() {
			if notText(content) != nil {
				b.Fatal("refused")
			}
		}
	})
	b.Run("walk", func(b *testing.B) {
		document, err := load("r.yaml", content)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			if _, err := newWalker("r.yaml").document(document.Content[0]); err != nil {
				b.Fatal(err)
			}
		}
	})
}
