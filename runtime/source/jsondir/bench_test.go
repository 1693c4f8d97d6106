package jsondir_test

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsondir"
)

// many returns a folder of that many resources.
func many(tb testing.TB, count int) string {
	tb.Helper()
	dir := tb.TempDir()
	for i := range count {
		digits := strconv.Itoa(i)
		text := `{"type": "openai", "model": "m-` + digits + `", "temperature": 0.7, "api_key": "${OPENAI_API_KEY}", "retry": {"max": 3, "wait": "500ms"}}`
		require.NoError(tb, os.WriteFile(filepath.Join(dir, "llm_model-"+digits+".json"), []byte(text), 0o600))
	}
	return dir
}

func BenchmarkLoad(b *testing.B) {
	source := jsondir.New(many(b, 10_000))
	b.ReportAllocs()
	for b.Loop() {
		_, err := source.Load(b.Context())
		require.NoError(b, err)
	}
}

// BenchmarkSave saves one of 10,000 resources.
func BenchmarkSave(b *testing.B) {
	source := jsondir.New(many(b, 10_000))
	snapshot, err := source.Load(b.Context())
	require.NoError(b, err)
	revision := snapshot.Revision
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		value, err := hush.Values{"n": i}.Node()
		require.NoError(b, err)
		revision, err = source.Save(b.Context(), hush.Key{Category: "llm", Name: "model-" + strconv.Itoa(i%10_000)}, value, revision)
		require.NoError(b, err)
	}
}
