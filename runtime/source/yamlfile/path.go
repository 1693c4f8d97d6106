package yamlfile

import (
	"strconv"

	"github.com/hushgen/hushgen/internal/names"
)

// step leads from a value to one in it: by a key, or by an index in a list.
// Only problems need the text of a path, so the walk keeps it apart.
type step struct {
	key   string
	index int
}

// itemStep goes by the index in a list.
func itemStep(index int) step { return step{index: index} }

// keyStep goes by a key.
func keyStep(key string) step { return step{key: key, index: -1} }

// pathText returns a path as problems show it: llm:gpt-4.stop[2]. The first
// key is the resource's own and stands as it is.
func pathText(path []step) string {
	var text []byte
	for i, s := range path {
		switch {
		case s.index >= 0:
			text = append(strconv.AppendInt(append(text, '['), int64(s.index), 10), ']')
		case i == 0:
			text = append(text, s.key...)
		default:
			text = names.AppendStep(text, s.key)
		}
	}
	return names.ShortenPath(string(text))
}
