package jsondir_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsondir"
)

// TestOddNames saves resources whose names are paths, or no good ones for
// files.
func TestOddNames(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, want := range map[string]string{
		"../../etc/passwd":        "llm_..%2f..%2fetc%2fpasswd.json",
		"a/b":                     "llm_a%2fb.json",
		`a\b`:                     "llm_a%5cb.json",
		"/etc":                    "llm_%2fetc.json",
		`C:\x`:                    "llm_%43%3a%5cx.json",
		".":                       "llm_..json",
		"..":                      "llm_...json",
		".hidden":                 "llm_.hidden.json",
		"con":                     "llm_con.json",
		"nul.json":                "llm_nul.json.json",
		"%2e":                     "llm_%252e.json",
		"%":                       "llm_%25.json",
		"_":                       "llm__.json",
		"a b":                     "llm_a%20b.json",
		"A":                       "llm_%41.json",
		"a":                       "llm_a.json",
		"😀":                       "llm_%f0%9f%98%80.json",
		"é*?\"<>|:":               "llm_%c3%a9%2a%3f%22%3c%3e%7c%3a.json",
		strings.Repeat("x", 246):  "llm_" + strings.Repeat("x", 246) + ".json",
		"--flag":                  "llm_--flag.json",
		".hush-1.tmp":             "llm_.hush-1.tmp.json",
		"ends-in-a-dot-and-space": "llm_ends-in-a-dot-and-space.json",
	} {
		k := hush.Key{Category: "llm", Name: name}
		source := jsondir.New("d")
		_, err := source.Save(t.Context(), k, node(t, hush.Values{"n": name}), "")
		require.NoError(t, err, name)
		assert.Equal(t, []string{want}, fileNames(t, "d"))
		assert.Equal(t, filepath.Join("d", want), source.Place(k))
		assert.Equal(t, name, load(t, source).Root.Get(k.String()).Get("n").Text())
		require.NoError(t, source.Delete(t.Context(), k, ""))
		assert.Empty(t, saved(t, "d"))
	}
	assert.Equal(t, []string{"d"}, fileNames(t, "."), "nothing else was written")
}

func fileNames(t testing.TB, dir string) (found []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, entry := range entries {
		if entry.Name() != ".lock" {
			found = append(found, entry.Name())
		}
	}
	return found
}

func TestRefusedNames(t *testing.T) {
	t.Chdir(t.TempDir())
	source := jsondir.New("d")
	for _, test := range []struct{ category, name, want string }{
		{"llm", "", "llm:: the resource has no name: want category:name"},
		{"llm", "a\x00b", `"llm:a\x00b": the resource's name contains a control character`},
		{"llm", "a\nb", `"llm:a\nb": the resource's name contains a control character`},
		{"llm", "a\u0085b", `"llm:a\u0085b": the resource's name contains a control character`},
		{"llm", "a\xff", `"llm:a\xff": the resource's name is not UTF-8`},
		{"llm", " a", "llm: a: the resource's name begins or ends with a space"},
		{"llm", "a\u00a0", `"llm:a\u00a0": the resource's name begins or ends with a space`},
		{"llm", strings.Repeat("x", 247), "llm:" + strings.Repeat("x", 196) + "…: the resource's name is too long for a file: that would have 256 bytes, want at most 255"},
		{"llm", strings.Repeat("é", 300), "llm:" + strings.Repeat("é", 98) + "…: the resource's name is too long for a file: that would have 1809 bytes, want at most 255"},
		{"", "a", ":a: want a category of lower-case letters and digits, with - or . between them"},
		{"..", "a", "..:a: want a category of lower-case letters and digits, with - or . between them"},
		{"../llm", "a", "../llm:a: want a category of lower-case letters and digits, with - or . between them"},
		{"a/b", "a", "a/b:a: want a category of lower-case letters and digits, with - or . between them"},
	} {
		k := hush.Key{Category: test.category, Name: test.name}
		_, err := source.Save(t.Context(), k, node(t, nil), "")
		var config *hush.ConfigError
		require.ErrorAs(t, err, &config)
		require.EqualError(t, err, test.want)
		assert.Equal(t, "d", source.Place(k))
		require.NoError(t, source.Delete(t.Context(), k, ""), "it isn't there")
	}
	assert.Empty(t, fileNames(t, "."))
}

// safe is what the name of a file may be: see the documentation of the package.
var safe = regexp.MustCompile(`^[a-z0-9]+([-.][a-z0-9]+)*_([a-z0-9._-]|%[0-9a-f]{2})+\.json$`)

// FuzzKeys: a key is refused or has a name of its own in the folder.
func FuzzKeys(f *testing.F) {
	for _, name := range []string{"gpt-4", "my_model", "GPT 4", "../x", "%41", "%", "é😀", "con", ".", "a\x00", "\xff"} {
		f.Add("llm", name)
		f.Add(name, "x")
	}
	f.Fuzz(func(t *testing.T, category, name string) {
		k, file, err := jsondir.FileName(hush.Key{Category: category, Name: name})
		if err != nil {
			require.Empty(t, file)
			return
		}
		require.Regexp(t, safe, file)
		require.LessOrEqual(t, len(file), 255)
		require.Equal(t, name, k.Name)
		read, problem := jsondir.ParseFileName(file)
		require.Empty(t, problem)
		require.Equal(t, k, read)
	})
}

// FuzzFileNames: any name of a file is a key, or has a problem.
func FuzzFileNames(f *testing.F) {
	for _, name := range []string{"llm_gpt-4", "LLM_GPT%204", "a_b_c", "_", "a", "%41_%41", "llm_%", "llm_%+1", "llm_%ff", "a:b_c", "llm_\xff"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		k, problem := jsondir.ParseFileName(name + ".json")
		if problem != "" {
			require.True(t, k.IsZero())
			return
		}
		read, ok := hush.ParseKey(k.String())
		require.True(t, ok)
		require.Equal(t, k, read, "the hub reads the same key")
		canonical, file, err := jsondir.FileName(k)
		if err == nil {
			again, problem := jsondir.ParseFileName(file)
			require.Empty(t, problem)
			require.Equal(t, canonical, again)
		}
	})
}

// FuzzNumbers compares with the standard library.
func FuzzNumbers(f *testing.F) {
	for _, text := range []string{"0", "-1.5e+10", "01", "1.", ".5", "1e", "-", "", "1ee2", "1e+-2", "0x1", "1E5"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		isNumber := json.Valid([]byte(text)) && strings.Trim(text, " \t\r\n") == text && text[0] != '"' && strings.ContainsAny(text[:1], "-0123456789")
		require.Equal(t, isNumber, jsondir.IsNumber(text))
	})
}
