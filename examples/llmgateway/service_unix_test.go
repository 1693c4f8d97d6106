//go:build unix

package main_test

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hushgen/hushgen/examples/llmgateway/internal/chatapi"
	"github.com/hushgen/hushgen/examples/llmgateway/internal/sse"
)

// serviceKey is the key that the service wants.
const serviceKey = "sk-load"

// service is the service behind the models of a gateway. Its answers tell what
// it was asked with, and it counts the gateway's connections.
type service struct {
	*httptest.Server

	mu         sync.Mutex
	open, most int
}

func startService(t *testing.T) *service {
	t.Helper()
	s := new(service)
	s.Server = httptest.NewUnstartedServer(http.HandlerFunc(s.answer))
	s.Config.ConnState = s.count
	s.Start()
	t.Cleanup(s.Close)
	return s
}

func (s *service) count(_ net.Conn, state http.ConnState) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch state {
	case http.StateNew:
		s.open++
		s.most = max(s.most, s.open)
	case http.StateClosed, http.StateHijacked:
		s.open--
	}
}

// connections returns how many there are, and the most that there were.
func (s *service) connections() (open, most int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.open, s.most
}

// slowly in a prompt asks for a reply that takes two seconds.
const slowly = "slowly"

func (s *service) answer(w http.ResponseWriter, r *http.Request) {
	var request chatapi.Request
	switch err := json.NewDecoder(r.Body).Decode(&request); {
	case err != nil:
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	case r.Header.Get("Authorization") != "Bearer "+serviceKey:
		http.Error(w, "wrong key", http.StatusUnauthorized)
		return
	}
	piece := mark(request, r.Header.Get("X-Edit"))
	pieces, pause := 4, time.Millisecond
	if request.Messages[len(request.Messages)-1].Content == slowly {
		pieces, pause = 40, 50*time.Millisecond
	}
	stopped := "stop"
	if !request.Stream {
		message := &chatapi.Message{Role: "assistant", Content: chatapi.Content(strings.Repeat(piece, pieces))}
		_ = json.NewEncoder(w).Encode(chatapi.Completion{Choices: []chatapi.Choice{{Message: message, FinishReason: &stopped}}})
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	for range pieces {
		send(w, chatapi.Choice{Delta: &chatapi.Delta{Content: piece}})
		time.Sleep(pause)
	}
	send(w, chatapi.Choice{Delta: &chatapi.Delta{}, FinishReason: &stopped})
	_ = sse.Write(w, chatapi.Done)
}

// mark tells what a request was made with: the resources have the number of
// the edit that they are from in three places.
func mark(request chatapi.Request, edit string) string {
	passages := 0
	if first := request.Messages[0]; first.Role == "system" {
		passages = strings.Count(string(first.Content), "\n\n")
	}
	return fmt.Sprintf("model=%s edit=%s passages=%d;", request.Model, edit, passages)
}

func send(w http.ResponseWriter, choice chatapi.Choice) {
	data, _ := json.Marshal(chatapi.Completion{Choices: []chatapi.Choice{choice}})
	_ = sse.Write(w, string(data))
	w.(http.Flusher).Flush()
}
