package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/hushgen/hushgen/examples/llmgateway/internal/chatapi"
	"github.com/hushgen/hushgen/examples/llmgateway/upstream"
	"github.com/hushgen/hushgen/runtime/hush"
)

// The kinds of errors that the protocol knows.
const (
	invalidRequest = "invalid_request_error"
	rateLimit      = "rate_limit_error"
	serverError    = "server_error"
)

// refusal is an error that is ready to be an answer.
type refusal struct {
	status      int
	kind, code  string
	param       string
	message     string
	nearest     []string
	retryAfter  time.Duration
	undisclosed error // the cause, when the client gets to know less
}

func (r *refusal) Error() string { return r.message }

func (r *refusal) body() chatapi.ErrorBody {
	return chatapi.ErrorBody{Error: chatapi.ErrorInfo{
		Message: r.message, Type: r.kind, Param: optional(r.param), Code: optional(r.code), Nearest: r.nearest,
	}}
}

func (r *refusal) write(w http.ResponseWriter) {
	if r.retryAfter > 0 {
		seconds := math.Ceil(r.retryAfter.Seconds())
		w.Header().Set("Retry-After", strconv.FormatFloat(seconds, 'f', 0, 64))
	}
	writeJSON(w, r.status, r.body())
}

// explain turns the error of a model into an answer, and logs what the client
// isn't told: addresses and texts of other services are not its business.
func (s *Server) explain(r *http.Request, err error) *refusal {
	refusal := classify(err)
	if refusal.undisclosed != nil {
		s.log.ErrorContext(r.Context(), "model failed", "status", refusal.status, "error", err)
	}
	return refusal
}

func classify(err error) *refusal {
	var ready *refusal
	var refused *upstream.Error
	var notMade *hush.CreateError
	switch {
	case errors.As(err, &ready):
		return ready
	case errors.As(err, &notMade):
		return failed(http.StatusInternalServerError, "model_unavailable", "the model can't be set up", err)
	case errors.As(err, &refused):
		return upstreamRefused(refused, err)
	case errors.Is(err, context.DeadlineExceeded):
		return failed(http.StatusGatewayTimeout, "timeout", "the model doesn't answer in time", err)
	default:
		return failed(http.StatusBadGateway, "model_failed", "the model failed", err)
	}
}

// unknownModel speaks of models, since clients know nothing of resources.
func unknownModel(err *hush.NotFoundError) *refusal {
	model := *err
	model.What, model.Category = "model", ""
	refusal := refuse(http.StatusNotFound, "model_not_found", "model", "%s", model.Error())
	refusal.nearest = model.Nearest
	return refusal
}

// upstreamRefused passes on what the client can do something about: a request
// that the service finds wrong, and the wish to come back later. A key that
// the service doesn't take is the gateway's fault, not the client's.
func upstreamRefused(refused *upstream.Error, err error) *refusal {
	switch refused.Status {
	case http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusUnprocessableEntity:
		return refuse(refused.Status, refused.Code, "", "the model's service says: %s", refused.Message)
	case http.StatusTooManyRequests:
		refusal := failed(refused.Status, "rate_limit_exceeded", "the model's service is busy", err)
		refusal.kind = rateLimit
		refusal.retryAfter = refused.RetryAfter
		return refusal
	default:
		message := fmt.Sprintf("the model's service answered %d", refused.Status)
		return failed(http.StatusBadGateway, "model_failed", message, err)
	}
}

func failed(status int, code, message string, cause error) *refusal {
	return &refusal{status: status, kind: serverError, code: code, message: message, undisclosed: cause}
}

func optional(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// writeJSON writes an answer. A client that doesn't read it is its own problem.
func writeJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
