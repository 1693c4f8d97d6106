package server

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/hushgen/hushgen/examples/llmgateway/internal/chatapi"
	"github.com/hushgen/hushgen/examples/llmgateway/llm"
)

// The bounds of a request's body: its size in bytes and the time to send it.
const (
	maxRequest = 4 << 20
	readLimit  = time.Minute
)

// readRequest reads and checks the body of a chat completion.
func readRequest(w http.ResponseWriter, r *http.Request) (chatapi.Request, error) {
	var request chatapi.Request
	body, err := readBody(w, r)
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return request, refuse(http.StatusRequestEntityTooLarge, "request_too_large", "",
			"the request is larger than %d bytes", tooLarge.Limit)
	}
	if err != nil {
		return request, refuse(http.StatusBadRequest, "unreadable", "", "reading the request: %s", err)
	}
	if err := json.Unmarshal(body, &request); err != nil {
		return request, refuse(http.StatusBadRequest, "invalid_json", "", "the request is not what was expected: %s", err)
	}
	return request, check(request)
}

// readBody limits the time for the body alone: the ReadTimeout of http.Server
// would go on to count while the reply is streamed.
func readBody(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(time.Now().Add(readLimit)) // not every writer has deadlines
	defer func() { _ = control.SetReadDeadline(time.Time{}) }()
	return io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
}

// check returns the first thing that is wrong with a request.
func check(request chatapi.Request) error {
	switch {
	case request.Model == "":
		return invalid("model", "model: expected the name of a model; GET /v1/models lists them")
	case len(request.Messages) == 0:
		return invalid("messages", "messages: expected at least one")
	case request.Temperature != nil && (*request.Temperature < 0 || *request.Temperature > 2):
		return invalid("temperature", "temperature: expected 0 to 2, found %g", *request.Temperature)
	case request.MaxTokens != nil && *request.MaxTokens < 1:
		return invalid("max_tokens", "max_tokens: expected at least 1, found %d", *request.MaxTokens)
	case request.MaxCompletionTokens != nil && *request.MaxCompletionTokens < 1:
		return invalid("max_completion_tokens", "max_completion_tokens: expected at least 1, found %d", *request.MaxCompletionTokens)
	case request.N != nil && *request.N != 1:
		return invalid("n", "n: only one reply is supported, found %d", *request.N)
	}
	return checkRoles(request.Conversation())
}

func checkRoles(conversation llm.Request) error {
	for i, message := range conversation.Messages {
		switch message.Role {
		case llm.System, llm.User, llm.Assistant:
		default:
			return invalid("messages", "messages[%d].role: expected system, user or assistant, found %q", i, string(message.Role))
		}
	}
	return nil
}

func invalid(param, format string, arguments ...any) error {
	return refuse(http.StatusBadRequest, "invalid_value", param, format, arguments...)
}
