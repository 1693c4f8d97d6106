package names

// Squash returns the canonical form of a name without its separators: what
// WhisperTiny, whisper-tiny and whisper.tiny have in common.
func Squash(name string) string {
	var squashed []byte
	for _, c := range []byte(Canonical(name)) {
		if c != '-' && c != '.' {
			squashed = append(squashed, c)
		}
	}
	return string(squashed)
}
