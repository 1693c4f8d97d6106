//go:build unix

package editors_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// answerTimeout bounds every wait for the server: a machine may be busy.
const answerTimeout = time.Minute

// message is one of the Language Server Protocol: a request, its answer, or a
// notification.
type message struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   *responseError  `json:"error,omitempty"`
}

// responseError is why a request failed.
type responseError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

// connection speaks to a server. What the server asks or tells goes to handle,
// from one goroutine; its answers go to whoever asked.
type connection struct {
	handle   func(method string, params json.RawMessage) (answer any)
	answered func(method string) // after the answer to what the server asked

	mu      sync.Mutex // of all below
	in      io.Writer
	sent    int
	waiting map[string]chan message
	failed  error // why nothing can be read any more
}

// call asks the server and decodes its answer.
func (c *connection) call(t *testing.T, method string, params, result any) {
	t.Helper()
	answer := make(chan message, 1)
	require.NoError(t, c.ask(method, params, answer))
	select {
	case got, open := <-answer:
		require.True(t, open, "%s: the server ended: %v", method, c.failure())
		require.Nil(t, got.Error, method)
		require.NoError(t, json.Unmarshal(got.Result, result), method)
	case <-time.After(answerTimeout):
		require.Fail(t, "no answer", "%s within %s", method, answerTimeout)
	}
}

func (c *connection) ask(method string, params any, answer chan message) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.failed != nil {
		return c.failed
	}
	c.sent++
	id := strconv.Itoa(c.sent)
	c.waiting[id] = answer
	return c.write(message{ID: json.RawMessage(id), Method: method}, params)
}

// notify tells the server something.
func (c *connection) notify(t *testing.T, method string, params any) {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	require.NoError(t, c.write(message{Method: method}, params))
}

// write sends a message with the parameters. mu is held.
func (c *connection) write(m message, params any) error {
	var err error
	if m.Params, err = json.Marshal(params); err != nil {
		return err
	}
	return c.send(m)
}

func (c *connection) send(m message) error {
	m.Version = "2.0"
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.in, "Content-Length: %d\r\n\r\n%s", len(text), text)
	return err
}

// read reads all that the server says, and returns when it has ended.
func (c *connection) read(out io.Reader) {
	reader := bufio.NewReader(out)
	for {
		got, err := receive(reader)
		if err == nil {
			err = c.take(got)
		}
		if err != nil {
			c.end(err)
			return
		}
	}
}

func receive(reader *bufio.Reader) (message, error) {
	header, err := textproto.NewReader(reader).ReadMIMEHeader()
	if err != nil {
		return message{}, err
	}
	length, err := strconv.Atoi(header.Get("Content-Length"))
	if err != nil {
		return message{}, err
	}
	text := make([]byte, length)
	if _, err := io.ReadFull(reader, text); err != nil {
		return message{}, err
	}
	var got message
	err = json.Unmarshal(text, &got)
	return got, err
}

// take deals with a message of the server.
func (c *connection) take(got message) error {
	if got.Method == "" {
		c.mu.Lock()
		defer c.mu.Unlock()
		id := string(got.ID)
		if answer, ok := c.waiting[id]; ok {
			delete(c.waiting, id)
			answer <- got
		}
		return nil
	}
	answer := c.handle(got.Method, got.Params)
	if got.ID == nil {
		return nil
	}
	text, err := json.Marshal(answer)
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	err = c.send(message{ID: got.ID, Result: text})
	c.answered(got.Method)
	return err
}

// end tells all who wait that no answer will come.
func (c *connection) end(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.failed = errors.Join(errors.New("the language server can't be read"), err)
	for id, answer := range c.waiting {
		delete(c.waiting, id)
		close(answer)
	}
}

func (c *connection) failure() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}
