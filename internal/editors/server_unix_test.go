//go:build unix

package editors_test

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// server is a running language server with one folder open.
type server struct {
	*connection
	folder string
	// schemas is the setting yaml.schemas: a schema's path, and the files that
	// it is for.
	schemas map[string]any
	opened  int // documents so far

	configured chan struct{} // closed when the server has its settings

	mu        sync.Mutex
	published map[string]chan []diagnostic
}

// start starts a server for a folder. It ends with the test.
func start(t *testing.T, folder string, schemas map[string]any) *server {
	t.Helper()
	found := requireServer(t)
	ctx, cancel := context.WithCancel(context.Background())
	command := exec.CommandContext(ctx, found.node, found.script, "--stdio")
	command.Dir, command.Stderr = folder, os.Stderr
	ownGroup(command)
	in, err := command.StdinPipe()
	require.NoError(t, err)
	out, err := command.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())

	s := &server{folder: folder, schemas: schemas, configured: make(chan struct{}), published: map[string]chan []diagnostic{}}
	s.connection = &connection{handle: s.handle, answered: s.answered(), in: in, waiting: map[string]chan message{}}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		s.read(out)
	}()
	t.Cleanup(func() {
		cancel()
		<-ended
		_ = command.Wait() // it was killed
	})
	s.initialize(t)
	return s
}

func (s *server) initialize(t *testing.T) {
	t.Helper()
	markdown := []string{"markdown", "plaintext"}
	root := "file://" + s.folder
	var result struct {
		Capabilities map[string]any `json:"capabilities"`
	}
	s.call(t, "initialize", map[string]any{
		"processId":        os.Getpid(),
		"rootUri":          root,
		"workspaceFolders": []any{map[string]any{"uri": root, "name": "folder"}},
		"capabilities": map[string]any{
			"workspace": map[string]any{"configuration": true, "workspaceFolders": true},
			"textDocument": map[string]any{
				"completion":         map[string]any{"completionItem": map[string]any{"snippetSupport": true, "documentationFormat": markdown}},
				"hover":              map[string]any{"contentFormat": markdown},
				"publishDiagnostics": map[string]any{},
			},
		},
	}, &result)
	require.Contains(t, result.Capabilities, "hoverProvider")
	s.notify(t, "initialized", struct{}{})
	select {
	case <-s.configured:
	case <-time.After(answerTimeout):
		require.Fail(t, "the server didn't ask for its settings", "within %s", answerTimeout)
	}
}

// answered notes that the settings are on their way.
func (s *server) answered() func(method string) {
	var once sync.Once
	return func(method string) {
		if method == "workspace/configuration" {
			once.Do(func() { close(s.configured) })
		}
	}
}

// handle answers what the server asks and keeps what it tells.
func (s *server) handle(method string, params json.RawMessage) any {
	switch method {
	case "workspace/configuration":
		return s.configuration(params)
	case "textDocument/publishDiagnostics":
		var told struct {
			URI         string       `json:"uri"`
			Diagnostics []diagnostic `json:"diagnostics"`
		}
		if json.Unmarshal(params, &told) == nil {
			s.publish(told.URI, told.Diagnostics)
		}
	}
	return nil
}

// configuration has the settings of each section that is asked for.
func (s *server) configuration(params json.RawMessage) any {
	var asked struct {
		Items []struct {
			Section string `json:"section"`
		} `json:"items"`
	}
	if json.Unmarshal(params, &asked) != nil {
		return nil
	}
	answers := make([]any, len(asked.Items))
	for i, item := range asked.Items {
		if item.Section == "yaml" {
			answers[i] = map[string]any{
				"validate": true, "hover": true, "completion": true, "schemas": s.schemas,
				"schemaStore":        map[string]any{"enable": false}, // nothing from the network
				"kubernetesCRDStore": map[string]any{"enable": false},
			}
		}
	}
	return answers
}

// publish keeps the latest diagnostics of a document.
func (s *server) publish(uri string, diagnostics []diagnostic) {
	latest := s.latest(uri)
	for {
		select {
		case latest <- diagnostics:
			return
		case <-latest: // an older one that nobody took
		}
	}
}

func (s *server) latest(uri string) chan []diagnostic {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.published[uri] == nil {
		s.published[uri] = make(chan []diagnostic, 1)
	}
	return s.published[uri]
}

func (s *server) uri(name string) string { return "file://" + filepath.Join(s.folder, name) }
