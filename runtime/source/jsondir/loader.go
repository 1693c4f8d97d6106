package jsondir

import (
	"errors"
	"path/filepath"

	"github.com/hushgen/hushgen/internal/jsontree"
	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// maxProblems bounds what a folder full of mistakes costs. Beyond it only the
// first of each file is reported.
const maxProblems = 1000

// schemaKey at the top of a file is for editors.
const schemaKey = "$schema"

// loader puts the tree of a snapshot together.
type loader struct {
	dir      string
	builder  *hush.Builder
	problems []hush.Problem
	// paths holds the file of each key.
	paths    map[hush.Key]string
	contents contents
}

func newLoader(dir string, files int) *loader {
	l := &loader{
		dir: dir, builder: hush.NewBuilder(dir),
		paths: make(map[hush.Key]string, files), contents: make(contents, files),
	}
	l.builder.BeginMap(0, 0)
	return l
}

// root returns the tree, once all files are in.
func (l *loader) root() hush.Node {
	l.builder.End()
	return l.builder.Document().Root()
}

// file adds what one file holds.
func (l *loader) file(f file, content string, err error) {
	l.contents.add(f, content, err)
	path := filepath.Join(l.dir, f.name)
	if f.problem != "" {
		l.problem(hush.Problem{Position: beginning(path), Message: f.problem})
		return
	}
	if first, ok := l.paths[f.key]; ok {
		l.problem(hush.Problem{
			Position: beginning(path), Path: shownKey(f.key),
			Message: "the same resource as in " + first + "; want one file",
		})
		return
	}
	l.paths[f.key] = path
	values, problems := parse(f.key, path, content, err)
	l.add(f.key, values, problems)
}

// add adds a resource. Where its values could not be read, null stands for
// them where the first of the problems is.
func (l *loader) add(key hush.Key, values hush.Node, problems []hush.Problem) {
	for i, problem := range problems {
		if i == 0 || len(l.problems) < maxProblems {
			l.problem(problem)
		}
	}
	at := values.Position()
	if values.IsZero() {
		at = problems[0].Position
	}
	l.builder.Source(at.Source)
	l.builder.Key(key.String(), at.Line, at.Column)
	switch {
	case values.IsZero():
		l.builder.Null(at.Line, at.Column)
	case values.Get(schemaKey).IsZero():
		l.builder.Node(values)
	default:
		addWithoutSchema(l.builder, values)
	}
}

func addWithoutSchema(b *hush.Builder, values hush.Node) {
	b.BeginMap(values.Position().Line, values.Position().Column)
	for field := range values.Fields() {
		if field.Name != schemaKey {
			b.Key(field.Name, field.KeyPosition.Line, field.KeyPosition.Column)
			b.Node(field.Value)
		}
	}
	b.End()
}

func (l *loader) problem(p hush.Problem) { l.problems = append(l.problems, p) }

// parse reads the values of one resource. Without any there is a problem.
func parse(key hush.Key, path, content string, err error) (hush.Node, []hush.Problem) {
	if err != nil {
		return hush.Node{}, []hush.Problem{wrong(key, beginning(path), "can't read the file: "+err.Error(), err)}
	}
	document, err := jsontree.Parse(path, []byte(content))
	problems := problemsIn(key, path, err)
	values := document.Root()
	switch kind := values.Kind(); {
	case kind == hush.KindMap, kind == hush.KindNull:
	case len(problems) > 0:
		values = hush.Node{}
	case values.IsZero():
		problems = append(problems, wrong(key, beginning(path), "the file is empty; want {} for a resource without settings", nil))
	default:
		problems = append(problems, wrong(key, values.Position(), "want a mapping of settings, found "+kind.String(), nil))
		values = hush.Node{}
	}
	return values, problems
}

// problemsIn returns what is wrong with a text of JSON as problems of its
// resource.
func problemsIn(key hush.Key, path string, err error) []hush.Problem {
	config, ok := errors.AsType[*hush.ConfigError](err)
	if !ok {
		return nil
	}
	for i := range config.Problems {
		p := &config.Problems[i]
		if p.Position.Line == 0 {
			p.Position = beginning(path)
		}
		p.Path = pathIn(key, p.Path)
	}
	return config.Problems
}

// pathIn returns the path of a value in a resource.
func pathIn(key hush.Key, path string) string {
	switch {
	case path == "":
		return shownKey(key)
	case path[0] == '[':
		return names.ShortenPath(shownKey(key) + path)
	}
	return names.ShortenPath(shownKey(key) + "." + path)
}

func wrong(key hush.Key, at hush.Position, message string, err error) hush.Problem {
	return hush.Problem{Position: at, Path: shownKey(key), Message: message, Err: err}
}

// beginning is where problems with a file as a whole stand.
func beginning(path string) hush.Position { return hush.Position{Source: path, Line: 1, Column: 1} }
