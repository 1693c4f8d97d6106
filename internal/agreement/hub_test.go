package agreement_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsonfile"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// noPlugins is a registry without categories.
type noPlugins struct{}

func (noPlugins) Categories() []hush.AnyCategory { return nil }

func (noPlugins) Category(string) hush.AnyCategory { return nil }

func (noPlugins) SetDefaults(any) bool { return false }

// TestHubSaysTheSame: the hub finds the same mistakes at the same places.
func TestHubSaysTheSame(t *testing.T) {
	t.Chdir(t.TempDir())
	text := "{\n  \"$schema\": \"x\",\n  \"llm:é\": {\"type\": \"openai\"}, \"store:a\": null\n}\n"
	require.NoError(t, os.WriteFile("file", []byte(text), 0o600))
	for _, source := range []hub.Source{jsonfile.New("file"), yamlfile.New("file")} {
		_, err := hub.Open(t.Context(), &hush.Registry{Static: noPlugins{}}, nil, hub.From(source))
		var config *hush.ConfigError
		require.ErrorAs(t, err, &config)
		require.Len(t, config.Problems, 2)
		require.Equal(t, "file:3:3", config.Problems[0].Position.String())
		require.Equal(t, "file:3:32", config.Problems[1].Position.String())
	}
}
