package hush

import "strings"

// Valid reports whether Validate of the config may run: nothing was wrong
// with the values so far, and the resources that the config holds directly
// are there. When only checking they are not, so Validate waits until the
// instance is made.
//
//go:noinline
func (d *Decoder) Valid() bool {
	return len(d.problems) == d.hostless && d.err == nil && !d.waits
}

// Invalid records what Validate of the config answered, at the position of
// the whole config. Errors joined by [errors.Join] stay several problems. A
// hidden value of the config in the text of an error is not shown: see
// [Decoder.hiddenTexts].
func (d *Decoder) Invalid(err error) {
	if err == nil {
		return
	}
	hidden := d.hiddenTexts()
	for _, e := range separateErrors(nil, err) {
		e = redacting(e, hidden)
		message := tame(e.Error())
		if message == "" {
			message = "Validate refuses the values without saying why"
		}
		d.refuse(Problem{Message: message, Err: e})
	}
}

// separateErrors appends an error, or the errors that it does nothing but
// join, to a list.
func separateErrors(list []error, err error) []error {
	joined := joinedErrors(err)
	if joined == nil {
		return append(list, err)
	}
	for _, e := range joined {
		if e != nil {
			list = separateErrors(list, e)
		}
	}
	return list
}

// joinedErrors returns the errors that err does nothing but join, or nil. An
// error that says more than those it wraps is one of its own.
func joinedErrors(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return nil
	}
	var texts []string
	for _, e := range joined.Unwrap() {
		if e != nil {
			texts = append(texts, e.Error())
		}
	}
	if len(texts) < 2 || strings.Join(texts, "\n") != err.Error() {
		return nil
	}
	return joined.Unwrap()
}
