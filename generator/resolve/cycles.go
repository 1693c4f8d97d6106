package resolve

import (
	"maps"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// checkCycles refuses packages that import the registry's package, which is
// going to import them. Where several do so through the same one, that is one
// problem.
func (r *resolver) checkCycles() {
	if r.Partial {
		return
	}
	chains := map[string][]string{} // by the package that imports the registry's
	others := map[string][]string{}
	for _, path := range r.importedPaths() {
		chain := r.chain(path, map[string]bool{})
		if path == r.Output.Path || chain == nil {
			continue
		}
		last := chain[len(chain)-2]
		if chains[last] == nil {
			chains[last] = chain
		} else if path != last {
			others[last] = append(others[last], path)
		}
	}
	for _, last := range slices.Sorted(maps.Keys(chains)) {
		chain := chains[last]
		p := r.add(problem.ImportCycle, r.Directive.Pos, "the registry must import "+chain[0]+", which imports the registry's package")
		p.Details = []string{strings.Join(append([]string{r.Output.Path}, chain...), " -> ")}
		if len(others[last]) > 0 {
			p.Details = append(p.Details, "the same way: "+strings.Join(others[last], ", "))
		}
		p.Details = append(p.Details, "take what is needed from the registry as a parameter, or move the registry to a package of its own")
	}
}

// importedPaths returns the packages that the generated file imports, sorted:
// those of plugins, and those of the types that it names.
func (r *resolver) importedPaths() []string {
	found := map[string]bool{}
	named := func(types ...model.Type) {
		for _, t := range types {
			for _, part := range t.Parts() {
				found[part.Path] = part.Path != ""
			}
		}
	}
	for _, unit := range r.plugged() {
		found[unit.Path] = true
	}
	for _, c := range r.registry.Categories {
		named(c.Contract)
		for _, p := range c.Plugins {
			named(p.Factory.Result)
		}
	}
	for _, host := range r.registry.Host {
		named(host.Type)
	}
	for _, h := range r.heldStructs() {
		named(h.Type)
		for _, field := range h.Fields {
			named(field.Type.Type)
		}
	}
	delete(found, "")
	return slices.Sorted(maps.Keys(found))
}

// plugged returns the units whose packages the generated file imports.
func (r *resolver) plugged() []*Unit {
	var units []*Unit
	for _, unit := range r.Searched {
		if slices.ContainsFunc(r.factories, func(f *factory) bool { return f.unit == unit }) {
			units = append(units, unit)
		}
	}
	return units
}

// chain returns the way from a package to the output package, or nil.
func (r *resolver) chain(from string, seen map[string]bool) []string {
	if from == r.Output.Path {
		return []string{from}
	}
	if seen[from] {
		return nil
	}
	seen[from] = true
	for _, next := range r.Imports(from) {
		if rest := r.chain(next, seen); rest != nil {
			return append([]string{from}, rest...)
		}
	}
	return nil
}
