package hush

import "io"

// manifestVersion is raised when a member of the manifest changes its meaning
// or goes away, not when one is added.
const manifestVersion = 1

// WriteJSON writes the manifest, a description of the whole registry for
// programs: an object with the version of its shape (1) and the categories,
// each with its plugins. Members are named like the fields of [CategoryInfo]
// and [Info] in snake_case; all of them are always there. It returns the
// error of w.
func (r *Registry) WriteJSON(w io.Writer) error {
	var json jsonWriter
	json.beginObject()
	json.name("version")
	json.int(manifestVersion)
	json.name("categories")
	json.beginArray()
	for _, category := range r.Static.Categories() {
		writeCategory(&json, category)
	}
	json.endArray()
	json.endObject()
	_, err := io.WriteString(w, json.text.String()+"\n")
	return err
}

func writeCategory(json *jsonWriter, category AnyCategory) {
	about := category.About()
	json.beginObject()
	json.member("name", about.Name)
	json.member("title", about.Title)
	json.member("description", about.Description)
	json.member("contract", about.Contract)
	json.meta(about.Meta)
	json.name("plugins")
	json.beginArray()
	for entry := range category.Entries() {
		writePlugin(json, entry.Describe())
	}
	json.endArray()
	json.endObject()
}

func writePlugin(json *jsonWriter, info *Info) {
	json.beginObject()
	json.member("category", info.Category)
	json.member("name", info.Name)
	json.member("title", info.Title)
	json.member("description", info.Description)
	json.member("version", info.Version)
	json.member("author", info.Author)
	json.list("tags", info.Tags)
	json.list("aliases", info.Aliases)
	json.member("deprecated", info.Deprecated)
	json.member("stability", info.Stability)
	json.flag("preferred", info.Preferred)
	json.flag("lenient", info.Lenient)
	json.flag("no_close", info.NoClose)
	json.meta(info.Meta)
	json.member("config_type", info.ConfigType)
	json.member("factory", info.Factory)
	json.member("result", info.Result)
	json.member("package", info.Package)
	json.member("module", info.Module)
	json.member("file", info.File)
	json.list("host", info.Host)
	json.flag("starts", info.Starts)
	json.flag("closes", info.Closes)
	json.flag("checks", info.Checks)
	json.endObject()
}

func (w *jsonWriter) member(name, value string) {
	w.name(name)
	w.string(value)
}

func (w *jsonWriter) flag(name string, value bool) {
	w.name(name)
	w.bool(value)
}

func (w *jsonWriter) list(name string, values []string) {
	w.name(name)
	w.beginArray()
	for _, value := range values {
		w.string(value)
	}
	w.endArray()
}

func (w *jsonWriter) meta(meta []Meta) {
	w.name("meta")
	w.beginObject()
	for _, m := range meta {
		w.member(m.Key, m.Value)
	}
	w.endObject()
}
