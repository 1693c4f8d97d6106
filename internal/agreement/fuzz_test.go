package agreement_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/source/jsonfile"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// FuzzAgreement: what is a good file for package jsonfile is one for yamlfile,
// and the same tree with the same positions, but for the exceptions.
func FuzzAgreement(f *testing.F) {
	for seed := range uint64(20) {
		w := jsonWriter{grower: newGrower(seed)}
		w.tree(w.mapping(4))
		f.Add([]byte(w.String()))
	}
	for _, seed := range []string{"", "\ufeff{}", " null\r\n", "{\"a\"\n:\n1}", "\t{\t\"a\"\t:\t1\t}\t", "{\"a\":[\n-1\n,\n2]\n,\"?\":{}}", `{"a":"x: y #z","b":["---"]}`, `{"a":{"a":1,"a":2}}`} {
		f.Add([]byte(seed))
	}
	path := filepath.Join(f.TempDir(), "file")
	f.Fuzz(func(t *testing.T, content []byte) {
		if isException(content) {
			return
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		asJSON, err := jsonfile.New(path).Load(t.Context())
		if err != nil {
			return
		}
		asYAML, err := yamlfile.New(path).Load(t.Context())
		if err != nil {
			t.Fatalf("good JSON, but YAML: %v", err)
		}
		assert.True(t, asJSON.Root.Equal(asYAML.Root))
		assert.Equal(t, places(asJSON.Root), places(asYAML.Root))
		assert.Equal(t, asJSON.Revision, asYAML.Revision)
	})
}

// isException reports whether a text may have one of the differences that
// TestExceptions shows.
func isException(content []byte) bool {
	return bytes.ContainsFunc(content, isSpecial) || strings.Contains(strings.ToLower(string(content)), `\ud`)
}

const refused = "refused"

// TestExceptions holds what the documentation of jsonfile says about files
// that the two packages read differently.
func TestExceptions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	for name, test := range map[string]struct{ text, json, yaml string }{
		"surrogate pair":      {`{"a":"\ud83d\ude00"}`, "😀", refused},
		"U+FFFE":              {"{\"a\":\"\ufffe\"}", "\ufffe", refused},
		"U+FFFF":              {"{\"a\":\"\uffff\"}", "\uffff", refused},
		"next line":           {"{\"a\":\"x\u0085y\"}", "x\u0085y", "x y"},
		"line separator":      {"{\"a\":\"x \u2028 y\"}", "x \u2028 y", "x\u2028y"},
		"paragraph separator": {"{\"a\":\"x \u2029 y\"}", "x \u2029 y", "x\u2029y"},
	} {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, os.WriteFile(path, []byte(test.text), 0o600))
			asJSON, err := jsonfile.New(path).Load(t.Context())
			require.NoError(t, err)
			assert.Equal(t, test.json, asJSON.Root.Get("a").Text())
			asYAML, err := yamlfile.New(path).Load(t.Context())
			if test.yaml == refused {
				require.ErrorContains(t, err, path+":1:")
				return
			}
			require.NoError(t, err)
			assert.Equal(t, test.yaml, asYAML.Root.Get("a").Text())
		})
	}
}
