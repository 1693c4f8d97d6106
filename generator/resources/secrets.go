package resources

import (
	"strings"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// literalSecrets refuses secrets that stand in a file which goes into the
// binary: whoever has that could read them. Messages never show them.
func (c *checker) literalSecrets() []problem.Problem {
	if !c.embeds(c.file) {
		return nil
	}
	s := &secrets{found: map[hush.Position]bool{}}
	for key, field := range entries(c.file.Root) {
		for _, p := range c.candidates(key, field.Value) {
			if p.Config != nil {
				s.look(p.Config, field.Value, []byte(names.ShortenPath(key.String())))
			}
		}
	}
	var problems []problem.Problem
	for _, p := range s.problems {
		if len(problems) == hush.MaxShown {
			problems[len(problems)-1].More++
			continue
		}
		problems = append(problems, c.convert(p, problem.LiteralSecret))
	}
	return problems
}

// candidates returns the plugins that a resource may have: those of the name
// that was chosen, in whatever build, or every one of the category where a
// variable decides that later.
func (c *checker) candidates(key hush.Key, node hush.Node) []*model.Plugin {
	chosen, open := c.file.plugins[key], false
	for _, selector := range selectors {
		open = open || node.Get(selector).Mentions("${")
	}
	var found []*model.Plugin
	for _, category := range c.model.Categories {
		if category.Name != key.Category {
			continue
		}
		for _, p := range category.Plugins {
			if open || chosen != nil && p.Name == chosen.Name {
				found = append(found, p)
			}
		}
	}
	return found
}

// secrets collects what is wrong, each place once.
type secrets struct {
	found    map[hush.Position]bool
	problems []hush.Problem
}

// look looks into the values of a config.
func (s *secrets) look(config *model.Struct, node hush.Node, path []byte) {
	visit(func(f *model.Field, given hush.Field, path []byte) bool {
		if f.Secret {
			s.all(given.Value, path)
		}
		return !f.Secret
	}).fields(config, node, path)
}

// all looks at every text in a secret.
func (s *secrets) all(node hush.Node, path []byte) {
	if kind := node.Kind(); kind == hush.KindPlain || kind == hush.KindString {
		s.text(node, path)
		return
	}
	for path, value := range inside(node, path) {
		s.all(value, path)
	}
}

func (s *secrets) text(node hush.Node, path []byte) {
	message := literal(node.Text())
	if message == "" || s.found[node.Position()] {
		return
	}
	s.found[node.Position()] = true
	s.problems = append(s.problems, hush.Problem{
		Position: node.Position(), Path: names.ShortenPath(string(path)), Message: message,
	})
}

// literal says what of a secret would be readable in the binary, or "". The
// empty text is no secret.
func literal(text string) string {
	mentions := false
	for rest := text; ; {
		before, after, found := strings.Cut(rest, "${")
		if !found {
			break
		}
		if rest = after; strings.HasSuffix(before, "$") {
			continue // escaped
		}
		var body string
		body, rest, _ = strings.Cut(after, "}")
		mentions = true
		name, fallback, _ := strings.Cut(body, ":")
		if name != "file" && strings.TrimPrefix(fallback, "-") != "" {
			name = "${" + names.ShortenPath(name)
			return "the default of " + name + ":-…} would be readable in the binary; write " + name + "}"
		}
	}
	if mentions || text == "" {
		return ""
	}
	return "this secret would be readable in the binary; write ${NAME} or ${file:path} instead"
}
