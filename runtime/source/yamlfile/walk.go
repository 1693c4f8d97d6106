package yamlfile

import (
	"strconv"

	"go.yaml.in/yaml/v4"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// walker writes a parsed document into a builder. It guards against what
// parsing to nodes alone lets pass: duplicate keys, aliases that expand
// without bounds, anchors that contain themselves.
type walker struct {
	name     string
	builder  *hush.Builder
	problems []hush.Problem
	// reported holds the problems' places: what an alias repeats is said once.
	reported map[mistake]bool
	// path leads to the current value.
	path []names.Step
	// open holds the anchored nodes that the walk is inside of.
	open map[*yaml.Node]bool
	// aliases counts the aliases that the walk is inside of, expanded the
	// values that all aliases stood for so far.
	aliases, expanded int
	depth             int
	// lost is set once a key or what is merged can't be told: then the tree
	// lacks fields that somebody wrote.
	lost bool
}

type mistake struct {
	node    *yaml.Node
	message string
}

func newWalker(name string) *walker {
	return &walker{
		name: name, builder: hush.NewBuilder(name),
		open: make(map[*yaml.Node]bool), reported: make(map[mistake]bool),
	}
}

// document returns the tree; beside problems as well, unless something is
// missing in it altogether: see [hub.Source].
func (w *walker) document(root *yaml.Node) (hush.Node, error) {
	w.value(root)
	node := w.builder.Document().Root()
	kind := node.Kind()
	isMap := kind == hush.KindMap || kind == hush.KindNull
	if !isMap && len(w.problems) == 0 {
		w.problem(root, notMapping(node))
	}
	if w.lost || !isMap {
		node = hush.Node{}
	}
	return node, hush.NewConfigError(w.problems)
}

func notMapping(n hush.Node) string {
	message := "want a mapping of resources at the top of the file, found " + n.Kind().String()
	if n.Kind() == hush.KindPlain && gluedColon(n.Text()) {
		message += "; a key needs a space after its colon"
	}
	return message
}

// value writes one value, whatever it is. It always writes exactly one, so
// that the walk can go on after a problem.
func (w *walker) value(n *yaml.Node) {
	if !w.enter(n) {
		w.builder.Null(n.Line, n.Column)
		return
	}
	switch n.Kind {
	case yaml.MappingNode:
		w.mapping(n)
	case yaml.SequenceNode:
		w.sequence(n)
	case yaml.AliasNode:
		w.aliases++
		w.value(n.Alias)
		w.aliases--
	default:
		w.scalar(n)
	}
	w.leave(n)
}

// enter checks the bounds before a value is walked.
func (w *walker) enter(n *yaml.Node) bool {
	switch {
	case !w.spend(n):
		return false
	case w.depth >= MaxDepth:
		w.problem(n, tooDeep)
		return false
	case n.Anchor != "" && w.open[n]:
		w.problem(n, "the anchor "+n.Anchor+" contains itself")
		return false
	}
	if n.Anchor != "" {
		w.open[n] = true
	}
	if n.Kind != yaml.AliasNode {
		w.depth++
	}
	return true
}

// spend counts a value that an alias stands for. It reports false when there
// have been too many: then nothing more is expanded.
func (w *walker) spend(n *yaml.Node) bool {
	if w.aliases == 0 || n.Kind == yaml.AliasNode {
		return w.expanded <= MaxExpanded
	}
	w.expanded++
	if w.expanded == MaxExpanded+1 {
		w.lost = true
		w.problem(n, "aliases expand to more than "+strconv.Itoa(MaxExpanded)+" values")
	}
	return w.expanded <= MaxExpanded
}

func (w *walker) leave(n *yaml.Node) {
	if n.Anchor != "" {
		delete(w.open, n)
	}
	if n.Kind != yaml.AliasNode {
		w.depth--
	}
}

func (w *walker) sequence(n *yaml.Node) {
	w.tagged(n, "!!seq")
	w.builder.BeginList(n.Line, n.Column)
	for i, item := range n.Content {
		w.path = append(w.path, names.IndexStep(i))
		w.value(item)
		w.path = w.path[:len(w.path)-1]
	}
	w.builder.End()
}

// tagged refuses any tag of a mapping or sequence but its own.
func (w *walker) tagged(n *yaml.Node, own string) {
	if n.Style&yaml.TaggedStyle != 0 && n.Tag != own && n.Tag != "!" {
		w.problem(n, unknownTag(n.Tag))
	}
}

func (w *walker) problem(n *yaml.Node, message string) {
	if w.reported[mistake{n, message}] {
		return
	}
	w.reported[mistake{n, message}] = true
	w.problems = append(w.problems, hush.Problem{
		Position: w.position(n), Path: w.pathText(), Message: message,
	})
}

// lose reports something that leaves the tree without fields.
func (w *walker) lose(n *yaml.Node, message string) {
	w.lost = true
	w.problem(n, message)
}

func (w *walker) position(n *yaml.Node) hush.Position {
	return hush.Position{Source: w.name, Line: n.Line, Column: n.Column}
}
