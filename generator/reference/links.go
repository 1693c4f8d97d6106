package reference

import (
	"strings"

	"github.com/hushgen/hushgen/generator/model"
)

// devices are the names that files can't have on Windows, whatever their
// extension.
var devices = []string{
	"con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "readme",
}

// pageName returns the file of a category. Categories are in lower case, so no
// two of them share a file where case doesn't count; names that are taken get
// an underscore, which no category has.
func pageName(category string) string {
	base, _, _ := strings.Cut(category, ".")
	for _, device := range devices {
		if base == device {
			return base + "_" + strings.TrimPrefix(category, base) + ".md"
		}
	}
	return category + ".md"
}

// categoryAnchor is that of a category within a document.
func categoryAnchor(name string) string { return name + ":" }

func anchor(id string) string { return `<a id="` + id + `"></a>` }

// categoryLink returns a link to a category, or its name when the registry
// hasn't got it.
func (w *writer) categoryLink(name string) string {
	switch {
	case w.categoryNamed(name) == nil:
		return code(name)
	case w.whole:
		return link(name, "#"+categoryAnchor(name))
	}
	return link(name, pageName(name))
}

func (w *writer) categoryNamed(name string) *model.Category {
	for _, c := range w.registry.Categories {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// link returns a link whose text is a name of ours.
func link(name, target string) string { return "[" + escape(name) + "](" + target + ")" }
