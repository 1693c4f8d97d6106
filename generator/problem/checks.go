package problem

import "maps"

// Check is one thing that is checked. Several checks share a code.
type Check struct {
	// What is wrong, in a few words.
	What string
	// Says is a regular expression that the messages of the check match, and
	// those of no check of the code before it.
	Says string
}

// Checks returns the checks of the kind.
func (k Kind) Checks() []Check { return checks[k.Code] }

// checks is the table of all checks, by code.
var checks = joined(languageChecks, nameChecks, pluginChecks, fieldChecks, valueChecks, runChecks)

func joined(tables ...map[string][]Check) map[string][]Check {
	all := map[string][]Check{}
	for _, table := range tables {
		maps.Copy(all, table)
	}
	return all
}
