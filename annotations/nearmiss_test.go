package annotations_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const allVerbs = " | verbs: registry, category, config, factory, field"

// Each comment stands alone on line 3.
func TestNearMiss(t *testing.T) {
	for comment, want := range map[string]string{
		"// hush:config name=x":          `HG001 3:1-3:15 [// hush:config] not read as a directive: write "//hush:config …" without the space => //hush:config`,
		"// hush:config":                 `HG001 3:1-3:15 [// hush:config] not read as a directive: write "//hush:config" without the space => //hush:config`,
		"// hush: config name=x":         `HG001 3:1-3:16 [// hush: config] not read as a directive: write "//hush:config …" without the space => //hush:config`,
		"// hush:config  \t":             `HG001 3:1-3:15 [// hush:config] not read as a directive: write "//hush:config" without the space => //hush:config`,
		"//\t  hush:field x":             "HG001 3:1-3:16 [//\t  hush:field] not read as a directive: write \"//hush:field …\" without the space => //hush:field",
		"//\u00a0hush:config":            "HG001 3:1-3:16 [//\u00a0hush:config] not read as a directive: write \"//hush:config\" without the space => //hush:config",
		"//hush:Config name=x":           `HG001 3:1-3:14 [//hush:Config] not read as a directive: write "//hush:config …" in lower case => //hush:config`,
		"//hush:cONFIG name=x":           `HG001 3:1-3:14 [//hush:cONFIG] not read as a directive: write "//hush:config …" in lower case => //hush:config`,
		"//Hush:config":                  `HG001 3:1-3:14 [//Hush:config] not read as a directive: write "//hush:config" in lower case => //hush:config`,
		"// HUSH:Config x":               `HG001 3:1-3:15 [// HUSH:Config] not read as a directive: write "//hush:config …" without the space and in lower case => //hush:config`,
		"// hush:Config":                 `HG001 3:1-3:15 [// hush:Config] not read as a directive: write "//hush:config" without the space and in lower case => //hush:config`,
		"// hush:confg name=x":           `HG001 3:1-3:14 [// hush:confg] not read as a directive, and there is no verb "confg": did you mean "//hush:config"? => //hush:config`,
		"// hush:h        ":              `HG001 3:1-3:10 [// hush:h] not read as a directive, and there is no verb "h"` + allVerbs,
		"// hush:überall x":              `HG001 3:1-3:17 [// hush:überall] not read as a directive, and there is no verb "überall"` + allVerbs,
		"//hush: config name=x":          `HG001 3:1-3:15 [//hush: config] not read as a directive: write "//hush:config …" without the space after the colon => //hush:config`,
		"//hush: Field":                  `HG001 3:1-3:14 [//hush: Field] not read as a directive: write "//hush:field" without the space after the colon => //hush:field`,
		"//hush:":                        `HG001 3:1-3:8 [//hush:] not read as a directive: a verb must follow "//hush:"` + allVerbs,
		"//hush: see below":              `HG001 3:1-3:8 [//hush:] not read as a directive: a verb must follow "//hush:"` + allVerbs,
		"//hush:=x":                      `HG001 3:1-3:8 [//hush:] not read as a directive: a verb must follow "//hush:"` + allVerbs,
		"/* hush:config name=x */":       `HG001 3:1-3:25 [/* hush:config name=x */] not read as a directive: write "//hush:config …" as a line comment`,
		"/*HUSH:Config*/":                `HG001 3:1-3:16 [/*HUSH:Config*/] not read as a directive: write "//hush:config" as a line comment`,
		"/*hush:confi*/":                 `HG001 3:1-3:15 [/*hush:confi*/] not read as a directive, and there is no verb "confi": did you mean "//hush:config"?`,
		"/*\n * Doc.\n * hush:field\n*/": "HG001 3:1-6:3 [/*\n * Doc.\n * hush:field\n*/] not read as a directive: write \"//hush:field\" as a line comment",

		"//hush:confg x":         `HG002 3:1-3:13 [//hush:confg] there is no verb "confg": did you mean "//hush:config"? => //hush:config`,
		"//hush:conFig,x":        `HG001 3:1-3:14 [//hush:conFig] not read as a directive: write "//hush:config …" in lower case => //hush:config`,
		"//hush:zebra x":         `HG002 3:1-3:13 [//hush:zebra] there is no verb "zebra"` + allVerbs,
		"//hush:1":               `HG002 3:1-3:9 [//hush:1] there is no verb "1"` + allVerbs,
		"//hush:confg=x":         `HG002 3:1-3:13 [//hush:confg] there is no verb "confg": did you mean "//hush:config"? => //hush:config`,
		"//hush:config,name=x":   `HG003 3:1-3:21 [//hush:config,name=x] ",name=x" follows //hush:config without a space`,
		"//hush:config:name=x y": `HG003 3:1-3:21 [//hush:config:name=x] ":name=x" follows //hush:config without a space`,
	} {
		t.Run(comment, func(t *testing.T) {
			for _, place := range []string{"package p\n\n%\n", "package p\n\n%\n\nvar x int\n"} {
				c := collect(t, strings.Replace(place, "%", comment, 1))
				assert.Empty(t, c.annotations)
				assert.Equal(t, []string{want}, c.allProblems())
			}
		})
	}
}

func TestNotANearMiss(t *testing.T) {
	for _, comment := range []string{
		"// hush: see below", "// hush:", "// hush: configs are read", "// hush:9", "// hush:_x", "//HUSH: x", "// Hush:",
		"// hushgen: config", "// hushes:config", "// see hush:config", "// x hush:config", "// //hush:config",
		"//", "/**/", "/* */", "/* hush: */", "/* see hush:config */", "/*\n//hush:config\n*/", "//go:hush:config",
		"// \u017f", "// hu\u017fh:config", "//nolint:hush", "///hush:config", "//+hush:config",
	} {
		t.Run(comment, func(t *testing.T) {
			assert.Empty(t, collect(t, "package p\n\n"+comment+"\nvar x int\n").allProblems())
		})
	}
}

// A near miss counts wherever a comment can stand.
func TestNearMissAnywhere(t *testing.T) {
	const comment = "// hush:field required"
	for name, source := range map[string]string{
		"package doc":      "%\npackage p\n",
		"in a doc comment": "package p\n\n// T is.\n//\n%\ntype T int\n",
		"field doc":        "package p\n\ntype T struct {\n\t%\n\tF int\n}\n",
		"end of field":     "package p\n\ntype T struct {\n\tF int %\n}\n",
		"end of struct":    "package p\n\ntype T struct {\n\tF int\n\t%\n}\n",
		"function body":    "package p\n\nfunc f() {\n\t%\n}\n",
		"arguments":        "package p\n\nfunc f(\n\ta int, %\n)\n",
		"imports":          "package p\n\n%\nimport \"fmt\"\n",
		"end of file":      "package p\n%",
	} {
		t.Run(name, func(t *testing.T) {
			c := collect(t, strings.Replace(source, "%", comment, 1))
			require.Len(t, c.problems, 1)
			assert.Equal(t, "HG001", c.problems[0].Code)
			assert.Equal(t, "// hush:field", c.source[c.fset.Position(c.problems[0].Pos).Offset:c.fset.Position(c.problems[0].End).Offset])
		})
	}
}

func TestIndentedDocCode(t *testing.T) {
	indented := []string{"//\thush:config", "//  hush:config", "// \thush:config", "//\t\tHush:x"}
	for _, line := range indented {
		in := func(before, after string) []string {
			return collect(t, before+line+after).allProblems()
		}
		assert.Empty(t, in("// Package p is:\n//\n", "\npackage p\n"), "package doc")
		assert.Empty(t, in("package p\n\n// T is:\n//\n", "\ntype T int\n"), "type doc")
		assert.Empty(t, in("package p\n\ntype (\n// T is:\n//\n", "\nT int\n)\n"), "doc in a group")
		assert.Empty(t, in("package p\n\n// F does:\n//\n", "\nfunc F() {}\n"), "func doc")
		assert.Empty(t, in("package p\n\ntype T struct {\n", "\nF int\n}\n"), "field doc")
		assert.Empty(t, in("package p\n\ntype T interface {\n", "\nF()\n}\n"), "method doc")

		assert.Len(t, in("package p\n\n", "\n\ntype T int\n"), 1, "floating")
		assert.Len(t, in("package p\n\ntype T struct {\nF int ", "\n}\n"), 1, "end of a field")
		assert.Len(t, in("package p\n\nfunc F() {\n", "\n}\n"), 1, "body")
	}
	assert.Empty(t, collect(t, "package p\n\n/*\nT is:\n\n\thush:config\n*/\ntype T int\n").allProblems())
	assert.Len(t, collect(t, "package p\n\n/*\nT is:\n\n\thush:config\n*/\n\ntype T int\n").allProblems(), 1)
}
