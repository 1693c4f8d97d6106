package agreement_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsonfile"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// documents is the number of random documents of each test.
const documents = 500

// TestRandomDocuments writes one tree in each form, and reads it back.
func TestRandomDocuments(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	entries := 0
	for seed := range uint64(documents) {
		g := newGrower(seed)
		tree := g.mapping(5)
		want := node(tree)

		inJSON := jsonWriter{grower: g}
		inJSON.tree(tree)
		asJSON := load(t, path, inJSON.String(), jsonfile.New(path))
		requireEqual(t, seed, "JSON", want, asJSON, inJSON.String())
		asYAML := load(t, path, inJSON.String(), yamlfile.New(path))
		requireEqual(t, seed, "JSON read as YAML", want, asYAML, inJSON.String())
		require.Equal(t, places(asJSON), places(asYAML), "seed %d:\n%s", seed, inJSON.String())

		inPairs := jsonWriter{grower: g, pairs: true}
		inPairs.tree(tree)
		requireEqual(t, seed, "JSON", want, load(t, path, inPairs.String(), jsonfile.New(path)), inPairs.String())

		inYAML := yamlWriter{grower: g}
		inYAML.tree(tree, 0)
		requireEqual(t, seed, "YAML", want, load(t, path, inYAML.String(), yamlfile.New(path)), inYAML.String())

		asValues, err := values(tree).(hush.Values).Node()
		require.NoError(t, err)
		requireEqual(t, seed, "Values", want, asValues, inYAML.String())
		entries += len(places(asJSON))
	}
	require.Greater(t, entries, 20*documents, "the trees are large enough to mean something")
}

func load(t *testing.T, path, text string, source hub.Source) hush.Node {
	t.Helper()
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	snapshot, err := source.Load(t.Context())
	require.NoError(t, err, text)
	return snapshot.Root
}

func requireEqual(t *testing.T, seed uint64, name string, want, found hush.Node, text string) {
	t.Helper()
	require.True(t, want.Equal(found) && found.Equal(want), "seed %d, %s:\n%s", seed, name, text)
}

// places lists every value and key of a tree with its position.
func places(n hush.Node) []string {
	found := []string{n.Position().String() + " " + strconv.Quote(n.Text())}
	for item := range n.Items() {
		found = append(found, places(item)...)
	}
	for field := range n.Fields() {
		found = append(found, field.KeyPosition.String()+" "+strconv.Quote(field.Name))
		found = append(found, places(field.Value)...)
	}
	return found
}

// TestNumbersKeepTheirText compares numbers that Go doesn't write so.
func TestNumbersKeepTheirText(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	for _, number := range []string{"-0", "0.0", "1.10", "1e3", "1E+3", "1.5e-07", "123456789012345678901234567890", "1e999999999"} {
		text := `{"a": ` + number + `, "b": [` + number + `]}`
		asJSON, asYAML := load(t, path, text, jsonfile.New(path)), load(t, path, text, yamlfile.New(path))
		require.True(t, asJSON.Equal(asYAML), number)
		require.Equal(t, number, asJSON.Get("a").Text())
		require.Equal(t, hush.KindPlain, asJSON.Get("a").Kind())
	}
}

// TestBounds: the two formats have one limit for depth, and one for size.
func TestBounds(t *testing.T) {
	require.Equal(t, jsonfile.MaxDepth, yamlfile.MaxDepth)
	require.Equal(t, jsonfile.MaxSize, yamlfile.MaxSize)
	path := filepath.Join(t.TempDir(), "file")
	for depth := 97; depth <= 101; depth++ {
		for _, inner := range []string{"", "1", "{}", `{"b":1}`} {
			text := `{"a":` + strings.Repeat("[", depth) + inner + strings.Repeat("]", depth) + "}"
			require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
			asJSON, jsonErr := jsonfile.New(path).Load(t.Context())
			asYAML, yamlErr := yamlfile.New(path).Load(t.Context())
			require.Equal(t, jsonErr == nil, yamlErr == nil, "%d, %s: %v, %v", depth, inner, jsonErr, yamlErr)
			require.True(t, jsonErr != nil || asJSON.Root.Equal(asYAML.Root))
		}
	}
}

// TestLargeFiles: what is long in one way or another is the same, too.
func TestLargeFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	var keys strings.Builder
	for i := range 40_000 {
		keys.WriteString(",\n\"key" + strconv.Itoa(i) + "\":1")
	}
	for name, text := range map[string]string{
		"key":        `{"` + strings.Repeat("é", 100_000) + `": {"` + strings.Repeat("k", 2000) + `":1}}`,
		"text":       `{"a":"` + strings.Repeat("é", 100_000) + `","b":1}`,
		"white":      `{"a"` + strings.Repeat(" ", 2000) + ":" + strings.Repeat("\n", 2000) + "1}",
		"many keys":  "{" + keys.String()[1:] + "}",
		"many items": `{"a":[1` + strings.Repeat(",1", 40_000) + "]}",
	} {
		t.Run(name, func(t *testing.T) {
			asJSON, asYAML := load(t, path, text, jsonfile.New(path)), load(t, path, text, yamlfile.New(path))
			require.True(t, asJSON.Equal(asYAML))
			require.Equal(t, places(asJSON), places(asYAML))
		})
	}
}
