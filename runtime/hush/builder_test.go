package hush_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

func TestBuilderEnds(t *testing.T) {
	document := sample().Entries
	var ends []int32
	for _, entry := range document {
		ends = append(ends, entry.End)
	}
	// 0 map; 1 name 2 a; 3 list 4 […] 5 1, 6 2, 7 null, 8 []; 9 deep 10 {…} 11 x 12 {…} 13 y 14 true
	assert.Equal(t, []int32{15, 3, 3, 9, 9, 6, 7, 8, 9, 15, 15, 15, 15, 15, 15}, ends)
}

func TestBuilderCopiesNodes(t *testing.T) {
	source := sample().Root()
	b := hush.NewBuilder("b.yaml")
	b.BeginMap(1, 1)
	b.Key("copy", 1, 1)
	b.Node(source.Get("deep"))
	b.Key("nothing", 2, 1)
	b.Node(hush.Node{})
	b.Key("all", 3, 1)
	b.BeginList(3, 6)
	b.Node(source)
	b.Node(source.Get("name"))
	b.End()
	b.End()
	root := b.Document().Root()
	assert.Equal(t, "{copy:{x:{y:p(true)}} nothing:null all:[{name:p(a) list:[p(1) s(2) null []] deep:{x:{y:p(true)}}} p(a)]}", show(root))
	assert.Equal(t, "b.yaml:3:15", root.Get("copy").Get("x").Get("y").Position().String())
	assert.True(t, root.Get("copy").Equal(source.Get("deep")))
	assert.Equal(t, "{name:p(a) list:[p(1) s(2) null []] deep:{x:{y:p(true)}}}", show(source), "the source is as it was")
}

func TestBuilderSecret(t *testing.T) {
	b := hush.NewBuilder("")
	b.Secret(hush.NewSecret(marker), 1, 2)
	n := b.Document().Root()
	assert.Equal(t, hush.KindString, n.Kind())
	assert.Equal(t, marker, n.Text())
	assert.Equal(t, "[redacted]", n.Written())
	assert.True(t, n.Hidden())
	assert.False(t, n.Replaced())
	assert.Equal(t, hush.Position{Line: 1, Column: 2}, n.Position())
}

// play builds a document from bytes: one step each, keys before the values
// of maps, everything ended.
func play(steps []byte) *hush.Document {
	b := hush.NewBuilder("fuzz")
	var maps []bool // whether each open value is a map
	b.BeginList(1, 1)
	maps = append(maps, false)
	for i, step := range steps {
		if step%8 == 7 {
			if len(maps) > 1 {
				b.End()
				maps = maps[:len(maps)-1]
			}
			continue
		}
		if maps[len(maps)-1] {
			b.Key(strconv.Itoa(i), i, 1)
		}
		switch step % 8 {
		case 0:
			b.Null(i, 2)
		case 1:
			b.Plain(strconv.Itoa(int(step)), i, 2)
		case 2:
			b.String(strconv.Itoa(int(step)), i, 2)
		case 3:
			b.Secret(hush.NewSecret("x"), i, 2)
		case 4:
			b.Node(sample().Root())
		case 5:
			b.BeginList(i, 2)
			maps = append(maps, false)
		case 6:
			b.BeginMap(i, 2)
			maps = append(maps, true)
		}
	}
	for range maps {
		b.End()
	}
	return b.Document()
}

// walk counts the entries that can be reached.
func walk(n hush.Node) int {
	count := 1
	for item := range n.Items() {
		count += walk(item)
	}
	for field := range n.Fields() {
		count += 1 + walk(field.Value)
	}
	return count
}

func FuzzBuilder(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{5, 1, 7, 6, 2, 6, 7, 4, 7, 0, 3})
	f.Add([]byte{6, 6, 6, 6, 5, 5, 5, 4})
	f.Fuzz(func(t *testing.T, steps []byte) {
		document := play(steps[:min(len(steps), 400)])
		require.Equal(t, int32(len(document.Entries)), document.Entries[0].End)
		for i, entry := range document.Entries {
			require.Greater(t, entry.End, int32(i))
			require.LessOrEqual(t, int(entry.End), len(document.Entries))
		}
		root := document.Root()
		require.Equal(t, len(document.Entries), walk(root), "every entry is reached, once")
		require.True(t, root.Equal(root))
		b := hush.NewBuilder("copy")
		b.Node(root)
		require.True(t, b.Document().Root().Equal(root))
	})
}
