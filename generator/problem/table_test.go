package problem_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/problem"
)

// constants returns the names of the codes that a file declares, by code.
func constants(t *testing.T, path string) map[string]string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	require.NoError(t, err)
	found := map[string]string{}
	ast.Inspect(file, func(node ast.Node) bool {
		if spec, ok := node.(*ast.ValueSpec); ok && len(spec.Values) == 1 {
			if literal, ok := spec.Values[0].(*ast.BasicLit); ok && strings.HasPrefix(literal.Value, `"HG`) {
				found[strings.Trim(literal.Value, `"`)] = spec.Names[0].Name
			}
		}
		return true
	})
	return found
}

// TestTable compares the table with the codes that the code knows and uses.
func TestTable(t *testing.T) {
	language, generator := constants(t, "../../annotations/problem.go"), constants(t, "codes.go")
	source := sourceOf(t, "../../annotations", "..")
	var codes []string
	for _, k := range problem.Kinds() {
		codes = append(codes, k.Code)
		use := "problem." + generator[k.Code]
		if name, known := language[k.Code]; known {
			use = name
		}
		assert.Regexp(t, regexp.MustCompile(`[^=]\s*\b`+regexp.QuoteMeta(use)+`\b`), source, "%s is used nowhere", k.Code)
		assert.NotRegexp(t, `^[A-Z]|[.:]$`, k.Title)
		assert.Regexp(t, `^[A-Z\x60].*\.$`, k.Cause, k.Code)
		assert.Regexp(t, `^[A-Z\x60].*\.$`, k.Fix, k.Code)
		assert.NotEmpty(t, k.Checks(), k.Code)
	}
	assert.True(t, slices.IsSorted(codes), "the table is sorted by code")
	for _, known := range []map[string]string{language, generator} {
		for code, name := range known {
			assert.Contains(t, codes, code, "%s has no entry", name)
		}
	}
	assert.Len(t, codes, len(language)+len(generator))
}

// sourceOf returns all code that is no test, but for the constants.
func sourceOf(t *testing.T, folders ...string) string {
	t.Helper()
	var source strings.Builder
	for _, folder := range folders {
		require.NoError(t, filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || path == "../../annotations/problem.go" {
				return err
			}
			content, err := os.ReadFile(path)
			source.Write(content)
			return err
		}))
	}
	return source.String()
}

// message finds the message and code of a problem in a text.
var message = regexp.MustCompile(`(?m)^\S.*?: (?:(?:warning|note): )?(\S.*) \[(HG\d{3})\]$`)

// TestReference renews docs/problems.md. Every message of the golden cases
// and examples belongs to a check, and every check is shown.
func TestReference(t *testing.T) {
	cases := map[string][][]string{}
	for _, k := range problem.Kinds() {
		cases[k.Code] = make([][]string, len(k.Checks()))
	}
	note := func(name, text string) {
		for _, found := range message.FindAllStringSubmatch(text, -1) {
			i := checkOf(t, found[2], found[1])
			if i < 0 {
				assert.Fail(t, "no check of "+found[2]+" says this; add it to checks_*.go", "%s: %s", name, found[1])
			} else if shown := cases[found[2]][i]; !slices.Contains(shown, name) {
				cases[found[2]][i] = append(shown, name)
			}
		}
	}
	paths, err := filepath.Glob("../../testdata/golden/*/*.txtar")
	require.NoError(t, err)
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		require.NoError(t, err)
		for _, file := range archive.Files {
			if file.Name == "want/problems" {
				folder, base := filepath.Split(strings.TrimSuffix(path, ".txtar"))
				note(filepath.Base(folder)+"/"+base, string(file.Data))
			}
		}
	}
	for _, k := range problem.Kinds() {
		note(problem.ExampleCase, k.Example().Says)
	}
	for code, checks := range cases {
		for i, shown := range checks {
			if len(shown) == 0 {
				kind, _ := problem.Find(code)
				assert.Fail(t, "no golden case shows a check of "+code, kind.Checks()[i].What)
			}
		}
	}
	var text strings.Builder
	require.NoError(t, problem.WriteReference(&text, cases))
	same(t, "../../docs/problems.md", text.String())
}

// checkOf returns the place of the check that says the message, or -1.
func checkOf(t *testing.T, code, message string) int {
	t.Helper()
	kind, err := problem.Find(code)
	require.NoError(t, err)
	return slices.IndexFunc(kind.Checks(), func(c problem.Check) bool {
		matches, err := regexp.MatchString(c.Says, message)
		require.NoError(t, err, strconv.Quote(c.Says))
		return matches
	})
}

func TestFind(t *testing.T) {
	for _, text := range []string{"HG020", "hg020", "hg20", "20", "020", "[HG020]", " HG020 "} {
		kind, err := problem.Find(text)
		require.NoError(t, err, text)
		assert.Equal(t, "HG020", kind.Code)
	}
	for text, want := range map[string]string{
		"0":          `there is no problem HG000; did you mean HG001? hushgen explain lists them all`,
		"999":        `there is no problem HG999; did you mean HG051? hushgen explain lists them all`,
		"HGO20":      `"HGO20" is not a code such as HG001; hushgen explain lists them all`,
		"contract":   `"contract" is not a code such as HG001; hushgen explain lists them all`,
		"":           `"" is not a code such as HG001; hushgen explain lists them all`,
		"-1":         `"-1" is not a code such as HG001; hushgen explain lists them all`,
		"9999999999": `"9999999999" is not a code such as HG001; hushgen explain lists them all`,
	} {
		_, err := problem.Find(text)
		assert.EqualError(t, err, want)
	}
}

func TestExplain(t *testing.T) {
	var list, one strings.Builder
	require.NoError(t, problem.WriteList(&list))
	golden(t, "explain.txt", list.String())
	kind, err := problem.Find("HG020")
	require.NoError(t, err)
	require.NoError(t, kind.Explain(&one))
	golden(t, "explain-HG020.txt", one.String())
	assert.EqualError(t, problem.WriteList(brokenWriter{}), "broken pipe")
	assert.EqualError(t, kind.Explain(brokenWriter{}), "broken pipe")
}
