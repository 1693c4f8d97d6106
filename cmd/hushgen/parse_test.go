package main

import (
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A line is read alike whether its command is found at once or among all.
func TestParsedAlike(t *testing.T) {
	std := streams{out: io.Discard, err: io.Discard}
	lines := [][]string{
		{}, {"run", "./cmd/x", "-v", "--", "--flag"}, {"run", "-v", "./x", "check"}, {"run", "--", "./x"}, {"run"}, {"help", "run"}, {"show"}, {"show", "a:b", "./..."},
		{"search", "check"}, {"validate", "-p", "x", "--env-file", "a", "file.yaml"}, {"explain", "HG020"}, {"directives", "field"},
		{"generate", "--prefix", "My", "--embed", "./a"}, {"generate", "check"}, {"env", "--format", "yaml"}, {"vet", "--fixx"},
		{"check", "--trace", "vet", "./..."}, {"list", "--trace"}, {"schema", "--draft", "7", "-vo", "x"}, {"docs", "-o", "x", "--check"}, {"version", "x"},
	}
	for _, name := range commandNames {
		lines = append(lines, []string{name}, []string{name, "-v"}, []string{name, "./..."}, []string{name, "--no-such-flag"})
	}
	for _, arguments := range lines {
		parsed, done, err := parse(arguments, std)
		all, doneByAll, errOfAll := parseWithout(nil, arguments, std)
		assert.Equal(t, all, parsed, arguments)
		assert.Equal(t, doneByAll, done, arguments)
		assert.Equal(t, errOfAll, err, arguments)
	}
}

func TestNamed(t *testing.T) {
	for want, lines := range map[string][][]string{
		"generate": {{}, {"generate"}, {"generate", "check"}},
		"check":    {{"check"}, {"check", "--tags", "vet"}},
		"":         {{"./..."}, {"chekc"}, {"-v", "check"}, {"check", "--help"}, {"check", "x", "-h"}, {"--trace", "check", "vet"}},
	} {
		for _, arguments := range lines {
			assert.Equal(t, want, named(arguments), arguments)
		}
	}
}

// The others are left out by the names of their fields, which must be those of
// the commands.
func TestCommandNames(t *testing.T) {
	std := streams{out: io.Discard, err: io.Discard}
	for _, name := range commandNames {
		arguments := []string{name, "x"}
		if name == "version" {
			arguments = arguments[:1]
		}
		parsed, _, err := parseWithout(nil, arguments, std)
		require.NoError(t, err)
		assert.Equal(t, name, parsed.name)
		parsed, _, err = parseWithout([]string{name}, arguments, std)
		if err == nil {
			assert.NotEqual(t, name, parsed.name)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	std := streams{out: io.Discard, err: io.Discard}
	b.Run("named", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _, _ = parse([]string{"check"}, std)
		}
	})
	b.Run("all", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _, _ = parseWithout(nil, []string{"check"}, std)
		}
	})
}
