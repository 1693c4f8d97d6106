//go:build unix

package editors_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// installTimeout bounds the download of the language server, 30 MB.
const installTimeout = 3 * time.Minute

// installed is where the language server is, or why there is none.
type installed struct {
	node, script string
	reason       string
}

// requireServer returns the interpreter and the script of the language server.
// Without them it skips the test, or fails where the tests are required.
func requireServer(t *testing.T) installed {
	t.Helper()
	if testing.Short() {
		t.Skip("starts a language server, and installs it the first time")
	}
	found := install()
	if found.reason == "" {
		return found
	}
	require.NotEqual(t, "required", os.Getenv("HUSHGEN_EDITORS"), found.reason)
	t.Skip(found.reason)
	return installed{}
}

// install installs the language server once a lock file and user.
var install = sync.OnceValue(func() installed {
	node, err := exec.LookPath("node")
	if err != nil {
		return installed{reason: "there is no Node: " + err.Error()}
	}
	dir, err := installFolder()
	if err != nil {
		return installed{reason: "the language server can't be installed: " + err.Error()}
	}
	return installed{node: node, script: filepath.Join(dir, "node_modules", "yaml-language-server", "bin", "yaml-language-server")}
})

// installFolder returns the folder that holds what the lock file names, and
// fills it when it isn't there yet. It is filled aside and renamed, so another
// process never sees half of it.
func installFolder() (string, error) {
	lock, err := os.ReadFile(filepath.Join("testdata", "server", "package-lock.json"))
	if err != nil {
		return "", err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir() // no home
	}
	digest := sha256.Sum256(lock)
	dir := filepath.Join(cache, "hushgen-editors", hex.EncodeToString(digest[:8]))
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return "", err
	}
	aside, err := os.MkdirTemp(filepath.Dir(dir), "installing")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(aside)
	if err := download(aside); err != nil {
		return "", err
	}
	if err := os.Rename(aside, dir); err != nil {
		if _, missing := os.Stat(dir); missing != nil {
			return "", err
		} // else another process was faster
	}
	return dir, nil
}

// download has npm install into the folder what the lock file names.
func download(dir string) error {
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "server"))); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), installTimeout)
	defer cancel()
	npm := exec.CommandContext(ctx, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
	npm.Dir = dir
	ownGroup(npm)
	if output, err := npm.CombinedOutput(); err != nil {
		return &installError{err, string(output)}
	}
	return nil
}

// installError is npm's failure with what it said.
type installError struct {
	err    error
	output string
}

func (e *installError) Error() string { return "npm ci: " + e.err.Error() + "\n" + e.output }

func (e *installError) Unwrap() error { return e.err }

// ownGroup makes the command the leader of a process group, all of which ends
// with its context.
func ownGroup(command *exec.Cmd) {
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	command.Cancel = func() error { return syscall.Kill(-command.Process.Pid, syscall.SIGKILL) }
	command.WaitDelay = 5 * time.Second
}
