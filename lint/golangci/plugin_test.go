package golangci_test

import (
	"strings"
	"testing"

	"github.com/golangci/plugin-module-register/register"

	_ "github.com/hushgen/hushgen/lint/golangci"
)

func TestPlugin(t *testing.T) {
	create, err := register.GetPlugin("hushgen")
	if err != nil {
		t.Fatal(err)
	}
	for _, settings := range []any{nil, map[string]any{}, map[string]any{"report": "problem"}} {
		plugin, err := create(settings)
		if err != nil {
			t.Fatal(err)
		}
		analyzers, err := plugin.BuildAnalyzers()
		if err != nil || len(analyzers) != 1 || analyzers[0].Name != "hushgen" {
			t.Errorf("%v: got %v, %v", settings, analyzers, err)
		}
		if plugin.GetLoadMode() != register.LoadModeTypesInfo {
			t.Errorf("contracts need types, got %s", plugin.GetLoadMode())
		}
	}
}

func TestSettings(t *testing.T) {
	create, err := register.GetPlugin("hushgen")
	if err != nil {
		t.Fatal(err)
	}
	for want, settings := range map[string]any{
		`hushgen: settings: report: expected problem, warning or note, found "loud"`: map[string]any{"report": "loud"},
		`unknown field "level"`: map[string]any{"level": "note"},
	} {
		if _, err := create(settings); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, expected %s", err, want)
		}
	}
}
