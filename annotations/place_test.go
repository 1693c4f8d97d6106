package annotations_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/annotations"
)

func TestPlaces(t *testing.T) {
	run(t, []scenario{
		{name: "package", source: `// Package p is.
//
//hush:registry prefix=A
package p
`, annotations: []string{"3:1 registry package p: prefix=A"}},
		{name: "type", source: `package p

// LLM is.
//
//hush:category name=llm
type LLM interface{ Do() }

//hush:category name=metric
type Metric func(a []float64) float64

//hush:category name=redis
type Redis = *int
`, annotations: []string{"5:1 category type LLM: name=llm", "8:1 category type Metric: name=metric", "11:1 category type Redis: name=redis"}},
		{name: "types in a group", source: `package p

type (
	//hush:category name=a
	A int

	B int

	//hush:config name=c category=a
	C struct{}
)
`, annotations: []string{"4:2 category type A: name=a", "9:2 config type C: name=c category=a"}},
		{name: "what may be a struct", source: `package p

//hush:config name=a category=x
type A = struct{}

//hush:config name=b category=x
type B A

//hush:config name=c category=x
type C = q.C[int]

//hush:config name=d category=x
type D (struct{})
`, annotations: []string{
			"3:1 config type A: name=a category=x", "6:1 config type B: name=b category=x",
			"9:1 config type C: name=c category=x", "12:1 config type D: name=d category=x"}},
		{name: "func and method", source: `package p

//hush:factory
func New() int { return 1 }

//hush:factory noclose
func (C) New() int { return 1 }

//hush:factory
func External() int
`, annotations: []string{"3:1 factory func New:", "6:1 factory func New: noclose", "9:1 factory func External:"}},
		{name: "fields", source: `package p

type T struct {
	// A is.
	//
	//hush:field min=1
	A, B int //hush:field max=2

	C struct {
		D int //hush:field required
	} //hush:field name=c
	E []map[string]*struct {
		//hush:field secret
		F string
	}
	G //hush:field name=g
	*H[int] //hush:field name=h
	i int //hush:field name=i
}
`, annotations: []string{
			"6:2 field field A,B: min=1 max=2", "10:9 field field D: required", "11:4 field field C: name=c",
			"13:3 field field F: secret", "16:4 field field : name=g", "17:10 field field : name=h", "18:8 field field i: name=i"}},
		{name: "several verbs and directives", source: `package p

//hush:config name=a
// T is.
//hush:category name=t
//hush:config category=b title="A B"
type T struct{}
`, annotations: []string{`3:1 config type T: name=a category=b title="A B"`, "5:1 category type T: name=t"}},
		{name: "twice across directives", source: `package p

//hush:config name=a category=b
//hush:config name=c
type T struct {
	//hush:field min=1
	F int //hush:field min=1
}
`, annotations: []string{"3:1 config type T: name=a category=b", "6:2 field field F: min=1"},
			problems: []string{
				`HG005 4:15-4:19 [name] option "name" is given twice @ 3:15 first given here`,
				`HG005 7:21-7:24 [min] option "min" is given twice @ 6:15 first given here`}},
	})
}

const (
	registryPlace = "//hush:registry belongs in the doc comment of a package clause"
	categoryPlace = "//hush:category belongs in the doc comment of a type"
	configPlace   = "//hush:config belongs in the doc comment of a struct type"
	factoryPlace  = "//hush:factory belongs in the doc comment of a function or method"
	fieldPlace    = "//hush:field belongs in the doc comment of a struct field, or at the end of its line"
)

func TestMisplaced(t *testing.T) {
	run(t, []scenario{
		{name: "on the package", source: "//hush:config name=a\npackage p\n", problems: []string{
			"HG008 1:1-1:14 [//hush:config] " + configPlace + ", not on the package clause"}},
		{name: "beside the package", source: "package p //hush:registry\n", problems: []string{
			"HG008 1:11-1:26 [//hush:registry] //hush:registry stands apart from any declaration: it belongs in the doc comment of a package clause, without an empty line between"}},
		{name: "empty line", source: "package p\n\n//hush:category name=a\n\ntype T int\n", problems: []string{
			"HG008 3:1-3:16 [//hush:category] //hush:category stands apart from any declaration: it belongs in the doc comment of a type, without an empty line between"}},
		{name: "before the end of a struct", source: "package p\n\ntype T struct {\n\tF int\n\n\t//hush:field min=1\n}\n", problems: []string{
			"HG008 6:2-6:14 [//hush:field] //hush:field stands apart from any declaration: it belongs in the doc comment of a struct field, or at the end of its line, without an empty line between"}},
		{name: "after the brace", source: "package p\n\ntype T struct { //hush:config name=a\n}\n", problems: []string{
			"HG008 3:17-3:30 [//hush:config] //hush:config stands apart from any declaration: it belongs in the doc comment of a struct type, without an empty line between"}},
		{name: "beside a func", source: "package p\n\nfunc F() {} //hush:factory\n", problems: []string{
			"HG008 3:13-3:27 [//hush:factory] //hush:factory stands apart from any declaration: it belongs in the doc comment of a function or method, without an empty line between"}},
		{name: "beside a type", source: "package p\n\ntype T struct {\n} //hush:config name=a category=b\n", problems: []string{
			"HG008 4:3-4:16 [//hush:config] " + configPlace + ", not at the end of its line"}},
		{name: "wrong kinds", source: `package p

//hush:registry
//hush:factory
//hush:field
type T struct {
	//hush:config
	//hush:factory
	F int
}

//hush:config
//hush:category
//hush:field
//hush:registry
func F() {}

//hush:config
func (T) M() {}
`, problems: []string{
			"HG008 3:1-3:16 [//hush:registry] " + registryPlace + ", not on type T",
			"HG008 4:1-4:15 [//hush:factory] " + factoryPlace + ", not on type T",
			"HG008 5:1-5:13 [//hush:field] " + fieldPlace + ", not on type T",
			"HG008 7:2-7:15 [//hush:config] " + configPlace + ", not on field F",
			"HG008 8:2-8:16 [//hush:factory] " + factoryPlace + ", not on field F",
			"HG008 12:1-12:14 [//hush:config] " + configPlace + ", not on func F",
			"HG008 13:1-13:16 [//hush:category] " + categoryPlace + ", not on func F",
			"HG008 14:1-14:13 [//hush:field] " + fieldPlace + ", not on func F",
			"HG008 15:1-15:16 [//hush:registry] " + registryPlace + ", not on func F",
			"HG008 18:1-18:14 [//hush:config] " + configPlace + ", not on method M",
		}},
		{name: "var, const, import", source: `package p

//hush:config
import "fmt"

import (
	//hush:factory
	"io" //hush:registry
)

//hush:config
var x, y int //hush:field

//hush:category
const (
	//hush:category
	c = 1
)

var (
	//hush:factory
	f = 1
)
`, problems: []string{
			"HG008 3:1-3:14 [//hush:config] " + configPlace + ", not on an import",
			"HG008 7:2-7:16 [//hush:factory] " + factoryPlace + ", not on an import",
			"HG008 8:7-8:22 [//hush:registry] " + registryPlace + ", not on an import",
			"HG008 11:1-11:14 [//hush:config] " + configPlace + ", not on var x",
			"HG008 12:14-12:26 [//hush:field] " + fieldPlace + ", not on var x",
			"HG008 14:1-14:16 [//hush:category] " + categoryPlace + ", not on a group of declarations",
			"HG008 16:2-16:17 [//hush:category] " + categoryPlace + ", not on const c",
			"HG008 21:2-21:16 [//hush:factory] " + factoryPlace + ", not on var f",
		}},
		{name: "group of types", source: `package p

//hush:category name=a
//hush:config name=a category=a
//hush:factory
type (
	T struct{}
)
`, problems: []string{
			"HG008 3:1-3:16 [//hush:category] //hush:category on a group of types: move it to the doc comment of the type that it describes",
			"HG008 4:1-4:14 [//hush:config] //hush:config on a group of types: move it to the doc comment of the type that it describes",
			"HG008 5:1-5:15 [//hush:factory] " + factoryPlace + ", not on a group of declarations",
		}},
		{name: "function bodies", source: `package p

func F() {
	//hush:factory
	//hush:config name=a category=b
	type L struct {
		//hush:field min=1
		F int
	}
	type (
		//hush:category name=x
		M int
	)
	//hush:config
	var x int
	if true { //hush:config
	}
}

var f = func() {
	//hush:factory
	g := func() {
		//hush:factory
	}
}
//hush:factory
func G() {}
`, annotations: []string{"26:1 factory func G:"}, problems: []string{
			"HG008 4:2-4:16 [//hush:factory] " + factoryPlace + ", not on type L, which is declared inside a function",
			"HG008 5:2-5:15 [//hush:config] " + configPlace + ", not on type L, which is declared inside a function",
			"HG008 7:3-7:15 [//hush:field] " + fieldPlace + ", not in a function body",
			"HG008 11:3-11:18 [//hush:category] " + categoryPlace + ", not on type M, which is declared inside a function",
			"HG008 14:2-14:15 [//hush:config] " + configPlace + ", not in a function body",
			"HG008 16:12-16:25 [//hush:config] " + configPlace + ", not in a function body",
			"HG008 21:2-21:16 [//hush:factory] " + factoryPlace + ", not in a function body",
			"HG008 23:3-23:17 [//hush:factory] " + factoryPlace + ", not in a function body",
		}},
		{name: "interfaces", source: `package p

type I interface {
	//hush:factory
	M() int
	N() int //hush:field
	//hush:category
	J
	~int | ~string //hush:field
}

type T struct {
	F interface {
		//hush:field
		M()
	}
}
`, problems: []string{
			"HG008 4:2-4:16 [//hush:factory] " + factoryPlace + ", not on method M of an interface",
			"HG008 6:10-6:22 [//hush:field] " + fieldPlace + ", not on method N of an interface",
			"HG008 7:2-7:17 [//hush:category] " + categoryPlace + ", not on an embedded interface",
			"HG008 9:17-9:29 [//hush:field] " + fieldPlace + ", not on an embedded interface",
			"HG008 14:3-14:15 [//hush:field] " + fieldPlace + ", not on method M of an interface",
		}},
		{name: "structs outside type declarations", source: `package p

var v struct {
	//hush:field min=1
	F int
}

func F(p struct {
	F int //hush:field min=1
}) {
}

type G func(struct {
	//hush:field min=1
	F int
})
`, problems: []string{
			"HG008 4:2-4:14 [//hush:field] " + fieldPlace + ", not on a field of a struct that is not in a type declaration",
			"HG008 9:8-9:20 [//hush:field] " + fieldPlace + ", not on a field of a struct that is not in a type declaration",
			"HG008 14:2-14:14 [//hush:field] " + fieldPlace + ", not on a field of a struct that is not in a type declaration",
		}},
		{name: "not a struct", source: `package p

//hush:config
type A interface{}

//hush:config
type B func()

//hush:config
type C map[string]int

//hush:config
type D (*struct{})

//hush:config
type E chan int

//hush:config
type F = []struct{}
`, problems: []string{
			"HG008 3:1-3:14 [//hush:config] " + configPlace + ", and type A is an interface",
			"HG008 6:1-6:14 [//hush:config] " + configPlace + ", and type B is a function type",
			"HG008 9:1-9:14 [//hush:config] " + configPlace + ", and type C is a map",
			"HG008 12:1-12:14 [//hush:config] " + configPlace + ", and type D is a pointer",
			"HG008 15:1-15:14 [//hush:config] " + configPlace + ", and type E is a channel",
			"HG008 18:1-18:14 [//hush:config] " + configPlace + ", and type F is a slice or an array",
		}},
		{name: "options of a misplaced directive", source: "package p\n\n//hush:config tagz=a name=b name=c\nvar x int\n", problems: []string{
			"HG008 3:1-3:14 [//hush:config] " + configPlace + ", not on var x",
			`HG004 3:15-3:19 [tagz] //hush:config has no option "tagz": did you mean "tags"? => tags`,
			`HG005 3:29-3:33 [name] option "name" is given twice @ 3:22 first given here`,
		}},
		{name: "embedded field", source: "package p\n\ntype T struct {\n\t//hush:config\n\tU\n}\n", problems: []string{
			"HG008 4:2-4:15 [//hush:config] " + configPlace + ", not on an embedded field"}},
	})
}

func TestTargets(t *testing.T) {
	c := collect(t, `//hush:registry
package p

//hush:config name=a category=b
type T struct {
	F int //hush:field
}

//hush:factory
func New() {}
`)
	var targets []annotations.Target
	for _, a := range c.annotations {
		targets = append(targets, a.Target)
	}
	assert.Equal(t, []annotations.Target{annotations.TargetPackage, annotations.TargetType, annotations.TargetField, annotations.TargetFunc}, targets)
}

func TestDoc(t *testing.T) {
	c := collect(t, `// Package p is
// two lines.
//
//hush:registry
package p

// T is.
//
//	code
//
//hush:config name=a category=b
//go:noinline
type T struct {
	// A is.
	A int // not this //
	//hush:field
	B int
	// C is.
	C int //hush:field
}

// U is the only one.
type (
	//hush:category name=u
	U int
)

// Not one's doc.
type (
	//hush:category name=v
	V int
	/* W is. */
	//hush:category name=w
	W int
)

/*
X is.
*/
//hush:category name=x
type X int
`)
	require.Empty(t, c.allProblems())
	var docs []string
	for _, a := range c.annotations {
		docs = append(docs, a.Doc)
	}
	assert.Equal(t, []string{"Package p is\ntwo lines.", "T is.\n\n\tcode", "", "C is.", "U is the only one.", "", "W is.", "X is."}, docs)
}
