package llm

import (
	"iter"
	"strings"
)

// Collect puts the pieces of a stream together. With an error it returns what
// came before it.
func Collect(stream iter.Seq2[Chunk, error]) (Reply, error) {
	var text strings.Builder
	var reply Reply
	for chunk, err := range stream {
		if err != nil {
			reply.Text = text.String()
			return reply, err
		}
		text.WriteString(chunk.Text)
		if chunk.Finish != "" {
			reply.Finish = chunk.Finish
		}
		if chunk.Usage != (Usage{}) {
			reply.Usage = chunk.Usage
		}
	}
	reply.Text = text.String()
	return reply, nil
}

// Whole is the stream of a reply that comes in one piece. The function runs
// when the iteration begins.
func Whole(complete func() (Reply, error)) iter.Seq2[Chunk, error] {
	return func(yield func(Chunk, error) bool) {
		reply, err := complete()
		if err != nil {
			yield(Chunk{}, err)
			return
		}
		yield(Chunk(reply), nil)
	}
}
