package yamlfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"github.com/hushgen/hushgen/runtime/hush"
)

// parse reads one YAML document. All problems are one [*hush.ConfigError].
func parse(name string, content []byte) (hush.Node, error) {
	if problem := notText(content); problem != nil {
		problem.Position.Source = name
		return hush.Node{}, hush.NewConfigError([]hush.Problem{*problem})
	}
	document, err := load(name, content)
	if err != nil || document == nil {
		return hush.Node{}, err
	}
	return newWalker(name).document(document.Content[0])
}

// load returns the only document, or nil when there is none.
func load(name string, content []byte) (*yaml.Node, error) {
	// The walker counts what aliases expand to; the loader expands nothing.
	limits := loaderlimits.New(loaderlimits.DepthValue(MaxDepth), loaderlimits.AliasNone())
	loader, err := yaml.NewLoader(bytes.NewReader(withoutVersion(content)), yaml.WithPlugin(limits))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var first, second yaml.Node
	if err := loader.Load(&first); err != nil {
		return nil, syntaxError(name, content, err)
	}
	if err := loader.Load(&second); err != nil {
		return &first, syntaxError(name, content, err)
	}
	return nil, hush.NewConfigError([]hush.Problem{{
		Position: hush.Position{Source: name, Line: second.Line, Column: second.Column},
		Message:  "a second document begins here; want one",
	}})
}

// syntaxError gives an error of the parser its place; the end of the input is
// none.
func syntaxError(name string, content []byte, err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	problem := hush.Problem{Position: hush.Position{Source: name}, Message: "YAML: " + err.Error(), Err: err}
	var at *yaml.LoadError
	if errors.As(err, &at) {
		problem.Position.Line, problem.Position.Column = at.Mark.Line, at.Mark.Column
		problem.Message = "YAML: " + at.Message
		if at.ContextMsg != "" {
			problem.Message = "YAML: " + at.ContextMsg + ": " + at.Message
		}
		if at.ContextMark.Line > 0 && at.ContextMark.Line != at.Mark.Line {
			problem.Message += fmt.Sprintf(" (it begins at line %d)", at.ContextMark.Line)
		}
		if at.Stage == yaml.ScannerStage && isTab(content, at.Mark.Line, at.Mark.Column) {
			problem.Message = "YAML: a tab can't indent; use spaces"
		}
	}
	return hush.NewConfigError([]hush.Problem{problem})
}

// isTab reports whether the character at a place, where the parser can't go
// on, is a tab.
func isTab(content []byte, line, column int) bool {
	for ; line > 1; line-- {
		_, content, _ = bytes.Cut(content, []byte("\n"))
	}
	current, _, _ := bytes.Cut(content, []byte("\n"))
	characters := []rune(string(current))
	return column >= 1 && column <= len(characters) && characters[column-1] == '\t'
}

// withoutVersion turns the directive %YAML 1.2 before the document into a
// comment: the parser reads 1.2, but accepts only 1.1 by name.
func withoutVersion(content []byte) []byte {
	const directive = "%YAML 1.2"
	for at := 0; at < len(content); {
		line, _, _ := bytes.Cut(content[at:], []byte("\n"))
		switch {
		case bytes.HasPrefix(line, []byte(directive)):
			content = bytes.Clone(content)
			content[at] = '#'
			return content
		case len(bytes.TrimSpace(line)) > 0 && line[0] != '#' && line[0] != '%':
			return content
		}
		at += len(line) + 1
	}
	return content
}
