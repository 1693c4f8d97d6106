package git

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Local is a [Platform].
type Local struct {
	dir    string // of this work tree
	common string // of the repository: the same, unless a work tree was added
}

// find looks for ".git" in the folder and those above it.
func find(path string) (*Local, error) {
	start, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	for folder := start; ; folder = filepath.Dir(folder) {
		dir := filepath.Join(folder, ".git")
		if text, err := os.ReadFile(dir); err == nil { // an added work tree or a submodule
			dir = relativeTo(folder, strings.TrimPrefix(strings.TrimSpace(string(text)), "gitdir: "))
		}
		if _, err := os.Stat(filepath.Join(dir, "HEAD")); err == nil {
			return open(dir), nil
		}
		if folder == filepath.Dir(folder) {
			return nil, fmt.Errorf("%s is not in a git repository", start)
		}
	}
}

func open(dir string) *Local {
	common := dir
	if text, err := os.ReadFile(filepath.Join(dir, "commondir")); err == nil {
		common = relativeTo(dir, strings.TrimSpace(string(text)))
	}
	return &Local{dir: dir, common: common}
}

func relativeTo(folder, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(folder, path)
}

// Head implements [Platform].
func (l *Local) Head(ctx context.Context) (branch, commit string, err error) {
	text, err := os.ReadFile(filepath.Join(l.dir, "HEAD"))
	if err != nil {
		return "", "", err
	}
	head := strings.TrimSpace(string(text))
	ref, symbolic := strings.CutPrefix(head, "ref: ")
	if !symbolic {
		return "", head, ctx.Err()
	}
	branch = strings.TrimPrefix(ref, "refs/heads/")
	commit, err = l.resolve(ref)
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("branch %s has no commits yet", branch)
	}
	return branch, commit, errors.Join(err, ctx.Err())
}

// resolve returns the commit of a reference: its own file, else the line of
// packed-refs.
func (l *Local) resolve(ref string) (string, error) {
	text, err := os.ReadFile(filepath.Join(l.common, filepath.FromSlash(ref)))
	if err == nil {
		return strings.TrimSpace(string(text)), nil
	}
	packed, err := os.Open(filepath.Join(l.common, "packed-refs"))
	if err != nil {
		return "", err
	}
	defer packed.Close()
	lines := bufio.NewScanner(packed)
	for lines.Scan() {
		if hash, name, _ := strings.Cut(lines.Text(), " "); name == ref {
			return hash, nil
		}
	}
	return "", errors.Join(lines.Err(), fs.ErrNotExist)
}

// Log implements [Platform]. It ends where a shallow clone ends.
func (l *Local) Log(ctx context.Context, limit int) ([]Commit, error) {
	_, hash, err := l.Head(ctx)
	if err != nil {
		return nil, err
	}
	shallow, err := os.ReadFile(filepath.Join(l.common, "shallow"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var commits []Commit
	for hash != "" && len(commits) < limit {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		data, err := l.object(hash, "commit")
		if err != nil {
			return nil, err
		}
		commit, parent, err := parseCommit(data)
		if err != nil {
			return nil, fmt.Errorf("commit %s: %w", hash, err)
		}
		commit.Hash = hash
		commits = append(commits, commit)
		if bytes.Contains(shallow, []byte(hash)) {
			break
		}
		hash = parent
	}
	return commits, nil
}

// parseCommit reads a commit object and its first parent, if it has one.
func parseCommit(data []byte) (commit Commit, parent string, err error) {
	head, message, _ := strings.Cut(string(data), "\n\n")
	commit.Subject, _, _ = strings.Cut(message, "\n")
	for line := range strings.Lines(head) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		switch {
		case name == "parent" && parent == "":
			parent = value
		case name == "author":
			commit.Author, commit.When, err = parseAuthor(value)
		}
	}
	if commit.When.IsZero() && err == nil {
		err = errors.New("it has no author")
	}
	return commit, parent, err
}

// parseAuthor reads "Name <address> seconds zone".
func parseAuthor(text string) (string, time.Time, error) {
	name, rest, found := strings.Cut(text, " <")
	_, date, _ := strings.Cut(rest, "> ")
	seconds, _, _ := strings.Cut(date, " ")
	unix, err := strconv.ParseInt(seconds, 10, 64)
	if !found || err != nil {
		return "", time.Time{}, fmt.Errorf("expected a name, an address and a time, found %q", text)
	}
	return name, time.Unix(unix, 0).UTC(), nil
}
