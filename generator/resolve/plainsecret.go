package resolve

import (
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// secretWords end the names of fields that most likely hold a secret.
var secretWords = []string{"key", "token", "secret", "password"}

// warnPlainSecrets warns of fields that are named like a secret but are plain
// strings. A type of its own or a default shows that no secret is meant.
func (r *resolver) warnPlainSecrets() {
	for _, h := range r.heldStructs() {
		for _, field := range h.Fields {
			word := secretWord(field)
			if word == "" || !r.isMain(r.fieldVars[field].Pkg().Path()) {
				continue
			}
			p := problem.Problem{
				Code: problem.LooksSecret, Severity: problem.Warning, Position: field.Position, Related: r.holder(h),
				Message: lastName(field.GoName) + " is named like a secret, but it is a plain string that logs will show; make it a hush.Secret",
				Details: []string{"if it holds none, give it a type of its own: type " + capitalised(word) + " string"},
			}
			r.problems = append(r.problems, p)
		}
	}
}

// secretWord returns the word that makes a field look like a secret, or "".
func secretWord(field *model.Field) string {
	t := lengthType(field.Type)
	if t.Kind != model.String || t.Named || field.Secret || field.Default != nil || len(field.Constraints.Enum) > 0 {
		return ""
	}
	for _, name := range []string{SnakeCase(lastName(field.GoName)), SnakeCase(field.Name)} {
		last := name[strings.LastIndexAny(name, "_-.")+1:]
		if slices.Contains(secretWords, last) {
			return last
		}
	}
	return ""
}

// lastName returns the name of a field without the way to it.
func lastName(goName string) string { return goName[strings.LastIndexByte(goName, '.')+1:] }
