package annotations_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/annotations"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

func TestWriteHelp(t *testing.T) {
	verbs := []string{""}
	for _, v := range annotations.Verbs() {
		verbs = append(verbs, v.Name)
	}
	for _, verb := range verbs {
		t.Run(verb, func(t *testing.T) {
			var out bytes.Buffer
			require.NoError(t, annotations.WriteHelp(&out, verb))
			golden(t, strings.TrimSuffix("help-"+verb, "-")+".txt", out.String())
			for line := range strings.Lines(out.String()) {
				line = strings.TrimSuffix(line, "\n")
				assert.LessOrEqual(t, utf8.RuneCountInString(strings.ReplaceAll(line, "\t", "        ")), 80, line)
				assert.Equal(t, strings.TrimRight(line, " \t"), line)
			}
		})
	}
}

func TestWriteHelpAsWritten(t *testing.T) {
	var plain, written bytes.Buffer
	require.NoError(t, annotations.WriteHelp(&plain, "field"))
	require.NoError(t, annotations.WriteHelp(&written, "//hush:field"))
	assert.Equal(t, plain.String(), written.String())
}

func TestWriteHelpUnknownVerb(t *testing.T) {
	var out bytes.Buffer
	assert.EqualError(t, annotations.WriteHelp(&out, "confg"), `unknown verb "confg": did you mean "config"?`)
	assert.EqualError(t, annotations.WriteHelp(&out, "zebra"), `unknown verb "zebra": the verbs are registry, category, config, factory, field`)
	assert.Empty(t, out.String())
}

func TestWriteReference(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, annotations.WriteReference(&out))
	golden(t, "reference.md", out.String())
}

type brokenWriter struct{}

var errBroken = errors.New("broken")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestWriteErrors(t *testing.T) {
	assert.ErrorIs(t, annotations.WriteHelp(brokenWriter{}, ""), errBroken)
	assert.ErrorIs(t, annotations.WriteHelp(brokenWriter{}, "field"), errBroken)
	assert.ErrorIs(t, annotations.WriteReference(brokenWriter{}), errBroken)
}
