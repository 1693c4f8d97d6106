// Package transcription is the domain of programs that turn recordings into
// text. The recordings of this example are Morse code.
package transcription

import (
	"context"
	"io"
)

// Transcriber turns recordings into text.
//
//hush:category name=transcription title="Audio transcription" meta.input=audio/wav
type Transcriber interface {
	// Transcribe reads a mono WAV file of 16 bits and returns what it says.
	// A sign that it can't read becomes "?".
	Transcribe(ctx context.Context, wav io.Reader) (string, error)
}
