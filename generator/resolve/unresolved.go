package resolve

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/problem"
)

// generatedNames are those that a generated file declares at package level for
// others to use, but for the prefix.
var generatedNames = strings.Fields("Registry Plugins Host Hub Open Schemas Resources")

// generated returns the name of what an error misses, when it is one that
// hushgen generates: what the run writes anew isn't there while it reads.
func (r *resolver) generated(unit *Unit, message string) (string, bool) {
	missing, ok := strings.CutPrefix(message, "undefined: ")
	if !ok || r.Output == nil || r.Directive == nil {
		return "", false
	}
	name := missing
	if unit.Path != r.Output.Path {
		if name, ok = strings.CutPrefix(missing, r.Output.Name+"."); !ok {
			return "", false
		}
	}
	bare, ok := strings.CutPrefix(name, r.Directive.Text("prefix"))
	return missing, ok && slices.Contains(generatedNames, bare)
}

// unresolved reports the names in a node that can't be known: those of
// packages that couldn't be imported, and those of C. The type checker says
// nothing of them where they stand.
func (r *resolver) unresolved(unit *Unit, node ast.Node) bool {
	found := false
	ast.Inspect(node, func(n ast.Node) bool {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		name, ok := selector.X.(*ast.Ident)
		if !ok {
			return true
		}
		if used, ok := unit.Info.Uses[name].(*types.PkgName); ok && r.refuseForeignName(unit, selector, used) {
			found = true
		}
		return true
	})
	return found
}

// refuseForeignName reports a name of a package that isn't there.
func (r *resolver) refuseForeignName(unit *Unit, selector *ast.SelectorExpr, used *types.PkgName) bool {
	name := used.Name() + "." + selector.Sel.Name
	if used.Imported().Path() == "C" {
		p := r.add(problem.TypeError, selector.Pos(), name+" is a type of C, and cgo doesn't run when generating")
		p.Details = []string{"use a type of Go in annotated declarations"}
		return true
	}
	for _, err := range unit.TypeErrors {
		reason, ok := strings.CutPrefix(err.Msg, "could not import "+used.Imported().Path()+" (")
		if !ok {
			continue
		}
		p := r.add(problem.TypeError, selector.Pos(), name+" isn't known: could not import "+used.Imported().Path())
		for line := range strings.Lines(strings.TrimSuffix(reason, ")")) {
			p.Details = append(p.Details, strings.TrimSpace(line))
		}
		p.Related = append(p.Related, r.related(used.Pos(), "imported here"))
		return true
	}
	return false
}
