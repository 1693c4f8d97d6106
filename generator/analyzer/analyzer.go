package analyzer

import (
	"flag"

	"golang.org/x/tools/go/analysis"

	"github.com/hushgen/hushgen/generator/problem"
)

const home = "https://github.com/hushgen/hushgen/blob/main/docs/"

// Analyzer checks the directives of a package against its types. Each
// diagnostic has the problem's code as its category.
//
// By default it reports what would stop the generator. The flag "report" asks
// for more: warning, or note for everything.
//
// It runs despite type errors, which it tells where an annotated declaration
// depends on them. Not every driver asks it then: go vet doesn't.
var Analyzer = &analysis.Analyzer{
	Name: "hushgen",
	Doc: `check //hush: directives

Tells what is wrong with the directives of a package: what the language doesn't
know, options that don't fit the type of their field, factories that don't fit
the contract of their category. hushgen explain CODE says more about each code.`,
	URL:              home + "linting.md",
	Flags:            flags(),
	Run:              run,
	RunDespiteErrors: true,
	FactTypes:        []analysis.Fact{new(Annotations)},
}

func flags() flag.FlagSet {
	set := flag.NewFlagSet("hushgen", flag.ContinueOnError)
	set.Var(new(level), "report", "the least that is reported: problem, warning or note")
	return *set
}

// reported returns the level that the flag asks for. The flag set belongs to
// the pass's analyzer, of which a driver may have made a copy.
func reported(analyzer *analysis.Analyzer) problem.Severity {
	if asked := analyzer.Flags.Lookup("report"); asked != nil {
		if level, ok := asked.Value.(*level); ok {
			return problem.Severity(*level)
		}
	}
	return problem.Error
}

func run(pass *analysis.Pass) (any, error) {
	p := newSource(pass)
	p.exportFacts()
	least := reported(pass.Analyzer)
	for _, found := range problem.Sort(p.check()) {
		if found.Severity <= least {
			p.report(found)
		}
	}
	return nil, nil
}
