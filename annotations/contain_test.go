package annotations_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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
		"hushush:":              true,
		"hhush:":                true,
		"shushush:":             true,
		"hu\u017fh:":            false,
		"\x00\xffhush:\xff":     true,
		"(USH: hus\x08: HUSI:":  false,
		"\x28ush:\x48ush\x3a\n": true,
	} {
		assert.Equal(t, want, annotations.Containing([]byte(text)), "%q", text)
	}
}

// Whatever stands before and behind it, nothing is skipped.
func TestContainingAtEveryOffset(t *testing.T) {
	for _, filler := range []string{"x", ":", "h", "u", "s", "hus", "hush", "H:", "\xff"} {
		for n := range 24 {
			before := strings.Repeat(filler, n)
			assert.True(t, annotations.Containing([]byte(before+"hUsH:")), before)
			assert.True(t, annotations.Containing([]byte(before+"hush:"+before)), before)
			assert.False(t, annotations.Containing([]byte(before+"hush;"+strings.TrimLeft(before, ":"))), before)
		}
	}
}

// FuzzContaining compares with the obvious way.
func FuzzContaining(f *testing.F) {
	f.Add([]byte("// hushush: HUSH:x"))
	f.Fuzz(func(t *testing.T, text []byte) {
		lower := bytes.Map(func(c rune) rune {
			if 'A' <= c && c <= 'Z' {
				return c + 'a' - 'A'
			}
			return c
		}, text)
		assert.Equal(t, bytes.Contains(lower, []byte("hush:")), annotations.Containing(text))
	})
}

func BenchmarkContaining(b *testing.B) {
	text, err := os.ReadFile("place.go")
	require.NoError(b, err)
	text = bytes.ReplaceAll(text, []byte("hush:"), []byte("bush:"))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if annotations.Containing(text) {
			b.Fatal("found what is not there")
		}
	}
}
