package start

import (
	"go/parser"
	"go/token"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPackages(t *testing.T) {
	for _, w := range ways() {
		text := w.packageText(1, 150)
		file, err := parser.ParseFile(token.NewFileSet(), w.name, text, parser.AllErrors)
		require.NoError(t, err, text)
		assert.Equal(t, "part001", file.Name.Name)
		assert.Contains(t, text, "type Task00149 struct")
		assert.NotContains(t, text, "Task00150")
		assert.NotContains(t, text, "NNNNN")
	}
}

func TestOwn(t *testing.T) {
	for path, want := range map[string]bool{
		"main": true, "github.com/example/gateway/drivers": true, "github.com/hushgen/hushgen/runtime/hush": true, "os": false, "internal/poll": false,
	} {
		assert.Equal(t, want, own(path), path)
	}
}

// Bars name rows that exist. Those of lookups are measured elsewhere.
func TestBarsNameRows(t *testing.T) {
	for _, group := range Groups(t.TempDir(), Full()) {
		names := map[string]bool{"": true}
		for _, work := range group.Workloads {
			names[work.Name] = true
		}
		for _, bar := range group.Bars {
			known := names[bar.Ours] && names[bar.Peer]
			assert.True(t, known || group.Elsewhere != nil, "%s: %s", group.Title, bar.Text)
		}
	}
}
