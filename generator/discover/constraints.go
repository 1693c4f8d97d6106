package discover

import (
	"bytes"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io"
	"path/filepath"
)

// isExcluded reports whether the build that the context describes leaves the
// file out: by its name, its constraints, or since it needs cgo and cgo is off.
// A file that can't be read to the end of its imports isn't excluded: what is
// wrong with it is for the parser to say.
func isExcluded(buildContext *build.Context, path string, source []byte) bool {
	local := *buildContext
	local.OpenFile = func(string) (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(source)), nil
	}
	match, err := local.MatchFile(filepath.Dir(path), filepath.Base(path))
	if err != nil {
		return false
	}
	return !match || !local.CgoEnabled && importsC(source)
}

func importsC(source []byte) bool {
	file, err := parser.ParseFile(token.NewFileSet(), "", source, parser.ImportsOnly|parser.SkipObjectResolution)
	if err != nil {
		return false
	}
	for _, spec := range file.Imports {
		if isImportC(spec) {
			return true
		}
	}
	return false
}

func isImportC(spec *ast.ImportSpec) bool {
	return spec.Path.Value == `"C"` || spec.Path.Value == "`C`"
}
