package annotations_test

import (
	"go/format"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/annotations"
)

// The table, said once more: names and forms are a public promise. A "!" is
// required.
func TestTable(t *testing.T) {
	plugin := "title=TEXT version=TEXT author=TEXT tags=TEXT,... aliases=NAME,... deprecated=TEXT " +
		"stability=experimental|beta|stable preferred override lenient meta.K=TEXT"
	want := map[string]string{
		"registry": "packages=PATTERN,... only=ENTRY,... exclude=ENTRY,... prefix=IDENT resources=FILE embed",
		"category": "!name=NAME title=TEXT go=IDENT meta.K=TEXT",
		"config":   "!name=NAME !category=NAME " + plugin,
		"factory":  "name=NAME category=NAME noclose " + plugin,
		"field": "default=VALUE required env=NAME secret enum[=VALUE,...] min=VALUE max=VALUE minlen=COUNT maxlen=COUNT " +
			"pattern=REGEXP format=url|email|hostport|uuid category=NAME name=NAME aliases=NAME,... rest example=VALUE deprecated=TEXT",
	}
	got := map[string]string{}
	for _, v := range annotations.Verbs() {
		var words []string
		for _, o := range v.Options {
			word := o.Usage()
			if o.Required {
				word = "!" + word
			}
			words = append(words, word)
		}
		got[v.Name] = strings.Join(words, " ")
	}
	assert.Equal(t, want, got)
}

func TestTableIsComplete(t *testing.T) {
	for _, v := range annotations.Verbs() {
		assert.NotEmpty(t, v.Summary, v.Name)
		assert.NotEmpty(t, v.Text, v.Name)
		assert.Regexp(t, `^in the doc comment of `, v.Place)
		require.Len(t, v.Targets, 1, v.Name)
		for _, o := range v.Options {
			assert.Regexp(t, `\.$`, o.Help, v.Name+" "+o.Key)
			assert.NotRegexp(t, `\.$`, o.Default, v.Name+" "+o.Key)
			assert.Equal(t, o.Kind == annotations.KindChoice, len(o.Choices) > 0, v.Name+" "+o.Key)
			assert.Equal(t, o.Kind == annotations.KindFlag || o.Kind == annotations.KindChoice, o.ValueName == "", v.Name+" "+o.Key)
		}
	}
}

// What help shows must itself be right.
func TestExamples(t *testing.T) {
	for _, v := range annotations.Verbs() {
		source := v.Example
		if v.Name == "registry" {
			source += "\n"
		} else {
			source = "package p\n\n" + source + "\n"
		}
		c := collect(t, source)
		assert.Empty(t, c.allProblems(), v.Name)
		assert.NotEmpty(t, c.annotations, v.Name)
		formatted, err := format.Source([]byte(source))
		require.NoError(t, err)
		assert.Equal(t, string(formatted), source)
	}
}

func TestVerbsAreACopy(t *testing.T) {
	verbs := annotations.Verbs()
	verbs[0].Name = "x"
	verbs[2].Options[0].Key = "x"
	verbs[2].Targets[0] = 0
	for i := range verbs[2].Options {
		for j := range verbs[2].Options[i].Choices {
			verbs[2].Options[i].Choices[j] = "x"
		}
	}
	again := annotations.Verbs()
	assert.Equal(t, "registry", again[0].Name)
	assert.Equal(t, "name", again[2].Options[0].Key)
	assert.Equal(t, annotations.TargetType, again[2].Targets[0])
	for _, o := range again[2].Options {
		assert.NotContains(t, o.Choices, "x")
	}
}

func TestSplits(t *testing.T) {
	splits := map[string]bool{}
	for _, v := range annotations.Verbs() {
		for _, o := range v.Options {
			if o.Kind.Splits() {
				splits[o.Key] = true
			}
		}
	}
	assert.Equal(t, map[string]bool{"packages": true, "only": true, "exclude": true, "tags": true, "aliases": true, "default": true, "enum": true, "example": true}, splits)
}
