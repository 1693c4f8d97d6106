package git_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/systems/providers/git"
)

// run runs the git program, with the same person and time always.
func run(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=Ada Lovelace", "GIT_AUTHOR_EMAIL=ada@example.com", "GIT_AUTHOR_DATE=2026-01-02T03:04:05+0100",
		"GIT_COMMITTER_NAME=Ada Lovelace", "GIT_COMMITTER_EMAIL=ada@example.com", "GIT_COMMITTER_DATE=2026-01-02T03:04:05+0100")
	output, err := cmd.CombinedOutput()
	require.NoError(t, err, "git %v: %s", args, output)
	return strings.TrimSpace(string(output))
}

// repository makes one with so many commits. Their messages are long and
// alike, so that packs keep some as deltas of others.
func repository(t *testing.T, commits int) string {
	dir := t.TempDir()
	run(t, dir, "init", "-q", "-b", "main")
	for i := range commits {
		body := strings.Repeat(fmt.Sprintf("a line of the long body, of which much stays from commit %d\n", i/10), 20)
		run(t, dir, "commit", "-q", "--allow-empty", "-m", fmt.Sprintf("change %d", i), "-m", body)
	}
	return dir
}

// compare compares what the platform reads with what git says.
func compare(t *testing.T, dir string, limit int) {
	t.Helper()
	platform, err := git.NewLocal(git.LocalConfig{Path: dir})
	require.NoError(t, err)
	_, head, err := platform.Head(t.Context())
	require.NoError(t, err)
	assert.Equal(t, run(t, dir, "rev-parse", "HEAD"), head)
	commits, err := platform.Log(t.Context(), limit)
	require.NoError(t, err)
	var got []string
	for _, c := range commits {
		got = append(got, fmt.Sprintf("%s %s %d %s", c.Hash, c.Author, c.When.Unix(), c.Subject))
	}
	want := run(t, dir, "log", "--first-parent", "--format=%H %an %at %s", fmt.Sprintf("-%d", limit))
	assert.Equal(t, strings.Split(want, "\n"), got)
}

func TestLogAsGitSeesIt(t *testing.T) {
	dir := repository(t, 30)
	compare(t, dir, 100)
	compare(t, dir, 7)

	for name, option := range map[string]string{
		"deltas by offset": "repack.useDeltaBaseOffset=true",
		"deltas by name":   "repack.useDeltaBaseOffset=false",
	} {
		t.Run(name, func(t *testing.T) {
			run(t, dir, "-c", option, "repack", "-q", "-a", "-d", "-f", "--window=20", "--depth=20")
			packs, err := filepath.Glob(filepath.Join(dir, ".git", "objects", "pack", "*.idx"))
			require.NoError(t, err)
			require.Len(t, packs, 1)
			require.Contains(t, run(t, dir, "verify-pack", "-v", packs[0]), "chain length = 2", "the test needs deltas of deltas")
			compare(t, dir, 100)
		})
	}
	t.Run("packed references and a new commit", func(t *testing.T) {
		run(t, dir, "pack-refs", "--all")
		compare(t, dir, 100)
		run(t, dir, "commit", "-q", "--allow-empty", "-m", "on top")
		compare(t, dir, 100)
	})
	t.Run("a merge", func(t *testing.T) {
		run(t, dir, "checkout", "-q", "-b", "side", "HEAD~3")
		run(t, dir, "commit", "-q", "--allow-empty", "-m", "aside")
		run(t, dir, "checkout", "-q", "main")
		run(t, dir, "merge", "-q", "--no-ff", "-m", "merge it", "side")
		compare(t, dir, 100)
	})
	t.Run("a shallow clone", func(t *testing.T) {
		clone := filepath.Join(t.TempDir(), "clone")
		run(t, dir, "clone", "-q", "--depth=3", "file://"+filepath.ToSlash(dir), clone)
		compare(t, clone, 100)
	})
	t.Run("an added work tree, from a folder in it", func(t *testing.T) {
		tree := filepath.Join(t.TempDir(), "tree")
		run(t, dir, "worktree", "add", "-q", "-b", "other", tree)
		folder := filepath.Join(tree, "a", "b")
		require.NoError(t, os.MkdirAll(folder, 0o755))
		compare(t, folder, 100)
	})
	t.Run("no branch", func(t *testing.T) {
		run(t, dir, "checkout", "-q", "--detach")
		compare(t, dir, 100)
	})
}

func TestHeadWithoutCommits(t *testing.T) {
	platform, err := git.NewLocal(git.LocalConfig{Path: repository(t, 0)})
	require.NoError(t, err)
	_, _, err = platform.Head(t.Context())
	assert.EqualError(t, err, "branch main has no commits yet")
}

func TestNoRepository(t *testing.T) {
	dir := t.TempDir()
	_, err := git.NewLocal(git.LocalConfig{Path: dir})
	assert.EqualError(t, err, dir+" is not in a git repository")
}

func TestDamagedObjects(t *testing.T) {
	dir := repository(t, 1)
	hash := run(t, dir, "rev-parse", "HEAD")
	file := filepath.Join(dir, ".git", "objects", hash[:2], hash[2:])
	platform, err := git.NewLocal(git.LocalConfig{Path: dir})
	require.NoError(t, err)

	require.NoError(t, os.Remove(file))
	_, err = platform.Log(t.Context(), 1)
	assert.EqualError(t, err, "object "+hash+": file does not exist")
	require.NoError(t, os.WriteFile(file, []byte("no zlib here"), 0o644))
	_, err = platform.Log(t.Context(), 1)
	assert.EqualError(t, err, "object "+hash+": zlib: invalid header")
}
