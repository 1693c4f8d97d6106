package emit

import (
	"bytes"
	"errors"
	"fmt"
	"go/parser"
	"go/scanner"
	"go/token"
	"regexp"
	"strings"
	"sync"

	"github.com/dave/jennifer/jen"
)

// SourceError is generated source that isn't Go: a mistake of hushgen itself.
type SourceError struct {
	// Declaration is what is wrong, as "func hushDecodeOpenaiConfig"; empty
	// when that can't be told.
	Declaration string
	// Source is the text that was to be formatted.
	Source []byte
	Err    error
}

func (e *SourceError) Error() string {
	if e.Declaration == "" {
		return "the generated source is not valid Go: " + e.Err.Error()
	}
	return "the generated source of " + e.Declaration + " is not valid Go: " + e.Err.Error()
}

// Unwrap returns what the formatter said.
func (e *SourceError) Unwrap() error { return e.Err }

// sourceError tells which declaration is wrong. jennifer's error has all of
// the source in it.
func sourceError(file *jen.File, group *jen.Group, err error) *SourceError {
	whole := *file
	whole.Group, whole.NoFormat = group, true
	var text bytes.Buffer
	if whole.Render(&text) != nil {
		return &SourceError{Err: fmt.Errorf("%.300s", err.Error())}
	}
	_, source, _ := bytes.Cut(text.Bytes(), []byte("\n"+packageClause))
	source = append([]byte(packageClause), source...)
	_, err = parser.ParseFile(token.NewFileSet(), "", source, parser.SkipObjectResolution)
	broken := &SourceError{Source: source, Err: err}
	if list, ok := errors.AsType[scanner.ErrorList](err); ok && len(list) > 0 {
		broken.Declaration, broken.Err = declarationAt(source, list[0].Pos.Line), list[0]
	}
	return broken
}

var declarationHead = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(func( \([^)]*\))?|var|const|type) \w+`)
})

// declarationAt returns the head of the declaration that a line is in.
func declarationAt(source []byte, line int) string {
	head := ""
	for text := range bytes.Lines(source) {
		if found := declarationHead().Find(text); found != nil {
			head = strings.ReplaceAll(string(found), "* ", "*")
		}
		if line--; line == 0 {
			break
		}
	}
	return head
}
