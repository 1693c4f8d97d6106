package agreement_test

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/runtime/hush"
)

// A tree is nil, a bool, a string, a number, a list or a mapping: what each
// format is written from, and what its reader must find.
type (
	tree    any
	number  string // as written
	list    []tree
	mapping []pair
	pair    struct {
		key   string
		value tree
	}
)

// grower makes random trees.
type grower struct{ *rand.Rand }

// newGrower always makes the same trees for a seed.
func newGrower(seed uint64) grower { return grower{rand.New(rand.NewPCG(seed, 0))} }

func (g grower) mapping(depth int) mapping {
	found := make(map[string]bool)
	m := mapping{}
	for range g.size(depth) {
		if key := g.text(); !found[key] {
			found[key] = true
			m = append(m, pair{key, g.tree(depth - 1)})
		}
	}
	return m
}

func (g grower) size(depth int) int {
	if depth <= 0 {
		return 0
	}
	if g.IntN(20) == 0 {
		return 30 // beyond what is compared one by one
	}
	return g.IntN(5)
}

func (g grower) tree(depth int) tree {
	switch g.IntN(7) {
	case 0:
		return nil
	case 1:
		return g.IntN(2) == 0
	case 2:
		return g.number()
	case 3, 4:
		return g.text()
	case 5:
		l := list{}
		for range g.size(depth) {
			l = append(l, g.tree(depth-1))
		}
		return l
	}
	return g.mapping(depth)
}

// number makes a number as [hush.Values] writes one, as other formats can
// hold any.
func (g grower) number() number {
	switch g.IntN(4) {
	case 0:
		return number(strconv.Itoa(g.IntN(100) - 50))
	case 1:
		return number(strconv.FormatInt(int64(g.Uint64()), 10))
	case 2:
		return number(strconv.FormatUint(g.Uint64()|1<<63, 10))
	}
	f := (g.Float64() - 0.5) * math.Pow(10, float64(g.IntN(30)-20))
	if f == math.Trunc(f) {
		f += 0.5
	}
	return number(strconv.FormatFloat(f, 'g', -1, 64))
}

// words are texts that a reader could take for something else.
var words = []string{
	"", "null", "~", "true", "no", "1", "-0x1F", "1e3", ".inf", "2024-01-01", "${A}", "$${A}", "<<", "-", "- a", "?", ": ", "a: b", "#", " #", "&a", "*a", "!t", "%A", "@", "`",
	"{", "}", "[", "]", ",", "'", "''", `"`, `\`, "---", "...", "--- a", " x", "x ", "\t", "\n", "a\nb", "a\n\n b\n", "\r\n", "llm:gpt-4", "é", "ü\u0301", "😀", "日本", "type", "=",
	"\u00a0", "\ufeff", "\x7f", "\x00", "\x01", "\x1b", "\u0080", "\u0085", "\u2028", "\u2029", "\ufffd", "\ufffe", "\uffff", "\U0010ffff",
}

func (g grower) text() string {
	var text strings.Builder
	for range 1 + g.IntN(3) {
		text.WriteString(words[g.IntN(len(words))])
	}
	if g.IntN(200) == 0 {
		text.WriteString(strings.Repeat("long", 1000))
	}
	return text.String()
}

// node makes the node that every reader must make of a tree.
func node(t tree) hush.Node {
	b := hush.NewBuilder("")
	build(b, t)
	return b.Document().Root()
}

func build(b *hush.Builder, t tree) {
	switch t := t.(type) {
	case nil:
		b.Null(0, 0)
	case bool:
		b.Plain(strconv.FormatBool(t), 0, 0)
	case number:
		b.Plain(string(t), 0, 0)
	case string:
		b.String(t, 0, 0)
	case list:
		b.BeginList(0, 0)
		for _, item := range t {
			build(b, item)
		}
		b.End()
	case mapping:
		b.BeginMap(0, 0)
		for _, p := range t {
			b.Key(p.key, 0, 0)
			build(b, p.value)
		}
		b.End()
	}
}

// values makes the Go value that a program would write for a tree.
func values(t tree) any {
	switch t := t.(type) {
	case number:
		return goNumber(string(t))
	case list:
		items := make([]any, len(t))
		for i, item := range t {
			items[i] = values(item)
		}
		return items
	case mapping:
		fields := make(hush.Values, len(t))
		for _, p := range t {
			fields[p.key] = values(p.value)
		}
		return fields
	}
	return t
}

func goNumber(text string) any {
	if i, err := strconv.ParseInt(text, 10, 64); err == nil {
		return i
	}
	if u, err := strconv.ParseUint(text, 10, 64); err == nil {
		return u
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		panic(err)
	}
	return f
}
