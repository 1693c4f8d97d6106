package annotations

import (
	"go/ast"
	"go/token"
)

// place is what a comment group is attached to.
type place struct {
	target Target // none where no directive may stand
	node   ast.Node
	what   string // "func New": what a message calls it
	// docs are the doc comments of the declaration, the nearest first. The
	// group itself is one of them, or ends the declaration's line.
	docs   []*ast.CommentGroup
	inline bool // at the end of the line
	group  bool // on a group: type ( … )
}

// places knows where every comment group of a file stands.
type places struct {
	attached map[*ast.CommentGroup]place
	bodies   []ast.Node // outermost blocks, in source order
	next     int        // the first body that may hold the next group asked for
}

func findPlaces(file *ast.File) *places {
	p := &places{attached: map[*ast.CommentGroup]place{}}
	p.attach(file.Doc, place{target: TargetPackage, node: file, what: "the package clause", docs: []*ast.CommentGroup{file.Doc}})
	for _, decl := range file.Decls {
		ast.Walk(visitor{p, inPackage}, decl)
	}
	return p
}

func (p *places) attach(group *ast.CommentGroup, at place) {
	if group != nil {
		p.attached[group] = at
	}
}

// of returns the place of a group. Groups must be asked for in source order.
func (p *places) of(group *ast.CommentGroup) place {
	if at, ok := p.attached[group]; ok {
		return at
	}
	for p.next < len(p.bodies) && p.bodies[p.next].End() <= group.Pos() {
		p.next++
	}
	if p.next < len(p.bodies) && p.bodies[p.next].Pos() < group.Pos() {
		return place{what: "a function body"}
	}
	return place{}
}

// scope says what surrounds a node.
type scope uint8

const (
	inPackage scope = iota
	inType          // the type of a package-level type declaration
	inOther         // signatures and values
	inBody
)

// visitor notes the places beneath a declaration.
type visitor struct {
	*places
	in scope
}

// Visit is called by ast.Walk.
func (v visitor) Visit(node ast.Node) ast.Visitor {
	switch n := node.(type) {
	case *ast.BlockStmt:
		if v.in != inBody {
			v.bodies = append(v.bodies, n)
		}
		v.in = inBody
	case *ast.GenDecl:
		v.genDecl(n)
	case *ast.FuncDecl:
		v.attach(n.Doc, place{target: TargetFunc, node: n, what: funcName(n), docs: []*ast.CommentGroup{n.Doc}})
		v.in = inOther
	case *ast.TypeSpec:
		v.enter(inType)
	case *ast.ValueSpec, *ast.FuncType:
		v.enter(inOther)
	case *ast.StructType:
		v.fields(n)
	case *ast.InterfaceType:
		v.methods(n)
	}
	return v
}

// enter changes the scope; nothing leads out of a function body.
func (v *visitor) enter(in scope) {
	if v.in != inBody {
		v.in = in
	}
}

func (v visitor) fields(n *ast.StructType) {
	if v.in == inBody {
		return
	}
	for _, field := range n.Fields.List {
		at := place{node: field, what: "a field of a struct that is not in a type declaration", docs: []*ast.CommentGroup{field.Doc}}
		if v.in == inType {
			at.target, at.what = TargetField, fieldName(field)
		}
		v.attach(field.Doc, at)
		at.inline = true
		v.attach(field.Comment, at)
	}
}

func (v visitor) methods(n *ast.InterfaceType) {
	if v.in == inBody {
		return
	}
	for _, method := range n.Methods.List {
		at := place{what: "an embedded interface"}
		if len(method.Names) > 0 {
			at.what = "method " + method.Names[0].Name + " of an interface"
		}
		v.attach(method.Doc, at)
		at.inline = true
		v.attach(method.Comment, at)
	}
}

func funcName(n *ast.FuncDecl) string {
	if n.Recv != nil {
		return "method " + n.Name.Name
	}
	return "func " + n.Name.Name
}

func fieldName(n *ast.Field) string {
	if len(n.Names) == 0 {
		return "an embedded field"
	}
	return "field " + n.Names[0].Name
}

func valueName(tok token.Token, n *ast.ValueSpec) string {
	if len(n.Names) == 0 {
		return "a " + tok.String()
	}
	return tok.String() + " " + n.Names[0].Name
}

// genDecl notes the places of a declaration. In a function body only types
// get one, since for them the message has more to say.
func (v visitor) genDecl(n *ast.GenDecl) {
	if v.in == inBody && n.Tok != token.TYPE {
		return
	}
	for _, spec := range n.Specs {
		v.spec(n, spec)
	}
	switch {
	case n.Lparen.IsValid() && v.in != inBody:
		v.attach(n.Doc, place{what: "a group of declarations", group: n.Tok == token.TYPE})
	case !n.Lparen.IsValid() && len(n.Specs) == 1:
		at, _ := v.specPlace(n, n.Specs[0])
		v.attach(n.Doc, at)
	}
}

func (v visitor) spec(n *ast.GenDecl, spec ast.Spec) {
	at, comments := v.specPlace(n, spec)
	v.attach(comments[0], at)
	at.inline = true
	v.attach(comments[1], at)
}

// specPlace describes a declaration; with it come its own doc comment and the
// comment at its end.
func (v visitor) specPlace(n *ast.GenDecl, spec ast.Spec) (place, [2]*ast.CommentGroup) {
	switch s := spec.(type) {
	case *ast.TypeSpec:
		at := place{target: TargetType, node: s, what: "type " + s.Name.Name, docs: []*ast.CommentGroup{s.Doc}}
		if len(n.Specs) == 1 {
			at.docs = append(at.docs, n.Doc)
		}
		if v.in == inBody {
			at = place{what: at.what + ", which is declared inside a function"}
		}
		return at, [2]*ast.CommentGroup{s.Doc, s.Comment}
	case *ast.ValueSpec:
		return place{what: valueName(n.Tok, s)}, [2]*ast.CommentGroup{s.Doc, s.Comment}
	case *ast.ImportSpec:
		return place{what: "an import"}, [2]*ast.CommentGroup{s.Doc, s.Comment}
	}
	return place{what: "a broken declaration"}, [2]*ast.CommentGroup{}
}
