package main_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// program is the built example.
var program string

// TestMain builds the example once.
func TestMain(m *testing.M) {
	os.Exit(buildAndRun(m))
}

func buildAndRun(m *testing.M) int {
	folder, err := os.MkdirTemp("", "llmgateway")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	program = filepath.Join(folder, "llmgateway.exe")
	if output, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%s%s\n", output, err)
		return 1
	}
	return m.Run()
}

// result is what a run of the program left.
type result struct {
	stdout, stderr string
	code           int
}

// run runs the program with further variables.
func run(t *testing.T, variables []string, arguments ...string) result {
	t.Helper()
	command := exec.CommandContext(t.Context(), program, arguments...)
	command.Env = append(append(os.Environ(), "LLMGATEWAY_CONFIG="), variables...)
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	err := command.Run()
	if _, exited := err.(*exec.ExitError); !exited {
		require.NoError(t, err)
	}
	return result{stdout.String(), stderr.String(), command.ProcessState.ExitCode()}
}

// demo is what the program prints when nothing is asked of it. The README
// shows it too.
const demo = `models: first, gpt, handbook, llama, mixtral, quick, reader, story

story> The captain
waved his hat, and the keeper waved back.

handbook> How do I report a lost badge?
A lost badge is reported at the front desk. The desk blocks it at once and hands out a new one on the same day.

handbook> What do penguins eat?
The handbook doesn't say.
`

func TestGeneratedFileIsUpToDate(t *testing.T) {
	check := exec.CommandContext(t.Context(), "go", "run", "github.com/hushgen/hushgen/cmd/hushgen", "check", "./plugins")
	output, err := check.CombinedOutput()
	require.NoError(t, err, string(output))
}

func TestDemo(t *testing.T) {
	assert.Equal(t, result{stdout: demo}, run(t, nil))
	assert.Equal(t, result{stdout: demo}, run(t, nil, "demo"))
}

func TestReadmeShowsTheDemo(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	assert.Contains(t, string(readme), demo)
}

func TestAsk(t *testing.T) {
	got := run(t, nil, "ask", "The", "letter", "was")
	assert.Equal(t, result{stdout: "from the north.\n"}, got)
	got = run(t, nil, "ask", "-model", "handbook", "When are sick days reported?")
	assert.Equal(t, result{stdout: "Sick days are reported by phone before nine. From the third day on a note from a doctor is needed.\n"}, got)
}

func TestAskOverTheNetwork(t *testing.T) {
	service := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer sk-test" {
			w.WriteHeader(http.StatusUnauthorized)
			io.WriteString(w, `{"error":{"message":"wrong key"}}`)
			return
		}
		w.Header().Set("Content-Type", "text/event-stream")
		io.WriteString(w, "data: {\"choices\":[{\"delta\":{\"content\":\"I am elsewhere.\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n")
	}))
	defer service.Close()
	variables := []string{"OPENAI_BASE_URL=" + service.URL, "OLLAMA_URL=" + service.URL, "OPENAI_API_KEY=sk-test"}
	assert.Equal(t, result{stdout: "I am elsewhere.\n"}, run(t, variables, "ask", "-model", "gpt", "Where are you?"))

	variables[2] = "OPENAI_API_KEY="
	got := run(t, variables, "ask", "-model", "gpt", "Where are you?")
	assert.Equal(t, result{stderr: "llmgateway: " + service.URL + "/chat/completions: 401 Unauthorized: wrong key\n", code: 1}, got)
	got = run(t, variables, "ask", "-model", "first", "The captain")
	assert.Equal(t, 0, got.code)
	assert.Equal(t, "waved his hat, and the keeper waved back.\n", got.stdout)
	assert.Contains(t, got.stderr, `msg="model passed over" model=llm:first passed=llm:gpt`)
	assert.Contains(t, got.stderr, `msg="model passed over" model=llm:first passed=llm:llama`)
}

func TestFailures(t *testing.T) {
	got := run(t, nil, "ask", "-model", "stori", "Hello")
	assert.Equal(t, result{stderr: "llmgateway: llm: no resource \"stori\"; did you mean story?\n", code: 1}, got)

	got = run(t, []string{"LLMGATEWAY_CONFIG=nowhere.yaml"})
	assert.Equal(t, 1, got.code)
	assert.Contains(t, got.stderr, "nowhere.yaml")

	got = run(t, []string{"OPENAI_BASE_URL=localhost"})
	assert.Equal(t, result{
		stderr: "llmgateway: resources.yaml:17:5: llm:gpt: base_url: expected http(s)://host/path, found \"[redacted]\"\n", code: 1,
	}, got)
}

func TestWrongCommandLines(t *testing.T) {
	cases := map[string][]string{
		`unknown command "aks"`:                       {"aks"},
		"ask: expected a prompt":                      {"ask"},
		"ask: flag provided but not defined: -modell": {"ask", "-modell", "x", "y"},
		`serve: unexpected "now"`:                     {"serve", "now"},
		`demo: unexpected "now"`:                      {"demo", "now"},
	}
	for want, arguments := range cases {
		got := run(t, nil, arguments...)
		assert.Equal(t, 2, got.code, want)
		assert.Empty(t, got.stdout)
		assert.Contains(t, got.stderr, "llmgateway: "+want+"\nusage: llmgateway [demo]")
	}
}
