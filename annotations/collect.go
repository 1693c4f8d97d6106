package annotations

import (
	"fmt"
	"go/ast"
	"go/token"
	"strings"
)

// Collect returns the annotations of one file in source order, and every
// problem of grammar and placement, sorted by position. The file must have
// been parsed with parser.ParseComments; parser.SkipObjectResolution saves
// time. Of a file with syntax errors it returns what the parser kept: what
// the errors tore apart may then come as misplaced.
//
// An annotation with problems is returned too, without what is wrong in it;
// a directive of an unknown verb or in the wrong place is only a problem.
func Collect(file *ast.File) ([]Annotation, []Problem) {
	if file == nil {
		return nil, nil
	}
	c := collector{places: findPlaces(file), known: map[subject]*Annotation{}}
	for _, group := range file.Comments {
		c.group(group)
	}
	all := make([]Annotation, len(c.order))
	for i, a := range c.order {
		c.missing(a)
		all[i] = *a
	}
	sortProblems(c.problems)
	return all, c.problems
}

// subject is what directives add up on.
type subject struct {
	node ast.Node
	verb *Verb
}

type collector struct {
	*places
	known    map[subject]*Annotation
	order    []*Annotation
	problems []Problem
}

func (c *collector) group(group *ast.CommentGroup) {
	for _, comment := range group.List {
		if d, ok := parseDirective(comment); ok {
			c.directive(d, c.of(group))
			continue
		}
		if p := nearMiss(comment, c.isDoc(group)); p != nil {
			c.problems = append(c.problems, *p)
		}
	}
}

func (c *collector) isDoc(group *ast.CommentGroup) bool {
	at, attached := c.attached[group]
	return attached && !at.inline
}

func (c *collector) directive(source ast.Directive, at place) {
	d, problem := resolve(source)
	if problem != nil {
		c.problems = append(c.problems, *problem)
		return
	}
	var a *Annotation
	if problem := misplaced(d, at); problem != nil {
		c.problems = append(c.problems, *problem)
		a = newAnnotation(d, place{}) // its options are still worth checking
	} else {
		a = c.annotation(d, at)
	}
	options, problems := readOptions(d)
	for _, o := range options {
		c.add(a, o)
	}
	for _, p := range problems {
		if _, again := a.written[p.Fix]; again {
			p.Fix = "" // the key that it is near to is there already
		}
		c.problems = append(c.problems, p)
	}
}

// annotation returns the one that the directive adds to.
func (c *collector) annotation(d directive, at place) *Annotation {
	on := subject{at.node, d.verb}
	a := c.known[on]
	if a == nil {
		a = newAnnotation(d, at)
		c.known[on] = a
		c.order = append(c.order, a)
	}
	return a
}

func newAnnotation(d directive, at place) *Annotation {
	return &Annotation{
		Verb: d.verb.Name, Pos: d.pos, End: d.end,
		Target: at.target, Node: at.node, Doc: docText(at.docs),
		written: map[string]token.Pos{},
	}
}

func docText(docs []*ast.CommentGroup) string {
	for _, doc := range docs {
		if text := strings.TrimSpace(doc.Text()); text != "" {
			return text
		}
	}
	return ""
}

// add leaves out unknown options: to hear that one is unknown is enough.
func (c *collector) add(a *Annotation, o given) {
	if !o.known {
		return
	}
	if first, again := a.written[o.Key]; again {
		c.problems = append(c.problems, Problem{
			Code: CodeRepeatedOption, Pos: o.KeyPos, End: o.KeyEnd,
			Message: fmt.Sprintf("option %s is given twice", quote(o.Key)),
			Related: []Related{{Pos: first, Message: "first given here"}},
		})
		return
	}
	a.written[o.Key] = o.KeyPos
	if o.ok {
		a.Options = append(a.Options, o.Option)
	}
}

func (c *collector) missing(a *Annotation) {
	verb, _ := verbByName(a.Verb)
	for _, spec := range verb.Options {
		if _, written := a.written[spec.Key]; written || !spec.Required {
			continue
		}
		c.problems = append(c.problems, Problem{
			Code: CodeMissingOption, Pos: a.Pos, End: a.End,
			Message: fmt.Sprintf("%s%s needs %s", prefix, a.Verb, spec.Usage()),
		})
	}
}
