package hush

// redacted is what every output shows in place of a secret.
const redacted = "[redacted]"

// Secret is a text that shows itself to nobody: every print verb, the JSON
// and text encoders and log/slog see "[redacted]" or a pointer, also when the
// Secret sits in an unexported field, where its methods aren't called.
// [Secret.Reveal] gives the text. The zero Secret is empty.
//
// Two Secrets of equal text are not == each other; compare what Reveal gives.
type Secret struct {
	// shown is what reflection sees first: it makes verbs that call no method
	// print the redaction. The text hides behind a pointer to a string, which
	// fmt never follows: one to a struct it would, for a verb that doesn't fit.
	shown string
	text  *string
}

// NewSecret returns a Secret that holds text.
func NewSecret(text string) Secret {
	if text == "" {
		return Secret{}
	}
	return Secret{shown: redacted, text: &text}
}

// Reveal returns the text.
func (s Secret) Reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

// IsZero reports whether the secret is empty.
func (s Secret) IsZero() bool { return s.text == nil }

// String returns "[redacted]", or "" for an empty secret.
func (s Secret) String() string { return s.shown }

// GoString returns what String returns, for %#v.
func (s Secret) GoString() string { return s.shown }

// MarshalText returns what String returns.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.shown), nil }

// MarshalJSON returns what String returns, as a JSON string.
func (s Secret) MarshalJSON() ([]byte, error) { return []byte(`"` + s.shown + `"`), nil }

// UnmarshalText sets the secret, so that other decoders can read one.
func (s *Secret) UnmarshalText(text []byte) error {
	*s = NewSecret(string(text))
	return nil
}
