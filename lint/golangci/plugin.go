// Package golangci makes hushgen's analyzer a module plugin of golangci-lint.
// docs/linting.md says how to build and configure it.
package golangci

import (
	"fmt"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/hushgen/hushgen/generator/analyzer"
)

func init() { register.Plugin("hushgen", New) }

// settings stand below linters.settings.custom.hushgen.settings.
type settings struct {
	// Report is the least that is reported: problem (the default), warning or
	// note.
	Report string `json:"report"`
}

type plugin struct{}

// New makes the plugin from its settings.
func New(raw any) (register.LinterPlugin, error) {
	decoded, err := register.DecodeSettings[settings](raw)
	if err != nil {
		return nil, fmt.Errorf("hushgen: settings: %w", err)
	}
	if decoded.Report != "" {
		if err := analyzer.Analyzer.Flags.Set("report", decoded.Report); err != nil {
			return nil, fmt.Errorf("hushgen: settings: report: %w", err)
		}
	}
	return plugin{}, nil
}

// BuildAnalyzers returns the analyzer.
func (plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	return []*analysis.Analyzer{analyzer.Analyzer}, nil
}

// GetLoadMode asks for types: contracts and fields are checked against them.
func (plugin) GetLoadMode() string { return register.LoadModeTypesInfo }
