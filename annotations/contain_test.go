package annotations_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/annotations"
)

func TestContaining(t *testing.T) {
	for text, want := range map[string]bool{
		"":                      false,
		":":                     false,
		"ush:":                  false,
		"hush":                  false,
		"hush:":                 true,
		"HuSh:":                 true,
		"x := 1 // a: hUSH:x":   true,
		"a:b:hush;hush :":       false,
		"::::hush:":             true,
		"hu\u017fh:":            false,
		"\x00\xffhush:\xff":     true,
		"(USH: hus\x08: HUSI:":  false,
		"\x28ush:\x48ush\x3a\n": true,
	} {
		assert.Equal(t, want, annotations.Containing([]byte(text)), "%q", text)
	}
}

func BenchmarkContaining(b *testing.B) {
	text := bytes.Repeat([]byte("\tfor i := range n { case x: // a comment: with colons\n"), 1000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		annotations.Containing(text)
	}
}
