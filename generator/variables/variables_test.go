package variables_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/describe"
	"github.com/hushgen/hushgen/generator/interpret"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/resources/dotenv"
	"github.com/hushgen/hushgen/generator/variables"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// documents are resources that read variables in all ways.
var documents = []string{
	"{}",
	"{top: x, number: 4, embedded: e, inner: {name: n, leaf: {value: true}}}",
	"{first: x, number: null}",
	"{inner: {name: x}, open: {}, list: [{}, {name: y}], by_name: {a: {}, b: {leaf: {value: false}}}}",
	"{inner: null, open: null, pair: [{name: a}, {leaf: {value: true}}], grid: [[{}], [], [{name: x}]]}",
	"{self: {self: {top: x}, inner: {name: x, leaf: {value: true}}}}",
	"{" + complete + ", self: {" + complete + ", self: {}}}",
	"{" + complete + ", by_self: {a.b: {" + complete + ", rows: [[{number: 1}]]}}}",
	"{top: '${A} and ${B:-b}', number: '${N:-3}', inner: {name: 'x${C}'}, texts: ['$${D}', '${E}', '${E:old}']}",
	"{any: {a b: ['${F}'], c: {d: '${G:-}'}}, secret: '${H:-h}', extra: '${I}', other: {x: ['${J}']}}",
	"{type: deep, self: {secret: '${K}'}, by_name: {'a.b': {name: '${L}'}}}",
	"{type: '${TYPE:-other}'}",
}

// complete leaves nothing to a variable.
const complete = "top: x, number: 1, embedded: e, inner: {name: n, leaf: {value: true}}, pair: [{name: n, leaf: {value: true}}, {name: n, leaf: {value: true}}]"

// What is told to be read is what the runtime asks for.
func TestReadsLikeTheRuntime(t *testing.T) {
	m := registry(t)
	env := map[string]string{}
	for _, name := range strings.Split("A B C E F G H I J K L", " ") {
		env[name] = "value of " + name
	}
	env["N"] = "5"
	checker := interpret.New(m)
	for _, document := range documents {
		source := yamlfile.New(write(t, "thing:one: "+document+"\n"))
		report, err := variables.Read(t.Context(), m, source, env)
		require.NoError(t, err)

		h, err := hub.Open(t.Context(), describe.Registry(m, checker.Check), nil, hub.From(source), hub.Env(env))
		require.NoError(t, err, document)
		why, err := h.Why("thing:one")
		require.NoError(t, err)
		require.NoError(t, h.Close(t.Context()))
		var asked, mentioned []string
		for _, v := range why.Variables {
			switch {
			case v.Path != "":
				mentioned = append(mentioned, v.Name+" "+v.Path)
			case !strings.HasSuffix(v.Name, "_FILE"):
				asked = append(asked, v.Name)
			}
		}
		assert.Equal(t, unique(asked), left(report), document)
		assert.Equal(t, unique(mentioned), mentions(report), document)
	}
}

// left are the variables that a resource leaves fields to.
func left(r *variables.Report) []string {
	var found []string
	for _, v := range r.Variables {
		for _, f := range v.Fields {
			if f.Used() {
				found = append(found, v.Name)
			}
		}
	}
	return unique(found)
}

func mentions(r *variables.Report) []string {
	var found []string
	for _, v := range r.Variables {
		for _, m := range v.Mentions {
			found = append(found, v.Name+" "+strings.Split(m.String(), ", ")[0])
		}
	}
	return unique(found)
}

func unique(list []string) []string {
	slices.Sort(list)
	return append([]string{}, slices.Compact(list)...)
}

// While a variable that isn't set chooses the plugin, nobody knows what is unused.
func TestPluginOfVariable(t *testing.T) {
	for document, want := range map[string]string{
		"{type: '${TYPE}'}":                     "optional thing:deep.top, perhaps for thing:one",
		"{_class: 'd${TYPE}'}":                  "optional thing:deep.top, perhaps for thing:one",
		"{type: '${TYPE}', top: x}":             "unused thing:deep.top",
		"{type: '${TYPE:-deep}'}":               "optional thing:deep.top, for thing:one",
		"{type: deep, open: {name: '${OPEN}'}}": "optional thing:deep.top, for thing:one",
	} {
		m := registry(t)
		m.Resources = write(t, "thing:one: "+document+"\n")
		report, err := variables.Read(t.Context(), m, yamlfile.New(m.Resources), nil)
		require.NoError(t, err)
		found := ""
		for i, v := range report.Variables {
			if v.Name == "TOP" {
				found = report.Need(&report.Variables[i]) + " " + v.Fields[0].String()
			}
		}
		assert.Equal(t, want, found, document)
	}
}

// The fields of configs are told with every way that leads to them, but for
// what a struct within itself repeats.
func TestFields(t *testing.T) {
	report, err := variables.Read(t.Context(), registry(t), nil, nil)
	require.NoError(t, err)
	found := map[string][]string{}
	for _, v := range report.Variables {
		for _, f := range v.Fields {
			found[v.Name] = append(found[v.Name], f.String())
		}
		assert.False(t, report.Unused(&v))
	}
	assert.Equal(t, map[string][]string{
		"EMBEDDED": {"thing:deep.embedded"},
		"TOP":      {"thing:deep.top"},
		"NUMBER":   {"thing:deep.number, default 3"},
		"INNER":    {"thing:deep.inner.name", "thing:deep.open.name", "thing:deep.list[].name", "thing:deep.by_name.*.name", "thing:deep.pair[].name", "thing:deep.grid[][].name"},
		"LEAF": {
			"thing:deep.inner.leaf.value", "thing:deep.open.leaf.value", "thing:deep.list[].leaf.value",
			"thing:deep.by_name.*.leaf.value", "thing:deep.pair[].leaf.value", "thing:deep.grid[][].leaf.value",
		},
	}, found)
}

// A struct within itself is looked through as deep as a resource goes.
func TestRecursive(t *testing.T) {
	source := yamlfile.New(write(t, "thing:a: {"+complete+", by_self: {x: {inner: {name: n}, rows: [[{number: 1, top: x}]]}, y: {"+complete+"}}}\n"+
		"thing:b: {"+complete+", self: {number: 1}}\n"))
	report, err := variables.Read(t.Context(), registry(t), source, nil)
	require.NoError(t, err)
	found := map[string][]string{}
	for _, v := range report.Variables {
		for _, f := range v.Fields {
			if f.Used() {
				found[v.Name] = append(found[v.Name], f.String())
			}
		}
	}
	assert.Equal(t, map[string][]string{
		"EMBEDDED": {"thing:deep.by_self.*.embedded, for thing:a", "thing:deep.by_self.*.rows[][].embedded, for thing:a", "thing:deep.self.embedded, for thing:b"},
		"TOP":      {"thing:deep.by_self.*.top, for thing:a", "thing:deep.self.top, for thing:b"},
		"NUMBER":   {"thing:deep.by_self.*.number, default 3, for thing:a"},
		"INNER":    {"thing:deep.by_self.*.rows[][].inner.name, for thing:a", "thing:deep.self.inner.name, for thing:b"},
		"LEAF": {
			"thing:deep.by_self.*.inner.leaf.value, for thing:a", "thing:deep.by_self.*.rows[][].inner.leaf.value, for thing:a",
			"thing:deep.self.inner.leaf.value, for thing:b",
		},
	}, found)
}

// A variable that one value mentions several times has one mention there for
// each default.
func TestMentionsOfOneValue(t *testing.T) {
	source := memory.New("memory", hush.Values{"text:one": hush.Values{"text": "${A}${B:-1}${A}${B:-2}${A}${B:-1}"}})
	report, err := variables.Read(t.Context(), texts(), source, nil)
	require.NoError(t, err)
	require.Len(t, report.Variables, 2)
	require.Len(t, report.Variables[0].Mentions, 1)
	require.Len(t, report.Variables[1].Mentions, 2)
	assert.Equal(t, "text:one.text, default 1", report.Variables[1].Mentions[0].String())
	assert.Equal(t, "text:one.text, default 2", report.Variables[1].Mentions[1].String())
}

// Only fields that are left out read NAME_FILE, and a mention without default
// isn't helped by it.
func TestState(t *testing.T) {
	used, given := variables.Field{Resources: []string{"a:b"}}, variables.Field{}
	needs, does := variables.Mention{}, variables.Mention{HasDefault: true}
	tests := []struct {
		fields   []variables.Field
		mentions []variables.Mention
		file     variables.State // only NAME_FILE is set
		both     variables.State
	}{
		{[]variables.Field{used}, nil, variables.FromFile, variables.Twice},
		{[]variables.Field{given}, nil, variables.FromFile, variables.Twice},
		{[]variables.Field{given}, []variables.Mention{needs}, variables.Unset, variables.Set},
		{[]variables.Field{given}, []variables.Mention{does}, variables.Unset, variables.Set},
		{[]variables.Field{given, used}, []variables.Mention{does}, variables.FromFile, variables.Twice},
		{[]variables.Field{used}, []variables.Mention{does, needs}, variables.Unset, variables.Twice},
		{nil, []variables.Mention{does}, variables.Unset, variables.Set},
	}
	for i, test := range tests {
		v := variables.Variable{Name: "A", Fields: test.fields, Mentions: test.mentions}
		assert.Equal(t, test.file, v.State(map[string]string{"A_FILE": "f"}), i)
		assert.Equal(t, test.both, v.State(map[string]string{"A_FILE": "f", "A": "x"}), i)
		assert.Equal(t, variables.Set, v.State(map[string]string{"A_FILE": "", "A": "x"}), i)
		assert.Equal(t, variables.Empty, v.State(map[string]string{"A": ""}), i)
	}
}

// FuzzMentions holds the reading of ${…} to that of the runtime, in every text
// that it takes.
func FuzzMentions(f *testing.F) {
	for _, text := range []string{"${A}", "a ${A:-b} $${B} ${C:c}", "$$${A}", "${A:-${B}", "${A:-}}", "$${${A}", "${:-x}", "${A", "${a b}"} {
		f.Add(text)
	}
	m := texts()
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "${file:") {
			return
		}
		source := memory.New("memory", hush.Values{"text:one": hush.Values{"text": text}})
		h, err := hub.Open(context.Background(), describe.Registry(m, interpret.New(m).Check), nil, hub.From(source), hub.Env(everything(text)))
		if err != nil {
			return
		}
		why, err := h.Why("text:one")
		require.NoError(t, err)
		var want []string
		for _, v := range why.Variables {
			want = append(want, v.Name+" "+v.Path)
		}
		report, err := variables.Read(context.Background(), m, source, nil)
		require.NoError(t, err)
		assert.Equal(t, unique(want), mentions(report), "%q", text)
	})
}

// everything sets all names that could be in a text.
func everything(text string) map[string]string {
	env := map[string]string{}
	names := strings.FieldsFunc(text, func(c rune) bool {
		return c != '_' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9')
	})
	for _, name := range names {
		env[name] = "set"
	}
	return env
}

// texts is a registry whose one plugin takes a text.
func texts() *model.Registry {
	config := &model.Struct{Type: "«app app».Config", Name: "Config", Fields: []*model.Field{
		{GoName: "Text", Name: "text", Type: &model.FieldType{Kind: model.String, Type: "string"}},
	}}
	plugin := &model.Plugin{Category: "text", Name: "one", Config: config}
	return &model.Registry{Categories: []*model.Category{{Name: "text", Plugins: []*model.Plugin{plugin}}}, Configs: []*model.Struct{config}}
}

// FuzzDotenv reads defaults back from the template, empty ones instead of those
// that can't be shown.
func FuzzDotenv(f *testing.F) {
	for _, text := range []string{"", "plain", "a b", "it's", `"q"`, "a\nb\r\n\tc", `\n`, "$A ${B}", "# c", " x ", "ü", "'", "a#b", "\u0085", "a\\", "it's `date`", "'\\`", "\x1b[31m'"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m := texts()
		field := m.Configs[0].Fields[0]
		field.Env, field.Description = "NAME", text
		field.Default = &model.Default{Literals: []model.Literal{{Text: text}}}
		report, err := variables.Read(context.Background(), m, nil, nil)
		require.NoError(t, err)
		var template strings.Builder
		for line := range strings.Lines(string(report.Dotenv(nil))) {
			if strings.HasPrefix(line, "# NAME=") {
				line = line[2:]
			}
			template.WriteString(line)
		}
		found, err := dotenv.Parse("template", []byte(template.String()))
		require.NoError(t, err)
		want := text
		if strings.ContainsFunc(text, unprintable) || !utf8.ValidString(text) {
			want = ""
		}
		assert.Equal(t, map[string]string{"NAME": want}, found)
	})
}

// Shells that source the template take the same values, but for line ends, and
// run nothing.
func TestDotenvInShells(t *testing.T) {
	for text, want := range map[string]string{
		"a:b=c/d,e@f":       "a:b=c/d,e@f",
		"~/a":               "'~/a'",
		"$HOME `date` \\n":  "'$HOME `date` \\n'",
		"it's `date` $(id)": "\"it's \\`date\\` \\$(id)\"",
		"'\t\\\"":           "\"'\t\\\\\\\"\"",
		"a\nb":              `"a\nb"`,
		"\x1b[31m":          "",
	} {
		source := memory.New("memory", hush.Values{"text:one": hush.Values{"text": "${A:-" + text + "}"}})
		report, err := variables.Read(t.Context(), texts(), source, nil)
		require.NoError(t, err)
		template := string(report.Dotenv(func(variables.Mention) string { return "" }))
		assert.True(t, strings.HasSuffix(template, "\n# A="+want+"\n"), "%q: %s", text, template)
	}
}

func unprintable(c rune) bool {
	return c == utf8.RuneError || !unicode.IsPrint(c) && !strings.ContainsRune("\n\r\t", c)
}

func registry(t *testing.T) *model.Registry {
	t.Helper()
	result, err := generator.Generate(t.Context(), generator.Options{Dir: filepath.Join("testdata", "deep")})
	require.NoError(t, err)
	require.True(t, result.OK(), "%v", result.Problems)
	return result.Registries[0].Model
}

func write(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "resources.yaml")
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

// Structs that hold two of the next one each have an end.
func TestEnormous(t *testing.T) {
	m := texts()
	s := m.Configs[0]
	for range 60 {
		held := &model.FieldType{Kind: model.StructKind, Struct: s}
		s = &model.Struct{Fields: []*model.Field{{Name: "left", Type: held}, {Name: "right", Type: held}}}
	}
	m.Categories[0].Plugins[0].Config = s
	report, err := variables.Read(t.Context(), m, memory.New("memory", hush.Values{"text:one": hush.Values{"left": "${A:-a}"}}), nil)
	require.NoError(t, err)
	require.Len(t, report.Variables, 1)
	assert.Equal(t, "text:one.left, default a", report.Variables[0].Mentions[0].String())
}
