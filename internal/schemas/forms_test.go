package schemas

import (
	"testing"
	"unicode/utf8"

	"github.com/hushgen/hushgen/generator/model"
)

// formed are the fields whose texts a regular expression stands for in the
// schema, and a function in the program.
var formed = []struct{ plugin, field string }{
	{"formats", "url"}, {"formats", "email"}, {"formats", "hostport"}, {"formats", "uuid"}, {"formats", "time"},
	{"scalars", "wait"}, {"scalars", "when"}, {"limits", "wait"}, {"special", "link"},
}

// FuzzFormatsAgree: the regular expressions of the schema take the texts that
// the functions of the program take.
func FuzzFormatsAgree(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		for _, form := range formed {
			requireAgreement(t, pluginNamed(form.plugin), mapping{{form.field, text}})
		}
	})
}

// pluginNamed is a plugin of the category zoo.
func pluginNamed(name string) *model.Plugin {
	for _, p := range plugins("zoo") {
		if p.Name == name {
			return p
		}
	}
	panic("no plugin " + name)
}
