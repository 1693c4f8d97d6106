package server

import (
	"crypto/rand"
	"errors"
	"net/http"
	"time"

	"github.com/hushgen/hushgen/examples/llmgateway/internal/chatapi"
	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/runtime/hush"
)

// complete serves POST /v1/chat/completions. Use holds the model open until
// the reply is written, streams included.
func (s *Server) complete(w http.ResponseWriter, r *http.Request) error {
	request, err := readRequest(w, r)
	if err != nil {
		return err
	}
	asked := false
	err = s.models.Use(r.Context(), request.Model, func(model llm.LLM) error {
		asked = true
		return s.answer(w, r, model, request)
	})
	var unknown *hush.NotFoundError
	if !asked && errors.As(err, &unknown) {
		return unknownModel(unknown)
	}
	return err
}

func (s *Server) answer(w http.ResponseWriter, r *http.Request, model llm.LLM, request chatapi.Request) error {
	if request.Stream {
		return s.stream(w, r, model, request)
	}
	reply, err := model.Complete(r.Context(), request.Conversation())
	if err != nil {
		return err
	}
	writeJSON(w, http.StatusOK, completion(request.Model, reply))
	return nil
}

// completion is the answer with a whole reply.
func completion(model string, reply llm.Reply) chatapi.Completion {
	answer := envelope("chat.completion", model)
	answer.Choices = []chatapi.Choice{{
		Message:      &chatapi.Message{Role: string(llm.Assistant), Content: chatapi.Content(reply.Text)},
		FinishReason: finishReason(reply.Finish),
	}}
	answer.Usage = chatapi.NewUsage(reply.Usage)
	return answer
}

// envelope is what answers and events have in common.
func envelope(object, model string) chatapi.Completion {
	return chatapi.Completion{
		ID:      "chatcmpl-" + rand.Text(),
		Object:  object,
		Created: time.Now().Unix(),
		Model:   model,
		Choices: []chatapi.Choice{},
	}
}

// finishReason never is null at the end of a reply.
func finishReason(finish llm.Finish) *string {
	if finish == "" {
		finish = llm.Stopped
	}
	return optional(string(finish))
}
