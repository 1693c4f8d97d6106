package server

import (
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"github.com/hushgen/hushgen/examples/llmgateway/internal/chatapi"
	"github.com/hushgen/hushgen/examples/llmgateway/internal/sse"
	"github.com/hushgen/hushgen/examples/llmgateway/llm"
)

// writeLimit is how long a client may take to accept one event.
const writeLimit = 30 * time.Second

// stream writes a reply as server-sent events. The first event waits for the
// first piece, so that a model that fails at once gets a proper status.
func (s *Server) stream(w http.ResponseWriter, r *http.Request, model llm.LLM, request chatapi.Request) error {
	events := newEvents(w, request.Model)
	var last llm.Chunk
	for chunk, err := range model.Stream(r.Context(), request.Conversation()) {
		if err == nil {
			err = events.text(chunk.Text)
		}
		if err != nil {
			return s.interrupted(r, events, err)
		}
		last = merge(last, chunk)
	}
	withUsage := request.StreamOptions != nil && request.StreamOptions.IncludeUsage
	if err := events.finish(last, withUsage); err != nil {
		return s.interrupted(r, events, err)
	}
	return nil
}

// interrupted ends a stream with an error. The status is out once the stream
// has begun, so the error becomes its last event.
func (s *Server) interrupted(r *http.Request, events *events, err error) error {
	if !events.begun {
		return err
	}
	if r.Context().Err() == nil && !errors.Is(err, errCutOff) {
		err = events.send(s.explain(r, err).body())
	}
	return err
}

// merge keeps what a stream says about its end.
func merge(last, chunk llm.Chunk) llm.Chunk {
	if chunk.Finish != "" {
		last.Finish = chunk.Finish
	}
	if chunk.Usage != (llm.Usage{}) {
		last.Usage = chunk.Usage
	}
	return last
}

// events writes the events of one reply.
type events struct {
	w        http.ResponseWriter
	control  *http.ResponseController
	envelope chatapi.Completion
	begun    bool
}

func newEvents(w http.ResponseWriter, model string) *events {
	return &events{w: w, control: http.NewResponseController(w), envelope: envelope("chat.completion.chunk", model)}
}

// text writes a piece of the reply.
func (e *events) text(text string) error {
	if text == "" {
		return nil
	}
	delta := &chatapi.Delta{Content: text}
	if !e.begun {
		delta.Role = string(llm.Assistant)
	}
	return e.choice(chatapi.Choice{Delta: delta})
}

// finish writes the reason, the counts if asked for, and the closing event.
func (e *events) finish(last llm.Chunk, withUsage bool) error {
	err := e.choice(chatapi.Choice{Delta: &chatapi.Delta{}, FinishReason: finishReason(last.Finish)})
	if err == nil && withUsage {
		event := e.envelope
		event.Usage = chatapi.NewUsage(last.Usage)
		err = e.send(event)
	}
	if err == nil {
		err = e.write(chatapi.Done)
	}
	return err
}

func (e *events) choice(choice chatapi.Choice) error {
	event := e.envelope
	event.Choices = []chatapi.Choice{choice}
	return e.send(event)
}

func (e *events) send(event any) error {
	data, err := json.Marshal(event)
	if err != nil {
		return err
	}
	return e.write(string(data))
}

// write writes one event and sees to it that it leaves at once.
func (e *events) write(data string) error {
	if !e.begun {
		e.begun = true
		e.w.Header().Set("Content-Type", "text/event-stream")
		e.w.Header().Set("Cache-Control", "no-cache")
	}
	_ = e.control.SetWriteDeadline(time.Now().Add(writeLimit)) // not every writer has deadlines
	if err := sse.Write(e.w, data); err != nil {
		return errors.Join(errCutOff, err)
	}
	if err := e.control.Flush(); err != nil {
		return errors.Join(errCutOff, err)
	}
	return nil
}
