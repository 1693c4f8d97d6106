package jsontree

import "github.com/hushgen/hushgen/runtime/hush"

// without returns a document without the keys at the given indexes, in
// ascending order, and their values: of a name that is there twice, the first
// counts.
func without(document *hush.Document, dropped []int) *hush.Document {
	if len(dropped) == 0 {
		return document
	}
	kept := &hush.Document{Source: document.Source}
	// moved holds for each index, one behind the last included, how many
	// entries before it are gone.
	moved := make([]int32, len(document.Entries)+1)
	gone, end := int32(0), 0
	for i, entry := range document.Entries {
		moved[i] = gone
		for len(dropped) > 0 && dropped[0] <= i {
			end = max(end, int(document.Entries[dropped[0]].End))
			dropped = dropped[1:]
		}
		if i < end {
			gone++
			continue
		}
		kept.Entries = append(kept.Entries, entry)
	}
	moved[len(document.Entries)] = gone
	for i := range kept.Entries {
		kept.Entries[i].End -= moved[kept.Entries[i].End]
	}
	return kept
}
