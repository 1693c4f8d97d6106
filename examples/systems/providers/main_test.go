package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/systems/internal/programtest"
	"github.com/hushgen/hushgen/examples/systems/providers/notify"
)

const kinds = `ai-provider:           digest 1.0, outline 1.2
git-platform:          local 2.0
input-adapter:         file 1.1, stdin 1.0, text 1.0
notification-channel:  console 1.0, webhook 2.1
storage-backend:       files 1.3, memory 1.0
`

func TestGeneratedFileIsFresh(t *testing.T) { programtest.Fresh(t) }

func TestProgram(t *testing.T) {
	binary, repo, head := programtest.Build(t), repository(t), ""
	head = command(t, repo, "rev-parse", "HEAD")[:7]

	programtest.InREADME(t, kinds)
	t.Run("as it is", func(t *testing.T) {
		// "door" and "feat" are said twice; lines that say so count most.
		assert.Equal(t, kinds+`read main up to `+head+`, commits: 4
stored in memory (82 bytes)
[Release notes]
What is new:

- fix: the door must not squeak
- feat: the door can open by itself
sent to console
sent to journal
the journal holds 1
`, programtest.Output(t, binary, programtest.Call{Args: []string{"-repo", repo}}))
	})
	t.Run("another provider, standard input, files and a webhook", func(t *testing.T) {
		var posted []notify.Message
		server := webhook(t, &posted)
		out := filepath.Join(t.TempDir(), "notes")
		output := programtest.Output(t, binary, programtest.Call{
			Args:  []string{"-repo", repo, "-ai", "Outline", "-intro", "-", "-out", out, "-webhook", server.URL},
			Env:   []string{"WEBHOOK_TOKEN=open sesame"},
			Stdin: "  Dear all\n",
		})
		const notes = "Dear all\n\nfeat\n- the door can open by itself\n- a second window\n" +
			"fix\n- the door must not squeak\nother\n- Begin"
		file := filepath.Join(out, "release-notes.md")
		assert.Equal(t, kinds+"read main up to "+head+", commits: 4\nstored in "+file+"\n[Release notes]\n"+notes+
			"\nsent to console\nsent to journal\nsent to team\nthe journal holds 1\n", output)
		stored, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, notes+"\n", string(stored))
		assert.Equal(t, []notify.Message{{Title: "Release notes", Text: notes}}, posted)
	})
	t.Run("the intro from a file", func(t *testing.T) {
		intro := filepath.Join(t.TempDir(), "intro.txt")
		require.NoError(t, os.WriteFile(intro, []byte("Hello!\n"), 0o644))
		output := programtest.Output(t, binary, programtest.Call{Args: []string{"-repo", repo, "-commits", "1", "-intro", intro}})
		assert.Contains(t, output, "[Release notes]\nHello!\n\n- fix: the door must not squeak\nsent")
	})
	t.Run("a webhook that refuses", func(t *testing.T) {
		server := webhook(t, nil)
		result := programtest.Run(t, binary, programtest.Call{Args: []string{"-repo", repo, "-webhook", server.URL}})
		assert.Equal(t, 1, result.ExitCode)
		assert.Equal(t, "providers: channel team: "+server.URL+" answered 403 Forbidden\n", result.Stderr)
	})
	t.Run("a provider that doesn't exist", func(t *testing.T) {
		result := programtest.Run(t, binary, programtest.Call{Args: []string{"-repo", repo, "-ai", "digset"}})
		assert.Equal(t, 1, result.ExitCode)
		assert.Equal(t, "providers: ai-provider: no plugin \"digset\"; did you mean digest?\n", result.Stderr)
	})
	t.Run("no repository", func(t *testing.T) {
		dir := t.TempDir()
		result := programtest.Run(t, binary, programtest.Call{Args: []string{"-repo", dir}})
		assert.Equal(t, 1, result.ExitCode)
		assert.Equal(t, "providers: git-platform:local: git.NewLocal: "+dir+" is not in a git repository\n", result.Stderr)
	})
}

// repository makes a real one with four commits.
func repository(t *testing.T) string {
	dir := t.TempDir()
	command(t, dir, "init", "-q", "-b", "main")
	for _, subject := range []string{"Begin", "feat: a second window", "feat: the door can open by itself", "fix: the door must not squeak"} {
		command(t, dir, "commit", "-q", "--allow-empty", "-m", subject)
	}
	return dir
}

func command(t *testing.T, dir string, args ...string) string {
	cmd := exec.CommandContext(t.Context(), "git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=Ada", "GIT_AUTHOR_EMAIL=ada@example.com", "GIT_COMMITTER_NAME=Ada", "GIT_COMMITTER_EMAIL=ada@example.com")
	output, err := cmd.CombinedOutput()
	require.NoError(t, err, "git %v: %s", args, output)
	return strings.TrimSpace(string(output))
}

// webhook takes messages from those who know the token.
func webhook(t *testing.T, posted *[]notify.Message) *httptest.Server {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer open sesame" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		var message notify.Message
		assert.Equal(t, http.MethodPost, r.Method)
		assert.NoError(t, json.NewDecoder(r.Body).Decode(&message))
		*posted = append(*posted, message)
	}))
	t.Cleanup(server.Close)
	return server
}
