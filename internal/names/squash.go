package names

import "strings"

// Squash returns the canonical form of a name without its separators: what
// WhisperTiny, whisper-tiny and whisper.tiny have in common.
func Squash(name string) string {
	name = strings.ReplaceAll(Canonical(name), "-", "")
	return strings.ReplaceAll(name, ".", "")
}
