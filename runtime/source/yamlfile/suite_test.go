package yamlfile

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"
)

// suiteCase is one case of the YAML test suite.
type suiteCase struct {
	id, yaml string
	// fail says that the input is no YAML.
	fail bool
	// json is the data of the documents, one JSON value each; nil when the
	// case has no JSON.
	json []any
}

// suite returns the cases in the order of their names.
func suite(t testing.TB) []suiteCase {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", "yaml-test-suite", "src.txtar"))
	require.NoError(t, err)
	var cases []suiteCase
	for _, file := range archive.Files {
		cases = append(cases, suiteFile(t, strings.TrimSuffix(file.Name, ".yaml"), file.Data)...)
	}
	return cases
}

// suiteFile returns the cases of one file. Within a file, what a case doesn't
// say is as in the case before it.
func suiteFile(t testing.TB, id string, content []byte) (cases []suiteCase) {
	t.Helper()
	var entries []map[string]any
	require.NoError(t, yaml.Load(content, &entries), id)
	if entries[0]["skip"] == true {
		return nil
	}
	last := map[string]any{}
	for i, entry := range entries {
		for _, name := range []string{"yaml", "json"} {
			if _, ok := entry[name]; ok {
				last[name] = entry[name]
			}
		}
		c := suiteCase{id: id, yaml: unescape(last["yaml"].(string)), fail: entry["fail"] == true}
		if len(entries) > 1 {
			c.id = fmt.Sprintf("%s/%0*d", id, len(fmt.Sprint(len(entries)-1))+1, i)
		}
		if text, ok := last["json"].(string); ok && !c.fail {
			c.json = jsonValues(t, c.id, unescape(text))
		}
		cases = append(cases, c)
	}
	return cases
}

var tab = regexp.MustCompile("—*»")

// unescape turns the signs that the suite uses for what can't be seen back
// into what they stand for.
func unescape(text string) string {
	text = tab.ReplaceAllString(text, "\t")
	text = strings.NewReplacer("␣", " ", "←", "\r", "⇔", byteOrderMark, "↵", "").Replace(text)
	return strings.TrimSuffix(text, "∎\n")
}

func jsonValues(t testing.TB, id, text string) []any {
	t.Helper()
	values := []any{}
	for decoder := json.NewDecoder(strings.NewReader(text)); ; {
		var value any
		if err := decoder.Decode(&value); errors.Is(err, io.EOF) {
			return values
		} else if err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		values = append(values, value)
	}
}
