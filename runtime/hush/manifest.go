package hush

import (
	"io"

	"github.com/hushgen/hushgen/internal/jsonwrite"
)

// manifestVersion is raised when a member of the manifest changes its meaning
// or goes away, not when one is added.
const manifestVersion = 1

// WriteJSON writes the manifest, a description of the whole registry for
// programs: an object with the version of its shape (1) and the categories,
// each with its plugins. Members are named like the fields of [CategoryInfo]
// and [Info] in snake_case; all of them are always there. In hushgen's
// repository docs/manifest.schema.json describes them. It returns the error
// of w.
func (r *Registry) WriteJSON(w io.Writer) error {
	var json manifest
	json.BeginObject()
	json.Name("version")
	json.Int(manifestVersion)
	json.Name("categories")
	json.BeginArray()
	for _, category := range r.Static.Categories() {
		writeCategory(&json, category)
	}
	json.EndArray()
	json.EndObject()
	_, err := io.WriteString(w, json.Text()+"\n")
	return err
}

// manifest writes the members that descriptions share.
type manifest struct{ jsonwrite.Writer }

func writeCategory(json *manifest, category AnyCategory) {
	about := category.About()
	json.BeginObject()
	json.Member("name", about.Name)
	json.Member("title", about.Title)
	json.Member("description", about.Description)
	json.Member("contract", about.Contract)
	json.meta(about.Meta)
	json.Name("plugins")
	json.BeginArray()
	for entry := range category.Entries() {
		writePlugin(json, entry.Describe())
	}
	json.EndArray()
	json.EndObject()
}

func writePlugin(json *manifest, info *Info) {
	json.BeginObject()
	json.Member("category", info.Category)
	json.Member("name", info.Name)
	json.Member("title", info.Title)
	json.Member("description", info.Description)
	json.Member("version", info.Version)
	json.Member("author", info.Author)
	json.list("tags", info.Tags)
	json.list("aliases", info.Aliases)
	json.Member("deprecated", info.Deprecated)
	json.Member("stability", info.Stability)
	json.Flag("preferred", info.Preferred)
	json.Flag("lenient", info.Lenient)
	json.Flag("no_close", info.NoClose)
	json.meta(info.Meta)
	json.Member("config_type", info.ConfigType)
	json.Member("factory", info.Factory)
	json.Member("result", info.Result)
	json.Member("constraint", info.Constraint)
	json.Member("package", info.Package)
	json.Member("module", info.Module)
	json.Member("file", info.File)
	json.list("host", info.Host)
	json.Flag("starts", info.Starts)
	json.Flag("closes", info.Closes)
	json.Flag("checks", info.Checks)
	json.EndObject()
}

func (w *manifest) list(name string, values []string) {
	w.Name(name)
	w.BeginArray()
	for _, value := range values {
		w.String(value)
	}
	w.EndArray()
}

func (w *manifest) meta(meta []Meta) {
	w.Name("meta")
	w.BeginObject()
	for _, m := range meta {
		w.Member(m.Key, m.Value)
	}
	w.EndObject()
}
