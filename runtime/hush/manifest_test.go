package hush_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

type manifest struct {
	Version    int                `json:"version"`
	Categories []manifestCategory `json:"categories"`
}

type manifestCategory struct {
	Name        string            `json:"name"`
	Title       string            `json:"title"`
	Description string            `json:"description"`
	Contract    string            `json:"contract"`
	Meta        map[string]string `json:"meta"`
	Plugins     []manifestPlugin  `json:"plugins"`
}

type manifestPlugin struct {
	Category    string            `json:"category"`
	Name        string            `json:"name"`
	Title       string            `json:"title"`
	Description string            `json:"description"`
	Version     string            `json:"version"`
	Author      string            `json:"author"`
	Tags        []string          `json:"tags"`
	Aliases     []string          `json:"aliases"`
	Deprecated  string            `json:"deprecated"`
	Stability   string            `json:"stability"`
	Preferred   bool              `json:"preferred"`
	Lenient     bool              `json:"lenient"`
	NoClose     bool              `json:"no_close"`
	Meta        map[string]string `json:"meta"`
	ConfigType  string            `json:"config_type"`
	Factory     string            `json:"factory"`
	Result      string            `json:"result"`
	Constraint  string            `json:"constraint"`
	Package     string            `json:"package"`
	Module      string            `json:"module"`
	File        string            `json:"file"`
	Host        []string          `json:"host"`
	Starts      bool              `json:"starts"`
	Closes      bool              `json:"closes"`
	Checks      bool              `json:"checks"`
}

func list(values []string) []string { return append([]string{}, values...) }

func object(meta []hush.Meta) map[string]string {
	o := map[string]string{}
	for _, m := range meta {
		o[m.Key] = m.Value
	}
	return o
}

// expected says what the manifest of a registry must hold.
func expected(r *hush.Registry) manifest {
	m := manifest{Version: 1, Categories: []manifestCategory{}}
	for c := range r.Categories() {
		category := manifestCategory{c.Name, c.Title, c.Description, c.Contract, object(c.Meta), []manifestPlugin{}}
		for i := range r.All() {
			if i.Category == c.Name {
				category.Plugins = append(category.Plugins, manifestPlugin{
					i.Category, i.Name, i.Title, i.Description, i.Version, i.Author, list(i.Tags), list(i.Aliases),
					i.Deprecated, i.Stability, i.Preferred, i.Lenient, i.NoClose, object(i.Meta), i.ConfigType,
					i.Factory, i.Result, i.Constraint, i.Package, i.Module, i.File, list(i.Host), i.Starts, i.Closes, i.Checks,
				})
			}
		}
		m.Categories = append(m.Categories, category)
	}
	return m
}

func TestWriteJSON(t *testing.T) {
	p := newPlugins()
	var out bytes.Buffer
	require.NoError(t, p.WriteJSON(&out))
	golden(t, "manifest.json", out.Bytes())

	var got manifest
	decoder := json.NewDecoder(bytes.NewReader(out.Bytes()))
	decoder.DisallowUnknownFields()
	require.NoError(t, decoder.Decode(&got))
	assert.Equal(t, expected(&p.Registry), got)
}

func TestWriteJSONIndentsLikeEncodingJSON(t *testing.T) {
	for _, r := range []*hush.Registry{&newPlugins().Registry, infos(), infos(hush.Info{Category: "a", Name: "b"})} {
		var out, want bytes.Buffer
		require.NoError(t, r.WriteJSON(&out))
		require.NoError(t, json.Indent(&want, out.Bytes(), "", "  "))
		assert.Equal(t, want.String(), out.String())
	}
}

// throughJSON returns what a reader of the manifest gets for a text.
func throughJSON(t *testing.T, text string) (string, []byte) {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, infos(hush.Info{Category: "a", Name: "b", Title: text}).WriteJSON(&out))
	var got manifest
	require.NoError(t, json.Unmarshal(out.Bytes(), &got), out.String())
	return got.Categories[0].Plugins[0].Title, out.Bytes()
}

func TestWriteJSONEscapes(t *testing.T) {
	tests := []struct{ text, want string }{
		{`"quoted" \ </script>`, `"\"quoted\" \\ </script>"`},
		{"a\b\f\n\r\tz", `"a\b\f\n\r\tz"`},
		{"\x00\x1f\x7f", `"\u0000\u001f\u007f"`},
		{"\u2028\u2029", `"\u2028\u2029"`},
		{"é日😀", `"é日😀"`},
		{"a\xffb\xe2\x28", "\"a\uFFFDb\uFFFD(\""},
		{"\xed\xa0\x80", "\"\uFFFD\uFFFD\uFFFD\""},
		{"\uFFFD", "\"\uFFFD\""},
	}
	for _, test := range tests {
		_, out := throughJSON(t, test.text)
		assert.Contains(t, string(out), `"title": `+test.want+",")
	}
}

func FuzzWriteJSON(f *testing.F) {
	f.Add("a\xff\u2028\"\\\x00")
	f.Fuzz(func(t *testing.T, text string) {
		got, out := throughJSON(t, text)
		require.Equal(t, string([]rune(text)), got, "equal but for invalid UTF-8")
		for _, r := range string(out) {
			require.True(t, r == '\n' || !unicode.IsControl(r) || r >= 0x80, "%q", r)
		}
	})
}
