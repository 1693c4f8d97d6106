package nameindex_test

import (
	"fmt"
	"math/bits"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/nameindex"
	"github.com/hushgen/hushgen/internal/names"
)

// oracle finds names with a map.
type oracle map[string]nameindex.Name

func newOracle(t testing.TB, list []nameindex.Name) (oracle, *nameindex.Table) {
	known := oracle{}
	for _, name := range list {
		known[name.Text] = name
	}
	table, err := nameindex.Build(list)
	require.NoError(t, err)
	return known, table
}

// check compares what a table finds with what the map holds.
func (o oracle) check(t testing.TB, table *nameindex.Table, written string) {
	t.Helper()
	want, known := o[names.Canonical(written)]
	got := nameindex.Find(table, written)
	require.Equal(t, known, got != 0, "%q", written)
	if known {
		require.Equal(t, want.Number, got.Number(), "%q", written)
		require.Equal(t, want.Varies, got.Varies(), "%q", written)
	}
}

func numbered(texts ...string) []nameindex.Name {
	var list []nameindex.Name
	for number, text := range texts {
		list = append(list, nameindex.Name{Text: text, Number: number, Varies: number%3 == 2})
	}
	return list
}

// spellings are ways to write a name, and neighbours of it that mean others.
func spellings(name string) []string {
	shouted := strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
	return []string{
		name, shouted, strings.ReplaceAll(name, "-", " "), " " + name, name + "\n", "\t" + shouted + "\r\n", "\u3000" + name, name + "\u00a0",
		name[:len(name)/2] + strings.ToUpper(name[len(name)/2:]),
		name + "x", "x" + name, name[1:], name[:len(name)-1], name + "\x00", "\x00" + shouted, name[:1] + "\n" + name[1:], name + "é",
		strings.ReplaceAll(name, "-", "."), strings.ReplaceAll(name, "-", "\t"), name + " x", name + name, "_" + name,
	}
}

func TestFind(t *testing.T) {
	lists := [][]string{
		nil,
		{"a"},
		{"0", "a", "a-b"},
		{"echo", "openai", "gpt-4.1", "gpt-4.1-mini", "gpt", "g", "whisper-tiny", "a-name-of-seventeen", "sixteen-letters-"[:15]},
		{"aaaaaaaa", "aaaaaaaaa", "aaaaaaaaaa", "aaaaaaaaaaaaaaaa"}, // equal ends, so equal hashes
		{"abababab", "ababababab", "abababababab", "a", "aa", "aaa", "aaaa", "aaaaa", "aaaaaa", "aaaaaaa"},
		{strings.Repeat("x", 64), strings.Repeat("x", 63), strings.Repeat("x", 17), strings.Repeat("x", 16)},
	}
	for _, list := range lists {
		known, table := newOracle(t, numbered(list...))
		for _, name := range append(list, "absent", "much-longer-and-absent", "b", strings.Repeat("x", 65), strings.Repeat("y", 1<<20)) {
			for _, written := range spellings(name) {
				known.check(t, table, written)
			}
		}
		known.check(t, table, "")
		known.check(t, table, " \t")
	}
}

// Every length, and every byte at every place of it, means what the canonical
// form says.
func TestFindAnyByte(t *testing.T) {
	for length := 1; length <= 24; length++ {
		name := ("a-b_c0d.e-f-g1h-i-j2k-l-m")[:length]
		name = strings.Trim(strings.ReplaceAll(name, "_", "-"), "-.")
		known, table := newOracle(t, numbered(name, "other"))
		for at := range len(name) {
			for c := range 256 {
				known.check(t, table, name[:at]+string([]byte{byte(c)})+name[at+1:])
			}
		}
	}
}

func tenThousand(form string) []nameindex.Name {
	var texts []string
	for number := range 10_000 {
		texts = append(texts, fmt.Sprintf(form, number))
	}
	return numbered(texts...)
}

// Thousands of names come to slots of their own: nothing is searched for twice.
func TestTenThousandNames(t *testing.T) {
	for _, form := range []string{"task-%05d", "p%d", "%d", "azure-cognitive-services-%d-preview"} {
		list := tenThousand(form)
		known, table := newOracle(t, list)
		onward := 0
		for _, slot := range table.Slots {
			if !nameindex.Entry(slot).Ends() {
				onward++
			}
		}
		assert.LessOrEqual(t, onward, 2, form) // 1111 and 11111
		for i, name := range list {
			known.check(t, table, name.Text)
			known.check(t, table, strings.ToUpper(name.Text)+" ")
			known.check(t, table, name.Text+"x")
			if i%100 == 0 {
				for _, written := range spellings(name.Text) {
					known.check(t, table, written)
				}
			}
		}
		assert.LessOrEqual(t, 8*len(table.Slots)+2*len(table.Displacements), 20*len(list), "bytes of the table, without names")
	}
}

func TestBuildIsDeterministic(t *testing.T) {
	list := tenThousand("task-%05d")[:1000]
	_, want := newOracle(t, list)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	_, got := newOracle(t, list)
	assert.Equal(t, want, got)
	assert.Equal(t, 1, bits.OnesCount(uint(len(got.Slots))))
	assert.Equal(t, "\na\nb\n", mustBuild(t, numbered("b", "a")).Names)
}

func mustBuild(t *testing.T, list []nameindex.Name) *nameindex.Table {
	table, err := nameindex.Build(list)
	require.NoError(t, err)
	return table
}

func TestBuildRefuses(t *testing.T) {
	for want, list := range map[string][]nameindex.Name{
		`index: "A" is not a valid name`:       numbered("a", "A"),
		`index: "a\nb" is not a valid name`:    numbered("a\nb"),
		`index: a is there twice`:              numbered("a", "b", "a"),
		`index: too many names: no room for a`: {{Text: "a", Number: 1 << 20}},
	} {
		table, err := nameindex.Build(list)
		assert.Nil(t, table)
		assert.EqualError(t, err, want)
	}
	table, err := nameindex.Build([]nameindex.Name{{Text: "a", Number: 1<<20 - 1}})
	require.NoError(t, err)
	assert.Equal(t, 1<<20-1, nameindex.Find(table, "A").Number())
}

func TestFindAllocatesNothing(t *testing.T) {
	_, table := newOracle(t, numbered("echo", "whisper-tiny", "azure-cognitive-services"))
	written := append(spellings("whisper-tiny"), append(spellings("azure-cognitive-services"), spellings("echo")...)...)
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		for _, name := range written {
			nameindex.Find(table, name)
		}
	}))
}

func FuzzFind(f *testing.F) {
	f.Add("echo openai gpt-4.1", "GPT_4.1")
	f.Add("aaaaaaaa aaaaaaaaa aaaaaaaaaa", " aaaaaaaaa\n")
	f.Add("a-name-of-many-letters", "a name-of_many letters")
	f.Fuzz(func(t *testing.T, listed, written string) {
		var texts []string
		seen := map[string]bool{}
		for _, text := range strings.Fields(listed) {
			if text = names.Canonical(text); names.Valid(text) && !seen[text] {
				texts = append(texts, text)
				seen[text] = true
			}
		}
		known, table := newOracle(t, numbered(texts...))
		known.check(t, table, written)
		for _, text := range texts {
			for _, written := range spellings(text) {
				known.check(t, table, written)
			}
		}
	})
}
