package problem_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/internal/outputs"
)

// mistakes lays out files and one of everything that a problem can have.
func mistakes(t *testing.T) problem.Report {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "a b/ä.go", "package a\n\n//hush:config name=ä,2 category=x title=\"ö\" nmae=\"é\"\ntype Ünit struct{}\n")
	write(t, dir, "r.yaml", "é: s3cret\n")
	source, resources := filepath.Join(dir, "a b", "ä.go"), filepath.Join(dir, "r.yaml")
	edit := problem.Edit{Position: at(source, 3, 46), End: at(source, 3, 50), Text: "name"}
	return problem.Report{Dir: dir, Version: "v1.2.3", Problems: []problem.Problem{
		{Code: "HG043", Message: "no place, 100 %"},
		{Code: "HG004", Position: at(source, 3, 46), End: at(source, 3, 50), Message: "no option: <nmae>",
			Details: []string{"options: name", "more: 50 %"}, Fix: &problem.Fix{Message: "write name", Edits: []problem.Edit{edit, {Position: at(resources, 1, 1), End: at(resources, 1, 2)}}}},
		{Code: "HG020", Position: at(source, 4, 6), Message: "does not fit",
			Related: []problem.Related{{Position: at(source, 3, 1), Message: "required here"}, {Position: at("/other/b.go", 7, 2), Message: "and here"}}},
		{Code: "HG048", Severity: problem.Warning, Position: at(resources, 1, 4), Path: "x:y", Message: "old", More: 3},
		{Code: "HG012", Severity: problem.Note, Position: at(filepath.Join(dir, "none.go"), 0, 0), Message: "a whole file"},
		{Code: "HG030", Position: at(source, 1, 1), End: at(source, 2, 1), Message: "two lines"},
	}}
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o750))
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
}

func printed(t *testing.T, report problem.Report, format string) string {
	t.Helper()
	var text strings.Builder
	require.NoError(t, report.Write(&text, format))
	return strings.ReplaceAll(text.String(), filepath.ToSlash(report.Dir), "$DIR")
}

// validates compares a document with a schema that is kept in a file.
func validates(t *testing.T, schema, document string) {
	t.Helper()
	compiled, err := jsonschema.NewCompiler().Compile(schema)
	require.NoError(t, err)
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(document))
	require.NoError(t, err)
	assert.NoError(t, compiled.Validate(value))
}

func TestFormats(t *testing.T) {
	for _, format := range problem.Formats {
		t.Run(format, func(t *testing.T) {
			golden(t, "report."+format, printed(t, mistakes(t), format))
		})
	}
}

func TestFormatsWithLeftOut(t *testing.T) {
	for _, format := range problem.Formats {
		t.Run(format, func(t *testing.T) {
			report := mistakes(t)
			report.Limit(1)
			golden(t, "limited."+format, printed(t, report, format))
		})
	}
}

func TestFormatsOfNothing(t *testing.T) {
	report := problem.Report{Dir: t.TempDir()}
	assert.Empty(t, printed(t, report, "text"))
	assert.Empty(t, printed(t, report, "github"))
	assert.JSONEq(t, `{"version": 1, "problems": [], "left_out": 0}`, printed(t, report, "json"))
	assert.Contains(t, printed(t, report, "sarif"), `"results": []`)
}

func TestJSONKeepsToItsSchema(t *testing.T) {
	for _, report := range []problem.Report{mistakes(t), {Dir: "/work", LeftOut: problem.Counts{Notes: 1}}} {
		assert.NoError(t, outputs.Check("problems.schema.json", []byte(printed(t, report, "json"))))
	}
}

// What the schema doesn't describe is refused, else the test would prove
// nothing.
func TestSchemaOfJSONIsStrict(t *testing.T) {
	for _, wrong := range []string{
		`{"version": 2, "problems": [], "left_out": 0}`,
		`{"version": 1, "problems": [], "left_out": 0, "other": 1}`,
		`{"version": 1, "problems": [{"code": "HG001", "severity": "error", "title": "t", "message": "m"}], "left_out": 0}`,
		`{"version": 1, "problems": [{"code": "HG001", "severity": "note", "title": "t", "message": "m", "line": 1}], "left_out": 0}`,
		`{"version": 1, "problems": [{"code": "HG001", "severity": "note", "title": "t", "message": "m", "extra": 1}], "left_out": 0}`,
	} {
		assert.Error(t, outputs.Check("problems.schema.json", []byte(wrong)), wrong)
	}
}

func TestSARIFKeepsToItsSchema(t *testing.T) {
	limited := mistakes(t)
	limited.Limit(2)
	for _, report := range []problem.Report{mistakes(t), limited, {Dir: `C:\work`}} {
		validates(t, "testdata/sarif-schema-2.1.0.json", printed(t, report, "sarif"))
	}
}

func TestWriteReturnsTheWritersError(t *testing.T) {
	for _, format := range problem.Formats {
		report := mistakes(t)
		assert.EqualError(t, report.Write(brokenWriter{}, format), "broken pipe", format)
	}
}
