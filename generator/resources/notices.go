package resources

import (
	"sync"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// notices collects what works but should be changed.
type notices struct {
	mu         sync.Mutex
	deprecated []hush.Problem
	older      []hush.Problem // what the hub noted; nothing when it didn't open
}

func (n *notices) add(position hush.Position, path []byte, message string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.deprecated = append(n.deprecated, hush.Problem{Position: position, Path: names.ShortenPath(string(path)), Message: message})
}

// warnings returns them as problems of the generator. A hub notes deprecated
// plugins too, in the same words: the same twice is one.
func (c *checker) warnings() []problem.Problem {
	var problems []problem.Problem
	said := map[string]bool{}
	for _, p := range c.file.notices.deprecated {
		said[p.Error()] = true
		problems = c.notice(problems, p, problem.Warning)
	}
	if len(c.file.problems) > 0 {
		return problems // a program says no more either
	}
	for _, p := range c.file.notices.older {
		if !said[p.Error()] {
			problems = c.notice(problems, p, problem.Note)
		}
	}
	return problems
}

func (c *checker) notice(problems []problem.Problem, p hush.Problem, severity problem.Severity) []problem.Problem {
	converted := c.convert(p, problem.ResourcesNotice)
	converted.Severity = severity
	return append(problems, converted)
}

// plugin checks the values of a plugin and looks for what is deprecated.
func (c *checker) plugin(p *model.Plugin, in hush.Input) ([]hush.Reference, error) {
	if c.linking != nil {
		references := c.linking.references(in)
		if checker, ok := in.Resources.(hush.ReferenceChecker); ok && len(references) > 0 {
			checker.CheckReferences()
		}
		return references, nil
	}
	c.file.plugins[in.Key] = p
	path := []byte(names.ShortenPath(in.Key.String()))
	if p.Deprecated != "" {
		c.file.notices.add(c.file.keys[in.Key], path, "plugin "+p.Name+" is deprecated: "+p.Deprecated)
	}
	if p.Config != nil {
		c.file.notices.look(p.Config, in.Node, path)
	}
	references, err := c.checker.Check(p, in)
	c.file.refers(in.Key, references)
	return nil, err
}

// look looks for deprecated fields that are given.
func (n *notices) look(s *model.Struct, node hush.Node, path []byte) {
	visit(func(f *model.Field, given hush.Field, path []byte) bool {
		if f.Deprecated != "" {
			n.add(given.KeyPosition, path, "the field is deprecated: "+f.Deprecated)
		}
		return true
	}).fields(s, node, path)
}
