package schema_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/schema"
)

func TestProbe(t *testing.T) {
	result, err := generator.Generate(t.Context(), generator.Options{Dir: "../../examples/llmgateway", Packages: []string{"./plugins"}, SkipResources: true})
	require.NoError(t, err)
	m := result.Registries[0].Model
	for draft, name := range []string{"2020", "7"} {
		text := schema.Resources(m, schema.Draft(draft))
		var out bytes.Buffer
		require.NoError(t, json.Indent(&out, text, "", "  "))
		require.NoError(t, os.WriteFile("/tmp/S1/llm"+name+".json", out.Bytes(), 0o644))
		t.Log(len(text))
	}
	t.Log(string(schema.Config(m, "llm", "local", 0)))
}
