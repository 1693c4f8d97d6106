package schemas

import (
	"context"
	"math/big"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/schema"
	"github.com/hushgen/hushgen/internal/jsontree"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// exactCategories are those whose plugins exact lists.
func exactCategories() []*model.Category {
	return slices.DeleteFunc(slices.Clone(zoo().Categories), func(c *model.Category) bool { return c.Name == "wild" || c.Name == "keeper" })
}

// snapshot is a source of what was read already.
type snapshot struct{ root hush.Node }

func (snapshot) Name() string { return "r.json" }

func (s snapshot) Load(context.Context) (hub.Snapshot, error) { return hub.Snapshot{Root: s.root}, nil }

// opened says what a program finds wrong with a file.
func opened(t *testing.T, root hush.Node, environment map[string]string) error {
	h, err := Open(t.Context(), hub.From(snapshot{root}), hub.Env(environment))
	if err == nil {
		assert.NoError(t, h.Close(t.Context()))
	}
	return err
}

func parsed(t *testing.T, text string) hush.Node {
	document, err := jsontree.Parse("r.json", []byte(text))
	require.NoError(t, err, text)
	return document.Root()
}

// FuzzFilesAgree is FuzzConfigsAgree for whole resources files.
func FuzzFilesAgree(f *testing.F) {
	for seed := range uint64(10) {
		f.Add(false, seeded(seed, 120).data)
	}
	for _, text := range []string{`null`, `[]`, `{"zoo": {"plain": null}}`, `{"ZOO:a": {"type": " Plain"}, "farm": {"type": 7}}`, `{"pond": null, "$schema": 1}`, `{"pond:a": {"type": "koi", "scales": 1}}`} {
		f.Add(true, []byte(text))
	}
	f.Fuzz(func(t *testing.T, raw bool, data []byte) {
		if !raw {
			requireFilesAgree(t, newGrower(&dice{data}).file(exactCategories()))
			return
		}
		document, err := jsontree.Parse("r.json", data)
		if err == nil && !document.Root().IsZero() && len(data) <= maxRaw {
			requireFilesAgree(t, fromJSON(string(data)))
		}
	})
}

// TestFilesAgree is the same for files that are always the same ones.
func TestFilesAgree(t *testing.T) {
	const files = 2000
	count := tally{}
	for seed := range uint64(files) {
		count.add(requireFilesAgree(t, newGrower(seeded(seed, 600)).file(exactCategories())))
	}
	t.Log(count)
	assert.Greater(t, count.good, files/10)
	assert.Greater(t, count.bad, files/10)
}

func requireFilesAgree(t *testing.T, document any) tally {
	t.Helper()
	text, data := inJSON(document), asData(document)
	refused := opened(t, parsed(t, text), nil)
	invalid := judgeOfFiles(schema.Draft2020).Validate(data)
	older := judgeOfFiles(schema.Draft7).Validate(data)
	if (invalid == nil) != (older == nil) {
		t.Fatalf("the drafts differ\n%s\n2020-12: %v\n7: %v", text, brief(invalid), brief(older))
	}
	rules := fileExceptions(document)
	if !allows(rules, refused, invalid) {
		t.Fatalf("exceptions %v\n%s\nprogram: %v\nschema: %v", rules, text, brief(refused), brief(invalid))
	}
	return verdict(refused, rules)
}

// fileExceptions returns the rules that hold for a file.
func fileExceptions(document any) []rule {
	file, _ := document.(mapping)
	var rules []rule
	if mentions(document) {
		rules = append(rules, variable)
	}
	seen := map[string]bool{}
	for _, p := range file {
		if category, _, _ := strings.Cut(p.key, ":"); isMarked(category) {
			rules = append(rules, orderMark)
		}
	}
	for _, e := range entries(zoo().Categories, file) {
		id := e.category.Name + ":" + e.name
		if seen[id] {
			rules = append(rules, twice)
		}
		seen[id] = true
		if p := chosen(e.category, e.name, e.settings); p != nil {
			rules = append(rules, exceptions(p, e.settings)...)
		}
		for _, selector := range []string{"type", "_class"} {
			value, _ := e.settings.get(selector)
			if isMarked(plainTextOf(value)) {
				rules = append(rules, orderMark)
			}
			if n, isNumber := value.(number); isNumber && isSpelledOtherwise(e.category, n) {
				rules = append(rules, spelledEnum)
			}
		}
	}
	slices.Sort(rules)
	return slices.Compact(rules)
}

// isMarked reports whether a name has a U+FEFF among the spaces around it.
func isMarked(name string) bool {
	isSpace := func(c rune) bool { return unicode.IsSpace(c) || c == '\ufeff' }
	return strings.TrimFunc(name, isSpace) != strings.TrimSpace(name)
}

// isSpelledOtherwise reports whether a number is the name of a plugin, but for
// its spelling.
func isSpelledOtherwise(c *model.Category, n number) bool {
	return slices.ContainsFunc(c.Plugins, func(p *model.Plugin) bool {
		return slices.ContainsFunc(namesOf(p), func(name string) bool {
			same, ok := new(big.Rat).SetString(name)
			return ok && same.Cmp(rational(n)) == 0 && name != canonical(string(n))
		})
	})
}
