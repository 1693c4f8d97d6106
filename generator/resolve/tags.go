package resolve

import (
	"go/types"
	"reflect"
	"strings"
	"unicode"

	"github.com/hushgen/hushgen/generator/problem"
)

// tag is what the tags of a field say.
type tag struct {
	name    string
	omitted bool
}

// readTag takes the name from the json tag, else from the yaml tag. Tags that
// disagree are a problem.
func (r *resolver) readTag(field *types.Var, text string) (tag, bool) {
	if key := brokenTag(text); key != "" {
		r.add(problem.BadFieldName, field.Pos(), "the tag of "+field.Name()+" can't be read; write "+key+":\"name\", the name between quotes and no space before it")
		return tag{}, false
	}
	r.warnInline(field, text)
	json, yaml := tagName(text, "json"), tagName(text, "yaml")
	if json != "" && yaml != "" && json != yaml && !hasName(r.fieldNote(field)) {
		r.add(problem.BadFieldName, field.Pos(), "the tags of "+field.Name()+" disagree: json says "+json+", yaml says "+yaml+"; make them agree, or choose with name=")
		return tag{}, false
	}
	name := json
	if name == "" {
		name = yaml
	}
	if name == "-" {
		return tag{omitted: true}, true
	}
	return tag{name: name}, true
}

// warnInline tells of fields that other decoders read as if their own fields
// stood around them.
func (r *resolver) warnInline(field *types.Var, text string) {
	tag := reflect.StructTag(text)
	isInline := func(value string) bool { return strings.Contains(value+",", ",inline,") }
	if field.Embedded() || !field.Exported() || !isInline(tag.Get("json")) && !isInline(tag.Get("yaml")) {
		return
	}
	message := "; embed it, or leave inline out"
	if _, ok := restType(field.Type()); ok {
		if note := r.fieldNote(field); note != nil && note.Has("rest") {
			return
		}
		message = "; to take the unknown fields, write //hush:field rest"
	}
	r.add(problem.BadFieldName, field.Pos(), "the tag of "+field.Name()+" says inline, which only embedded structs are"+message).Severity = problem.Warning
}

func tagName(text, key string) string {
	value := reflect.StructTag(text).Get(key)
	name, _, _ := strings.Cut(value, ",")
	if name == "-" && strings.HasPrefix(value, "-,") {
		return "" // encoding/json: the name is a dash, which nobody means
	}
	return name
}

// SnakeCase makes the name of a field in files from its Go name. A word
// begins at lower|Upper, digit|Upper and Upper|Upper+lower; digits stay with
// the word before them; plural initialisms stay whole: APIKey becomes api_key,
// UserIDs user_ids, OAuth2URL o_auth2_url, HTTPProxy http_proxy.
func SnakeCase(name string) string {
	letters := []rune(name)
	var snake strings.Builder
	for i, letter := range letters {
		if i > 0 && wordBegins(letters, i) {
			snake.WriteByte('_')
		}
		snake.WriteRune(unicode.ToLower(letter))
	}
	return snake.String()
}

func wordBegins(letters []rune, i int) bool {
	before, letter := letters[i-1], letters[i]
	if before == '_' || letter == '_' || !unicode.IsUpper(letter) {
		return false
	}
	if !unicode.IsUpper(before) {
		return true
	}
	if i+1 == len(letters) || !unicode.IsLower(letters[i+1]) {
		return false
	}
	return !pluralEnds(letters, i+1)
}

// pluralEnds reports whether the s at i only makes an initialism plural.
func pluralEnds(letters []rune, i int) bool {
	return letters[i] == 's' && (i+1 == len(letters) || unicode.IsUpper(letters[i+1]) || unicode.IsDigit(letters[i+1]))
}
