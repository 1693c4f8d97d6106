package hub

import (
	"io"
	"strings"

	"github.com/hushgen/hushgen/runtime/hush"
)

// WriteText writes the explanation for people. The layout may change; programs
// read WriteJSON. It returns the error of w.
func (e *Explanation) WriteText(w io.Writer) error {
	var text explained
	text.line(e.Key.String())
	if e.Provided {
		text.row("provided", "the program made the instance itself (hub.Provide)")
	} else {
		text.place(e)
		text.plugin(e)
		text.reads(e)
	}
	text.relations("needs", e.References)
	text.relations("needed by", e.ReferredBy)
	text.broken(e.Problems)
	_, err := io.WriteString(w, text.String())
	return err
}

// explained is a text of rows, each with a label before the first line.
type explained struct {
	strings.Builder
	label string
}

func (t *explained) line(text string) { t.WriteString(printable(text) + "\n") }

// labelWidth is that of the longest label and two spaces.
const labelWidth = len("needed by  ")

// row adds a line. Of several in a row with one label only the first shows it.
func (t *explained) row(label, text string) {
	shown := label
	if label == t.label {
		shown = ""
	}
	t.label = label
	t.line("  " + shown + strings.Repeat(" ", labelWidth-len(shown)) + text)
}

func (t *explained) place(e *Explanation) {
	t.row("stands at", e.Position.String())
	for _, earlier := range e.Layers[:len(e.Layers)-1] {
		t.row("replaces", earlier.String())
	}
	if e.Isolated {
		t.row("isolated", "what is wrong with it stops no other resource (hub.Isolate)")
	}
}

func (t *explained) plugin(e *Explanation) {
	if e.Plugin == nil {
		t.row("plugin", "none could be told")
		return
	}
	t.row("plugin", e.Plugin.ID())
	t.row("chosen", e.reason())
	switch e.Option {
	case "Extend":
		t.row("given", "by the program (hub.Extend)")
	case "Override":
		t.row("given", "by the program in the place of the registry's plugin (hub.Override)")
	}
	t.optional("made by", e.Plugin.Factory)
	t.optional("config", e.Plugin.ConfigType)
	t.optional("package", e.Plugin.Package)
	t.optional("file", e.Plugin.File)
}

func (t *explained) optional(label, text string) {
	if text != "" {
		t.row(label, text)
	}
}

// reason says the rule in words.
func (e *Explanation) reason() string {
	text := ""
	switch e.Rule {
	case RuleType, RuleClass:
		text = "by " + string(e.Rule) + ": " + e.Written
		if e.Alias != "" {
			text += ", an alias"
		}
	case RuleName:
		text = "it has the resource's name"
		if e.Alias != "" {
			text += " as an alias"
		}
	case RulePreferred:
		text = "it is the preferred plugin of category " + e.Key.Category
	case RuleOnly:
		text = "it is the only plugin of category " + e.Key.Category
	}
	return text
}

func (t *explained) reads(e *Explanation) {
	for _, v := range e.Variables {
		text := v.Name + " is " + v.State
		if v.Default {
			text += ", its default is used"
		}
		t.row("variables", text+"; "+usedFor(v.Path))
	}
	for _, f := range e.Files {
		text := f.File
		if f.Variable != "" {
			text = "the one that " + f.Variable + " names"
		}
		if f.Failed {
			text += " can't be read"
		}
		t.row("files", text+"; "+usedFor(f.Path))
	}
}

// usedFor says who reads a variable or a file.
func usedFor(path string) string {
	if path == "" {
		return "read by the plugin"
	}
	return "for " + path
}

func (t *explained) relations(label string, relations []Relation) {
	for _, r := range relations {
		text := r.Resource + "; by " + r.Path
		if position := r.Position.String(); position != "" {
			text += " at " + position
		}
		if r.Lazy {
			text += ", when it is used (hush.Ref)"
		}
		if r.Missing {
			text += "; there is none"
		}
		t.row(label, text)
	}
}

func (t *explained) broken(problems []hush.Problem) {
	for _, problem := range problems {
		t.row("broken", problem.Error())
	}
}
