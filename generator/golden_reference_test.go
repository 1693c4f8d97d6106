package generator_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/reference"
	"github.com/hushgen/hushgen/generator/reference/snippet"
	"github.com/hushgen/hushgen/generator/resources"
)

// TestExampleReferences holds the reference of the examples to the same as
// that of every golden case.
func TestExampleReferences(t *testing.T) {
	result, err := generator.Generate(t.Context(), generator.Options{Dir: "../examples", Packages: []string{"./..."}, SkipResources: true})
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(result.Registries), 7)
	for _, registry := range result.Registries {
		hasReference(t, registry.Model)
	}
}

// hasReference demands that every link of the reference leads somewhere, and
// that every snippet in it validates: as it stands, and with all that it
// offers.
func hasReference(t *testing.T, registry *model.Registry) {
	t.Helper()
	pages := map[string]string{}
	var all strings.Builder
	for _, page := range reference.Pages(registry) {
		folded := strings.ToLower(page.Name)
		assert.NotContains(t, pages, folded, "where case doesn't count")
		pages[folded] = string(page.Content)
		all.Write(page.Content)
	}
	for name, page := range pages {
		linksLead(t, name, page, pages)
	}
	whole := string(reference.Document(registry))
	linksLead(t, "", whole, map[string]string{"": whole})

	snippets := snippet.NewWriter(registry)
	for _, category := range registry.Categories {
		for _, plugin := range category.Plugins {
			text := snippets.Of(plugin)
			assert.Contains(t, all.String(), "yaml\n"+text)
			one := withoutVariants(registry, plugin)
			snippetValidates(t, one, text)
			snippetValidates(t, one, optional.ReplaceAllString(text, "$1$2"))
		}
	}
}

// withoutVariants returns the registry as the builds see it that have the
// plugin.
func withoutVariants(registry *model.Registry, plugin *model.Plugin) *model.Registry {
	one := *registry
	one.Categories = slices.Clone(registry.Categories)
	for i, category := range one.Categories {
		if category.Name == plugin.Category {
			copied := *category
			copied.Plugins = slices.DeleteFunc(slices.Clone(category.Plugins), func(p *model.Plugin) bool { return p != plugin && p.Name == plugin.Name })
			one.Categories[i] = &copied
		}
	}
	return &one
}

// optional finds the fields that are comments, not what is said of them.
var optional = regexp.MustCompile(`(?m)^( *)# ( *[^\s#].*:( .*)?)$`)

func snippetValidates(t *testing.T, registry *model.Registry, text string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "resources.yaml")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	file, err := resources.Read(t.Context(), path)
	require.NoError(t, err)
	report, err := resources.Check(t.Context(), registry, []*resources.File{file}, resources.Options{AllowUnset: true})
	require.NoError(t, err)
	for _, problem := range report.Problems {
		switch {
		case strings.Contains(problem.Message, "deprecated"):
		case strings.HasSuffix(t.Name(), "/never_made") && strings.Contains(problem.Message, "resources need each other"):
			// No resource of these plugins can be made: hushgen warns of them.
		default:
			assert.Fail(t, problem.Message, "%d:%d in\n%s", problem.Position.Line, problem.Position.Column, text)
		}
	}
}

var (
	code    = regexp.MustCompile("(?s)\n(````*)[a-z]*\n.*?\n(````*)\n|`[^`\n]*`")
	links   = regexp.MustCompile(`\]\(([^)]*)\)`)
	anchors = regexp.MustCompile(`<a id="([^"]*)"></a>`)
)

// linksLead follows the links of a page.
func linksLead(t *testing.T, name, page string, pages map[string]string) {
	t.Helper()
	seen := map[string]bool{}
	for _, anchor := range anchors.FindAllStringSubmatch(page, -1) {
		assert.False(t, seen[anchor[1]], "%s has the anchor %s twice", name, anchor[1])
		seen[anchor[1]] = true
	}
	for _, link := range links.FindAllStringSubmatch(code.ReplaceAllString(page, "\n"), -1) {
		if strings.Contains(link[1], "://") || strings.HasPrefix(link[1], "mailto:") {
			continue
		}
		target, anchor, _ := strings.Cut(link[1], "#")
		if target == "" {
			target = name
		}
		there, ok := pages[strings.ToLower(target)]
		assert.True(t, ok, "%s links to %s", name, link[1])
		if anchor != "" {
			assert.Contains(t, there, `<a id="`+anchor+`"></a>`, "%s links to %s", name, link[1])
		}
	}
}
