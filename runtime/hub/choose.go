package hub

import (
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/runtime/hush"
)

// selection chooses the plugins in one run over all resources.
type selection struct {
	catalog  *catalog
	findings *findings
	// compared counts the names that were looked through for near ones.
	compared int
}

// choose sets the plugin of a resource, or reports why none can be told:
// type (or _class) says it, else the resource's own name, else there is a
// preferred plugin, else only one.
func (s *selection) choose(r *resource) {
	chosen, class := r.node.Get("type"), r.node.Get("_class")
	switch {
	case !chosen.IsZero() && !class.IsZero():
		s.findings.add(problemAt(class, r.path("_class"), "type says already which plugin it is; _class is its older spelling"))
	case !chosen.IsZero():
		if name, ok := s.pluginName(r, "type", chosen); ok {
			r.entry, r.rule = s.byType(r, chosen, name), RuleType
		}
	case !class.IsZero():
		if name, ok := s.pluginName(r, "_class", class); ok {
			r.entry, r.rule = s.byClass(r, class, name), RuleClass
		}
	default:
		r.entry, r.rule = s.byRule(r)
	}
}

// pluginName reads the value of type or _class.
func (s *selection) pluginName(r *resource, field string, value hush.Node) (string, bool) {
	if kind := value.Kind(); kind != hush.KindPlain && kind != hush.KindString {
		s.findings.add(unexpected(r.path(field), "the name of a plugin", value))
		return "", false
	}
	if value.Text() == "" {
		problem := problemAt(value, r.path(field), "want the name of a plugin, found an empty text")
		problem.Expected = "the name of a plugin"
		s.findings.add(problem)
		return "", false
	}
	return value.Text(), true
}

func (s *selection) byType(r *resource, value hush.Node, name string) hush.Entry {
	if entry, ok := s.catalog.entry(r.category, name); ok {
		return entry
	}
	s.findings.add(s.unknownPlugin(r, "type", value))
	return nil
}

// byRule chooses where the resource says nothing.
func (s *selection) byRule(r *resource) (hush.Entry, Rule) {
	if entry, ok := s.catalog.entry(r.category, r.key.Name); ok {
		return entry, RuleName
	}
	var only, preferred hush.Entry
	count, countPreferred := 0, 0
	for entry := range s.catalog.all(r.category) {
		only, count = entry, count+1
		if entry.Describe().Preferred {
			preferred, countPreferred = entry, countPreferred+1
		}
	}
	switch {
	case countPreferred == 1:
		return preferred, RulePreferred
	case count == 1:
		return only, RuleOnly
	}
	message := "category " + r.key.Category + " has no plugin"
	if count > 0 {
		message = "which plugin? Say type: " + choice(s.catalog.entries(r.category))
	}
	problem := r.problem(message)
	problem.Expected = "type"
	s.findings.add(problem)
	return nil, ""
}

// maxChoice is how many plugins a message offers.
const maxChoice = 10

// choice lists plugins: "anthropic, echo or openai".
func choice(entries []hush.Entry) string {
	var text strings.Builder
	for i, entry := range entries {
		switch {
		case i == maxChoice:
			return text.String() + " or one of " + strconv.Itoa(len(entries)-i) + " more"
		case i > 0 && i == len(entries)-1:
			text.WriteString(" or ")
		case i > 0:
			text.WriteString(", ")
		}
		text.WriteString(entry.Describe().Name)
	}
	return text.String()
}
