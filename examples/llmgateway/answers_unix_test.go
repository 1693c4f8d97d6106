//go:build unix

package main_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/hushgen/hushgen/examples/llmgateway/internal/chatapi"
	"github.com/hushgen/hushgen/examples/llmgateway/internal/sse"
)

// expected is what the service is to be asked with after an edit.
func expected(model string, edit int) string {
	switch model {
	case "steady":
		return "model=steady edit= passages=0;"
	case "guide":
		return fmt.Sprintf("model=edit-%d edit=%d passages=%d;", edit, edit, passagesOf(edit))
	default:
		return fmt.Sprintf("model=edit-%d edit=%d passages=0;", edit, edit)
	}
}

func (l *load) complete(model, prompt string, stream bool) (string, error) {
	body := fmt.Sprintf(`{"model":%q,"stream":%t,"messages":[{"role":"user","content":%q}]}`, model, stream, prompt)
	response, err := l.client.Post(l.url+"/v1/chat/completions", "application/json", strings.NewReader(body))
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(response.Body)
		return "", fmt.Errorf("%s: %s", response.Status, text)
	}
	if stream {
		return readEvents(response.Body)
	}
	var answer chatapi.Completion
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return "", err
	}
	return answer.Chunk().Text, nil
}

// readEvents returns a streamed reply. One without its end is an error.
func readEvents(body io.Reader) (string, error) {
	var text strings.Builder
	done := false
	for event, err := range sse.Events(body) {
		if err != nil {
			return "", err
		}
		if event.Data == chatapi.Done {
			done = true
			continue
		}
		var piece chatapi.Completion
		if err := json.Unmarshal([]byte(event.Data), &piece); err != nil {
			return "", err
		}
		if piece.Error != nil {
			return "", fmt.Errorf("the stream ended with %s", piece.Error)
		}
		text.WriteString(piece.Chunk().Text)
	}
	if !done {
		return "", errors.New("the stream was cut off")
	}
	return text.String(), nil
}
