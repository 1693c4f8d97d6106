// Package upstream calls the services behind models: JSON over HTTP with time
// limits, further tries and readable errors. It knows no protocol beyond that.
package upstream

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/hushgen/hushgen/runtime/hush"
)

// maxAnswer bounds an answer that is read whole.
const maxAnswer = 32 << 20

// Service is one service with everything that is needed to call it. It is
// safe for concurrent use.
type Service struct {
	client   *http.Client
	base     string
	header   http.Header
	settings Settings
}

// New returns the service at the settings' base URL. A key that is not empty
// is sent as a bearer token.
func New(client *http.Client, settings Settings, key hush.Secret) (*Service, error) {
	if client == nil {
		return nil, errors.New("the program provides no HTTP client")
	}
	if err := settings.Check(); err != nil {
		return nil, err
	}
	header := make(http.Header)
	for name, value := range settings.Headers {
		header.Set(name, value)
	}
	header.Set("Content-Type", "application/json")
	if !key.IsZero() {
		header.Set("Authorization", "Bearer "+key.Reveal())
	}
	base := strings.TrimSuffix(settings.BaseURL, "/")
	return &Service{client: client, base: base, header: header, settings: settings}, nil
}

// Post sends body as JSON and returns the answer when its status is 200. The
// caller closes the answer's body. Reading it fails with a [*TimeoutError]
// when a piece takes too long.
//
// Errors: [*Error] when the service refuses, [*TimeoutError], or what net/http
// says. A call that failed for now is tried again as the settings say.
func (s *Service) Post(ctx context.Context, path string, body any) (*http.Response, error) {
	payload, err := json.Marshal(body)
	if err != nil {
		return nil, fmt.Errorf("%s%s: %w", s.base, path, err)
	}
	for try := 0; ; try++ {
		response, err := s.post(ctx, path, payload)
		if err == nil {
			return response, nil
		}
		pause, again := s.settings.Retry.pause(ctx, try, err)
		if !again {
			return nil, err
		}
		if sleep(ctx, pause) != nil {
			return nil, fmt.Errorf("%w while waiting to try again after: %w", context.Cause(ctx), err)
		}
	}
}

// PostJSON posts and decodes the whole answer into answer.
func (s *Service) PostJSON(ctx context.Context, path string, body, answer any) error {
	response, err := s.Post(ctx, path, body)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	data, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer))
	if err != nil {
		return fmt.Errorf("%s%s: reading the answer: %w", s.base, path, err)
	}
	if err := json.Unmarshal(data, answer); err != nil {
		return fmt.Errorf("%s%s: the answer is not what was expected: %w", s.base, path, err)
	}
	return nil
}

// post makes one try.
func (s *Service) post(ctx context.Context, path string, payload []byte) (*http.Response, error) {
	patience := newPatience(ctx, s.settings.Timeout)
	request, err := http.NewRequestWithContext(patience.ctx, http.MethodPost, s.base+path, bytes.NewReader(payload))
	if err != nil {
		patience.end()
		return nil, err
	}
	request.Header = s.header.Clone()
	response, err := s.client.Do(request)
	if err != nil {
		err = patience.explain(err)
		patience.end()
		return nil, err
	}
	response.Body = &patientBody{body: response.Body, patience: patience}
	if response.StatusCode != http.StatusOK {
		defer response.Body.Close()
		return nil, readError(s.base+path, response)
	}
	return response, nil
}
