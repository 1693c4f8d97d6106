package hush

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// minRedacted is the length in bytes from which on a hidden text is looked for
// in the errors of Validate: shorter ones occur everywhere by chance.
const minRedacted = 4

// redactedError is an error of the program whose text held a hidden value. It
// shows the text without it, and still is the error that it was. That one is
// behind a function: no verb of fmt follows those.
type redactedError struct {
	shown string
	err   func() error
}

func (e *redactedError) Error() string { return e.shown }

func (e *redactedError) Unwrap() error { return e.err() }

// redacting returns an error without the hidden texts.
func redacting(err error, hidden *strings.Replacer) error {
	text := err.Error()
	shown := hidden.Replace(text)
	if shown == text {
		return err
	}
	return &redactedError{shown: shown, err: func() error { return err }}
}

// hiddenTexts replaces what the config's errors must not show: what came from
// variables, files and the environment, what was given as a [Secret], what
// stands in secret fields. Longer texts come first, so that no part of one
// stays.
func (d *Decoder) hiddenTexts() *strings.Replacer {
	var texts []string
	eachScalar(d.in.Node, func(n Node) {
		if n.Hidden() {
			texts = appendForms(texts, n)
		}
	})
	for _, secret := range d.secrets {
		eachScalar(secret, func(n Node) { texts = appendForms(texts, n) })
	}
	slices.SortFunc(texts, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	texts = slices.Compact(texts)
	replacements := make([]string, 0, 2*len(texts))
	for _, text := range texts {
		replacements = append(replacements, text, redacted)
	}
	return strings.NewReplacer(replacements...)
}

func eachScalar(n Node, take func(Node)) {
	if n.IsZero() {
		return
	}
	for i := n.index; i < n.entry().End; i++ {
		if scalar := (Node{n.document, i}); scalar.Kind() == KindPlain || scalar.Kind() == KindString {
			take(scalar)
		}
	}
}

// appendForms adds the texts under which a hidden value may show up: as it
// is, without spaces around it, escaped in quotes, and without what is
// written around a variable.
func appendForms(texts []string, n Node) []string {
	text := n.Text()
	forms := []string{text, strings.TrimSpace(text)}
	if n.Replaced() {
		forms = append(forms, variablePart(n.Written(), text))
	}
	for _, form := range forms {
		escaped := strconv.Quote(form)
		for _, shown := range []string{form, escaped[1 : len(escaped)-1]} {
			if len(shown) >= minRedacted {
				texts = append(texts, shown)
			}
		}
	}
	return texts
}

// variablePart returns what stands in the place of ${…}: of several, with the
// text between them.
func variablePart(written, text string) string {
	if begin := strings.Index(written, "${"); begin > 0 {
		text = strings.TrimPrefix(text, written[:begin])
	}
	if end := strings.LastIndexByte(written, '}'); end >= 0 {
		text = strings.TrimSuffix(text, written[end+1:])
	}
	return text
}
