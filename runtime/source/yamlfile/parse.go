package yamlfile

import (
	"bytes"
	"fmt"
	"io"
	"strconv"

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
	w := newWalker(name)
	w.builder.Grow(entries(content))
	return w.document(document.Content[0])
}

// entries guesses how many keys and values a file holds: mostly a line, a
// comma or a bracket brings a key and its value. The bound is for long block
// texts.
func entries(content []byte) int {
	count := 1
	for _, separator := range []string{"\n", ",", "[", "{"} {
		count += bytes.Count(content, []byte(separator))
	}
	return min(2*count, len(content)/4)
}

// load returns the only document, or nil when there is none.
func load(name string, content []byte) (*yaml.Node, error) {
	// The walker counts what aliases expand to; the loader expands nothing.
	limits := loaderlimits.New(loaderlimits.DepthFunc(checkDepth), loaderlimits.AliasNone())
	loader, err := yaml.NewLoader(bytes.NewReader(withVersion(content)), yaml.WithPlugin(limits))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var first, second yaml.Node
	if err := loader.Load(&first); err == io.EOF {
		return nil, nil
	} else if err != nil {
		return nil, syntaxError(name, content, err)
	}
	if err := loader.Load(&second); err == io.EOF {
		return &first, nil
	} else if err != nil {
		return nil, syntaxError(name, content, err)
	}
	return nil, hush.NewConfigError([]hush.Problem{{
		Position: hush.Position{Source: name, Line: second.Line, Column: second.Column},
		Message:  secondDocument,
	}})
}

const secondDocument = "a second document begins here; want one"

// tooDeep is said by the parser for what is written and by the walker for
// what aliases stand for.
var tooDeep = "nested deeper than " + strconv.Itoa(MaxDepth) + " levels"

type depthError struct{}

func (depthError) Error() string { return tooDeep }

func checkDepth(depth int, _ *yaml.DepthContext) error {
	if depth > MaxDepth {
		return depthError{}
	}
	return nil
}

// withVersion turns the directive %YAML 1.2 before the document into %YAML
// 1.1: the parser reads 1.2, but accepts only 1.1 by name.
func withVersion(content []byte) []byte {
	own := false
	for at := len(content) - len(bytes.TrimPrefix(content, []byte(byteOrderMark))); at < len(content); {
		line, _, _ := bytes.Cut(content[at:], []byte("\n"))
		words := bytes.Fields(line)
		switch {
		case bytes.HasPrefix(line, []byte("%YAML")) && len(words) > 1 && string(words[1]) == "1.2":
			if !own {
				content, own = bytes.Clone(content), true
			}
			content[at+bytes.Index(line, words[1])+len("1.")] = '1'
		case len(words) > 0 && line[0] != '#' && line[0] != '%':
			return content
		}
		at += len(line) + 1
	}
	return content
}
