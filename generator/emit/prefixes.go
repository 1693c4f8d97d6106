package emit

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
)

// prefixesOf shares things out by the beginnings of their names, so that those
// of one prefix have no more than the limit together, if that can be. Prefixes
// are as short as that allows: "" when all fit. Something whose name is itself
// the common beginning of others has it for its prefix.
func prefixesOf(sizes map[string]int, limit int) map[string]string {
	found := map[string]string{}
	var share func(prefix string, names []string)
	share = func(prefix string, names []string) {
		total := 0
		for _, name := range names {
			total += sizes[name]
		}
		if total <= limit || len(names) == 1 {
			for _, name := range names {
				found[name] = prefix
			}
			return
		}
		length := commonLength(names[0], names[len(names)-1])
		for len(names) > 0 {
			next := names[0][:min(length+1, len(names[0]))]
			end := 1
			for len(next) > length && end < len(names) && strings.HasPrefix(names[end], next) {
				end++
			}
			share(next, names[:end])
			names = names[end:]
		}
	}
	share("", slices.Sorted(maps.Keys(sizes)))
	return found
}

// commonLength returns how many bytes two texts have in common; in a sorted
// list the first and the last have what all have.
func commonLength(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// longestElement bounds what a file is named after: file systems take 255 bytes
// for a name.
const longestElement = 100

// fileElement writes a text as a part of a file's name, different for different
// texts on file systems too that don't know upper case: + is a dot, after which
// the go command would look for platforms, _ a colon, =hh any other byte.
func fileElement(text string) string {
	var element strings.Builder
	for i := range len(text) {
		switch c := text[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '-':
			element.WriteByte(c)
		case c == '.':
			element.WriteByte('+')
		case c == ':':
			element.WriteByte('_')
		default:
			fmt.Fprintf(&element, "=%02x", c)
		}
	}
	if element.Len() <= longestElement {
		return element.String()
	}
	hash := fnv.New64a()
	_, _ = hash.Write([]byte(text)) // never fails
	return fmt.Sprintf("%s=%016x", element.String()[:longestElement], hash.Sum64())
}
