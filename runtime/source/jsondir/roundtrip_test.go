package jsondir_test

import (
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/atomicfile"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsondir"
)

// texts are what random values are made of.
var texts = []string{
	"", "a", "type", "é", "😀", "\"", "\\", "/", "\b\f\n\r\t", "\x00", "\x7f", "\u2028", "\ufeff", "\ufffd", "${A}", "$${A}", "${", "true", "null", "1", "1e3",
	"0x1F", ".inf", "~", "yes", "a.b", "a b", "[0]", "<script>", "'", "{}", "[]", strings.Repeat("long ", 100),
}

// random returns a value of any type that Values take, but no infinity.
func random(r *rand.Rand, depth int) any {
	text := texts[r.IntN(len(texts))] + texts[r.IntN(len(texts))]
	number := math.Float64frombits(r.Uint64())
	if math.IsNaN(number) || math.IsInf(number, 0) {
		number = math.SmallestNonzeroFloat64
	}
	kinds := 12
	if depth > 0 {
		kinds = 16
	}
	switch r.IntN(kinds) {
	case 0:
		return nil
	case 1:
		return r.IntN(2) == 0
	case 2:
		return int64(r.Uint64())
	case 3:
		return r.Uint64()
	case 4:
		return number
	case 5:
		return float32(r.NormFloat64())
	case 6:
		return float64(r.IntN(1000)) * 1e18
	case 7:
		return time.Duration(r.Int64())
	case 8:
		return time.Unix(r.Int64N(4e9), r.Int64N(1e9))
	case 9:
		return hush.NewSecret(strings.ReplaceAll(text, "$", ""))
	case 10, 11:
		return text
	case 12:
		return []string{text, text}
	case 13:
		list := make([]any, r.IntN(4))
		for i := range list {
			list[i] = random(r, depth-1)
		}
		return list
	}
	return randomMap(r, depth-1)
}

func randomMap(r *rand.Rand, depth int) hush.Values {
	values := hush.Values{}
	for range r.IntN(5) {
		values["k"+texts[r.IntN(len(texts))]] = random(r, depth)
	}
	return values
}

// quick is a disk that syncs nothing: these tests save very often.
type quick struct{ atomicfile.Disk }

func (q quick) Create(folder string) (atomicfile.File, error) {
	file, err := q.Disk.Create(folder)
	return quickFile{file}, err
}

func (quick) SyncFolder(string) error { return nil }

type quickFile struct{ atomicfile.File }

func (quickFile) Sync() error { return nil }

// TestRoundTrip saves random values and reads the same ones.
func TestRoundTrip(t *testing.T) {
	source := jsondir.On(quick{atomicfile.OS}, t.TempDir())
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		want := node(t, randomMap(r, 4))
		_, err := source.Save(t.Context(), key(t, "llm:a"), want, "")
		require.NoError(t, err)
		got := load(t, source).Root.Get("llm:a")
		require.True(t, want.Equal(got), "%s\n%s", show(want), show(got))
		require.Equal(t, order(want), order(got))
	}
}

// order returns the keys of all maps as they stand.
func order(n hush.Node) (keys []string) {
	for item := range n.Items() {
		keys = append(keys, order(item)...)
	}
	for field := range n.Fields() {
		keys = append(append(keys, field.Name), order(field.Value)...)
	}
	return keys
}

// FuzzSave: what a file holds is read, saved, and read as the same.
func FuzzSave(f *testing.F) {
	for _, text := range []string{`{}`, `null`, `{"a": [1, 1.50, -0e9, "x", null, {"b": true}], "$schema": "s"}`, `{"a": "\u0000\ud83d\ude00"}`, `{"a": 1, "a": 2}`, `{"": {"": []}}`} {
		f.Add(text)
	}
	dir := f.TempDir()
	path := filepath.Join(dir, "llm_a.json")
	source := jsondir.On(quick{atomicfile.OS}, dir)
	f.Fuzz(func(t *testing.T, text string) {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		snapshot, err := source.Load(t.Context())
		if err != nil {
			return
		}
		first := snapshot.Root.Get("llm:a")
		_, err = source.Save(t.Context(), key(t, "llm:a"), first, snapshot.Revision)
		require.NoError(t, err)
		second := load(t, source).Root.Get("llm:a")
		require.True(t, first.Equal(second) || first.Absent() && second.Len() == 0, "%s\n%s", show(first), show(second))
	})
}

// FuzzTexts: any text is saved as a plain and as a quoted scalar, and read as
// the same, or it is refused.
func FuzzTexts(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	source := jsondir.On(quick{atomicfile.OS}, f.TempDir())
	f.Fuzz(func(t *testing.T, text string) {
		_, err := source.Save(t.Context(), key(t, "llm:a"), node(t, hush.Values{"quoted": text, "secret": hush.NewSecret(text)}), "")
		require.Equal(t, utf8.ValidString(text), err == nil)
		if err == nil {
			saved := load(t, source).Root.Get("llm:a")
			assert.Equal(t, text, saved.Get("quoted").Text())
			assert.Equal(t, text, strings.ReplaceAll(saved.Get("secret").Text(), "$${", "${"))
		}
		_, err = source.Save(t.Context(), key(t, "llm:a"), plain(text), "")
		if err == nil {
			for item := range load(t, source).Root.Get("llm:a").Get("a").Get("b").Items() {
				assert.Equal(t, text, item.Text())
			}
		}
	})
}
