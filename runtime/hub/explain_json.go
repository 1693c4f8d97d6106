package hub

import (
	"io"

	"github.com/hushgen/hushgen/internal/jsonwrite"
	"github.com/hushgen/hushgen/runtime/hush"
)

// explanationVersion is the version of the shape that WriteJSON writes.
const explanationVersion = 1

// WriteJSON writes the explanation for programs: an object with the version of
// its shape (1) and members named like the fields of [Explanation] in
// snake_case; of the plugin it has its id and where its code is. All members
// are always there. It returns the error of w.
func (e *Explanation) WriteJSON(w io.Writer) error {
	var json explanationJSON
	json.BeginObject()
	json.Name("version")
	json.Int(explanationVersion)
	json.Member("key", e.Key.String())
	json.Flag("provided", e.Provided)
	json.Flag("isolated", e.Isolated)
	json.Name("position")
	json.position(e.Position)
	each(&json, "layers", e.Layers, json.position)
	json.plugin(e)
	each(&json, "variables", e.Variables, json.variable)
	each(&json, "files", e.Files, json.file)
	each(&json, "references", e.References, json.relation)
	each(&json, "referred_by", e.ReferredBy, json.relation)
	each(&json, "problems", e.Problems, func(p hush.Problem) { json.String(p.Error()) })
	json.EndObject()
	_, err := io.WriteString(w, json.Text()+"\n")
	return err
}

// explanationJSON writes the parts of an explanation.
type explanationJSON struct{ jsonwrite.Writer }

func each[T any](json *explanationJSON, name string, list []T, write func(T)) {
	json.Name(name)
	json.BeginArray()
	for _, element := range list {
		write(element)
	}
	json.EndArray()
}

func (w *explanationJSON) position(p hush.Position) {
	w.BeginObject()
	w.Member("source", p.Source)
	w.Name("line")
	w.Int(p.Line)
	w.Name("column")
	w.Int(p.Column)
	w.EndObject()
}

func (w *explanationJSON) plugin(e *Explanation) {
	id, about := "", hush.Info{}
	if e.Plugin != nil {
		id, about = e.Plugin.ID(), *e.Plugin
	}
	w.Member("plugin", id)
	w.Member("option", e.Option)
	w.Member("rule", string(e.Rule))
	w.Member("written", e.Written)
	w.Member("alias", e.Alias)
	w.Member("factory", about.Factory)
	w.Member("config_type", about.ConfigType)
	w.Member("package", about.Package)
	w.Member("module", about.Module)
	w.Member("file", about.File)
}

func (w *explanationJSON) variable(v VariableRead) {
	w.BeginObject()
	w.Member("name", v.Name)
	w.Member("path", v.Path)
	w.Member("state", v.State)
	w.Flag("default", v.Default)
	w.EndObject()
}

func (w *explanationJSON) file(f FileRead) {
	w.BeginObject()
	w.Member("path", f.Path)
	w.Member("file", f.File)
	w.Member("variable", f.Variable)
	w.Flag("failed", f.Failed)
	w.EndObject()
}

func (w *explanationJSON) relation(r Relation) {
	w.BeginObject()
	w.Member("resource", r.Resource)
	w.Member("path", r.Path)
	w.Name("position")
	w.position(r.Position)
	w.Flag("lazy", r.Lazy)
	w.Flag("missing", r.Missing)
	w.EndObject()
}
