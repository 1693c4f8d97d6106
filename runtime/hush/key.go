package hush

import (
	"strings"

	"github.com/hushgen/hushgen/internal/names"
)

// Key names a resource: a configured use of a plugin.
type Key struct {
	// Category is the canonical name of the category, such as "llm".
	Category string
	// Name is the resource's own name, such as "gpt-4". It is the user's
	// text: exact case, no canonical form.
	Name string
}

// String returns the flat form "category:name".
func (k Key) String() string { return k.Category + ":" + k.Name }

// IsZero reports whether k names nothing.
func (k Key) IsZero() bool { return k == Key{} }

// ParseKey splits "category:name" at the first colon and brings the category
// into its canonical form. It reports false when there is no colon or one of
// the two sides is empty.
func ParseKey(text string) (Key, bool) {
	category, name, found := strings.Cut(text, ":")
	if !found {
		return Key{}, false
	}
	key := Key{Category: names.Canonical(category), Name: name}
	return key, key.Category != "" && key.Name != ""
}

// KeyIn reads what a user wrote where a resource of a known category is
// expected: "gpt-4" or "llm:gpt-4" in category llm. The text is a full key
// only if it begins with its own category and a colon; names may contain
// colons themselves.
func KeyIn(category, text string) Key {
	if before, after, found := strings.Cut(text, ":"); found && names.Canonical(before) == category {
		return Key{Category: category, Name: after}
	}
	return Key{Category: category, Name: text}
}
