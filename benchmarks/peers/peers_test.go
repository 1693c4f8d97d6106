package peers_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/benchmarks/chat"
	"github.com/hushgen/hushgen/benchmarks/corpus"
	"github.com/hushgen/hushgen/benchmarks/peers"
	"github.com/hushgen/hushgen/benchmarks/plugins"
	"github.com/hushgen/hushgen/runtime/hush"
)

func TestPeersReadTheCorpus(t *testing.T) {
	for _, peer := range append(peers.YAML(), peers.JSON()...) {
		t.Run(peer.Name, func(t *testing.T) {
			models, err := peer.Open(peer.Format.Resources(3))
			require.NoError(t, err)
			require.Len(t, models, 3)
			for key, want := range corpus.Configs(3) {
				assert.Equal(t, want, models[key].Config())
			}
		})
	}
	for _, peer := range peers.YAML() {
		entries, err := peer.Flat(corpus.Flat(50))
		require.NoError(t, err, peer.Name)
		assert.Equal(t, corpus.FlatEntries(50), entries, peer.Name)
	}
}

// The three who check say the same: directives, tags and code by hand.
func TestChecksAgree(t *testing.T) {
	for name, spoil := range map[string]func(*chat.Config){
		"":                   func(*chat.Config) {},
		"no model":           func(c *chat.Config) { c.Model = "" },
		"long model":         func(c *chat.Config) { c.Model = strings.Repeat("é", 65) },
		"short endpoint":     func(c *chat.Config) { c.Endpoint = "http://" },
		"long endpoint":      func(c *chat.Config) { c.Endpoint = strings.Repeat("x", 201) },
		"cold":               func(c *chat.Config) { c.Temperature = -0.1 },
		"hot":                func(c *chat.Config) { c.Temperature = 2.1 },
		"no tokens":          func(c *chat.Config) { c.MaxTokens = -1 },
		"many tokens":        func(c *chat.Config) { c.MaxTokens = 1_000_001 },
		"short timeout":      func(c *chat.Config) { c.Timeout = time.Millisecond },
		"long timeout":       func(c *chat.Config) { c.Timeout = time.Hour },
		"unknown mode":       func(c *chat.Config) { c.Mode = "fastest" },
		"no key":             func(c *chat.Config) { c.APIKey = hush.Secret{} },
		"many retries":       func(c *chat.Config) { c.Retry.Max = 11 },
		"negative retries":   func(c *chat.Config) { c.Retry.Max = -1 },
		"long wait":          func(c *chat.Config) { c.Retry.Wait = 2 * time.Minute },
		"too many stops":     func(c *chat.Config) { c.Stop = make([]string, 5) },
		"as much as allowed": largest,
	} {
		config := corpus.Config(1)
		spoil(&config)
		_, err := plugins.Registry.LLM.Create(t.Context(), config)
		wrong := name != "" && name != "as much as allowed"
		assert.Equal(t, wrong, err != nil, "%s, directives: %v", name, err)
		err = peers.Validate(&config)
		assert.Equal(t, wrong, err != nil, "%s, tags: %v", name, err)
		err = config.Check()
		assert.Equal(t, wrong, err != nil, "%s, by hand: %v", name, err)
	}
}

func largest(c *chat.Config) {
	*c = chat.Config{
		Model: strings.Repeat("é", 64), Endpoint: strings.Repeat("x", 200), Temperature: 2, MaxTokens: 1_000_000,
		Timeout: 10 * time.Minute, Mode: chat.Exact, APIKey: hush.NewSecret("k"),
		Retry: chat.Retry{Max: 10, Wait: time.Minute}, Stop: make([]string, 4),
	}
}

func TestReadyPeers(t *testing.T) {
	for name, prepare := range map[string]func(chat.Config) (peers.Decode, error){
		"JSON": peers.JSONConfig, "node": peers.YAMLNode, "map": peers.Map,
	} {
		decode, err := prepare(corpus.Config(5))
		require.NoError(t, err, name)
		for range 2 {
			var config chat.Config
			require.NoError(t, decode(&config), name)
			assert.Equal(t, corpus.Config(5), config, name)
		}
	}
}
