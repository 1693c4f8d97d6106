// Package server is the gateway's HTTP side: the chat-completions protocol in
// front of whatever models it is given. It knows neither registry nor hub.
package server

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"slices"

	"github.com/hushgen/hushgen/examples/llmgateway/internal/chatapi"
	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Server answers requests with models. It is an http.Handler and safe for
// concurrent use.
//
//	POST /v1/chat/completions   "model" names a resource; streamed or whole
//	GET  /v1/models             the resources
//	GET  /v1/models/{model}     one of them
//
// Every error is a JSON body: see [chatapi.ErrorBody].
type Server struct {
	models hush.Resources[llm.LLM]
	log    *slog.Logger
	routes *http.ServeMux
}

// New returns a server for the models.
func New(models hush.Resources[llm.LLM], log *slog.Logger) *Server {
	s := &Server{models: models, log: log, routes: http.NewServeMux()}
	s.route("POST", "/v1/chat/completions", s.complete)
	s.route("GET", "/v1/models", s.listModels)
	s.route("GET", "/v1/models/{model...}", s.showModel)
	s.routes.HandleFunc("/", s.handle(func(_ http.ResponseWriter, r *http.Request) error {
		return refuse(http.StatusNotFound, "unknown_url", "", "there is nothing at %s", r.URL.Path)
	}))
	return s
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.routes.ServeHTTP(w, r) }

// route serves one method of a path and refuses all others.
func (s *Server) route(method, path string, serve handler) {
	s.routes.HandleFunc(method+" "+path, s.handle(serve))
	s.routes.HandleFunc(path, s.handle(func(w http.ResponseWriter, r *http.Request) error {
		w.Header().Set("Allow", method)
		return refuse(http.StatusMethodNotAllowed, "method_not_allowed", "",
			"expected %s %s, found %s", method, r.URL.Path, r.Method)
	}))
}

// handler serves a request or says why not. After an error nothing has been
// written yet, but for errCutOff.
type handler func(w http.ResponseWriter, r *http.Request) error

// errCutOff says that an answer had begun and can't be brought to an end.
var errCutOff = errors.New("the answer was cut off")

// handle writes a handler's error as the answer. Where that is no longer
// possible, or nobody waits for it, it breaks the connection: an answer that
// ends in good order would be taken for a whole one.
func (s *Server) handle(serve handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		err := serve(w, r)
		if err == nil {
			return
		}
		if r.Context().Err() != nil || errors.Is(err, errCutOff) {
			s.log.DebugContext(r.Context(), "cut off", "path", r.URL.Path, "error", err)
			panic(http.ErrAbortHandler)
		}
		s.explain(r, err).write(w)
	}
}

func (s *Server) listModels(w http.ResponseWriter, _ *http.Request) error {
	list := chatapi.ModelList{Object: "list", Data: []chatapi.Model{}}
	for name := range s.models.Names() {
		list.Data = append(list.Data, describe(name))
	}
	writeJSON(w, http.StatusOK, list)
	return nil
}

func (s *Server) showModel(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("model")
	known := slices.Collect(s.models.Names())
	if !slices.Contains(known, name) {
		return unknownModel(hush.NewNotFoundError("model", "", name, known))
	}
	writeJSON(w, http.StatusOK, describe(name))
	return nil
}

func describe(name string) chatapi.Model {
	return chatapi.Model{ID: name, Object: "model", OwnedBy: "gateway"}
}

// refuse makes the error for a request that is at fault itself.
func refuse(status int, code, param, format string, arguments ...any) *refusal {
	return &refusal{
		status: status, code: code, param: param,
		kind: invalidRequest, message: fmt.Sprintf(format, arguments...),
	}
}
