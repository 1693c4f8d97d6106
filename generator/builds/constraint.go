package builds

import (
	"go/build/constraint"
	"slices"
	"strings"
)

// Constraint is a condition on builds as a //go:build line writes it, in
// canonical form: "cuda && linux". Empty is the condition that every build
// meets.
type Constraint string

// Parse reads what stands after "//go:build ".
func Parse(text string) (Constraint, error) {
	expr, err := constraint.Parse("//go:build " + text)
	if err != nil {
		return "", err
	}
	return canonical(expr), nil
}

// And is met where all of the constraints are.
func And(all ...Constraint) Constraint {
	var parts []string
	for _, c := range all {
		if c != "" {
			parts = append(parts, operands(c.expr(), isAnd)...)
		}
	}
	return Constraint(join(parts, " && ", isOr))
}

// Or is met where any of the constraints is: by every build when they leave
// none out.
func Or(any ...Constraint) Constraint {
	var parts []string
	for _, c := range any {
		if c == "" {
			return ""
		}
		parts = append(parts, operands(c.expr(), isOr)...)
	}
	either := Constraint(join(parts, " || ", isAnd))
	if either != "" && !everything.possible(Not(either)) {
		return ""
	}
	return either
}

// Not is met where the constraint isn't. Nothing is left by that of the empty
// one, which must not be asked for.
func Not(c Constraint) Constraint {
	switch expr := c.expr().(type) {
	case *constraint.NotExpr:
		return canonical(expr.X)
	case *constraint.TagExpr:
		return Constraint("!" + expr.Tag)
	}
	return "!(" + c + ")"
}

// Without is met, among the builds that meet given, by those that don't meet c.
func Without(given, c Constraint) Constraint {
	if given == "" {
		return Not(c)
	}
	known := operands(given.expr(), isAnd)
	var open []Constraint
	for _, operand := range operands(c.expr(), isAnd) {
		if !slices.Contains(known, operand) {
			open = append(open, Constraint(operand))
		}
	}
	return And(given, Not(And(open...)))
}

// Excludes reports whether no build meets both constraints.
func Excludes(a, b Constraint) bool { return !everything.possible(And(a, b)) }

// Line is the constraint as it stands in a Go file.
func (c Constraint) Line() string { return "//go:build " + string(c) }

// expr is never nil: a Constraint was parsed when it was made.
func (c Constraint) expr() constraint.Expr {
	expr, err := constraint.Parse("//go:build " + string(c))
	if err != nil {
		return &constraint.TagExpr{Tag: string(c)}
	}
	return expr
}

// canonical writes operands sorted and each once.
func canonical(expr constraint.Expr) Constraint {
	switch expr := expr.(type) {
	case *constraint.AndExpr:
		return Constraint(join(operands(expr, isAnd), " && ", isOr))
	case *constraint.OrExpr:
		return Constraint(join(operands(expr, isOr), " || ", isAnd))
	case *constraint.NotExpr:
		return Not(canonical(expr.X))
	}
	return Constraint(expr.String())
}

// operands takes a chain of one operator apart, each operand canonical.
func operands(expr constraint.Expr, chains func(constraint.Expr) bool) []string {
	if !chains(expr) {
		c := canonical(expr)
		if again := c.expr(); chains(again) {
			return operands(again, chains) // !(!(a && b))
		}
		return []string{string(c)}
	}
	switch expr := expr.(type) {
	case *constraint.AndExpr:
		return append(operands(expr.X, chains), operands(expr.Y, chains)...)
	case *constraint.OrExpr:
		return append(operands(expr.X, chains), operands(expr.Y, chains)...)
	}
	return nil
}

// join puts operands together; those that weigh less go into parentheses.
func join(parts []string, operator string, weak func(constraint.Expr) bool) string {
	slices.Sort(parts)
	parts = slices.Compact(parts)
	if len(parts) > 1 {
		for i, part := range parts {
			if weak(Constraint(part).expr()) {
				parts[i] = "(" + part + ")"
			}
		}
	}
	return strings.Join(parts, operator)
}

func isAnd(expr constraint.Expr) bool { _, ok := expr.(*constraint.AndExpr); return ok }

func isOr(expr constraint.Expr) bool { _, ok := expr.(*constraint.OrExpr); return ok }
