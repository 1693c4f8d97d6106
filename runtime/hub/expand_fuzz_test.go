package hub_test

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// mark is in every value of the environment and nowhere else.
const mark = "\x01hunter2\x02"

// FuzzExpand compares interpolation with a second reading of its rules, a
// regular expression. Files are left out: it would read any.
func FuzzExpand(f *testing.F) {
	for _, text := range []string{
		"", "plain", "$", "$$", "{}", "${A}", "${B}", "${C}", "x${A}y${B}z", "$${A}", "$$${A}", "$${A} ${A}", "${A",
		"${", "${}", "}${A}}", "${A:-x}", "${B:-x}", "${C:-x}", "${C:x}", "${B:x}", "${C:-${A}}", "${A:?x}",
		"${1}", "${ A}", "${C:-$}${A}", "${C:-$}{A}", "$${$${", "${A}\n\xff\u2028", "${A:-}", "${:}", "${C:}",
	} {
		f.Add(text, "value")
		f.Add(text, "${A}$${B}${file:x}")
	}
	f.Fuzz(func(t *testing.T, text, value string) {
		if strings.Contains(text, "${file:") || strings.Contains(text, mark) {
			return
		}
		environment := map[string]string{"A": mark + value, "B": ""}
		got, err := expanded(environment, text)
		want, ok := reference(environment, text)
		require.Equal(t, ok, err == nil, "%v", err)
		if !ok {
			checkProblem(t, err)
		} else {
			assert.Equal(t, want, got)
		}

		literal, err := expanded(environment, strings.ReplaceAll(text, "${", "$${"))
		require.NoError(t, err)
		assert.Equal(t, text, literal)
	})
}

// expanded returns what a text becomes on its way through a hub.
func expanded(environment map[string]string, text string) (string, error) {
	source := memory.New("test", hush.Values{"store:a": hush.Values{"url": text}})
	h, err := hub.Open(context.Background(), registry, nil, hub.From(source), hub.Env(environment))
	if err != nil {
		return "", err
	}
	node, _ := h.Node("store:a")
	return node.Get("url").Text(), nil
}

var (
	part     = regexp.MustCompile(`\$\$\{|\$\{[^}]*\}|\$\{`)
	variable = regexp.MustCompile(`^\$\{([A-Za-z_][A-Za-z0-9_]*)(?::(-)?((?s:.*)))?\}$`)
)

// reference expands a text, or reports that it can't be.
func reference(environment map[string]string, text string) (expanded string, ok bool) {
	ok = true
	expanded = part.ReplaceAllStringFunc(text, func(part string) string {
		if part == "$${" {
			return "${"
		}
		found := variable.FindStringSubmatch(part)
		if found == nil || strings.Contains(part[1:], "${") || found[2] == "" && strings.ContainsAny(first(found[3]), "?+=") {
			ok = false
			return ""
		}
		value, set := environment[found[1]]
		switch hasDefault := strings.Contains(part, ":"); {
		case set && (value != "" || found[2] == ""):
			return value
		case hasDefault:
			return found[3]
		}
		ok = false
		return ""
	})
	return expanded, ok
}

func first(text string) string { return text[:min(1, len(text))] }

// checkProblem sees to it that a problem holds no value of a variable.
func checkProblem(t *testing.T, err error) {
	t.Helper()
	config, ok := errors.AsType[*hush.ConfigError](err)
	require.True(t, ok)
	require.NotEmpty(t, config.Problems)
	for _, problem := range config.Problems {
		assert.Equal(t, "store:a.url", problem.Path)
		assert.NotContains(t, problem.Error(), mark)
		assert.NotContains(t, problem.Error(), "\n")
	}
}
