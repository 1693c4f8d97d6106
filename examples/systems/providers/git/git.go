// Package git holds the contract of git platforms and one that reads a
// repository on disk, without the git program.
package git

import (
	"context"
	"time"
)

// Platform knows the history of a repository.
//
//hush:category name=git-platform title="Git platforms"
type Platform interface {
	// Head returns the branch that is checked out, empty when none is, and
	// the commit.
	Head(ctx context.Context) (branch, commit string, err error)
	// Log returns at most so many commits from the head backwards, by their
	// first parents.
	Log(ctx context.Context, limit int) ([]Commit, error)
}

// Commit is one change.
type Commit struct {
	Hash    string
	Author  string
	When    time.Time
	Subject string
}

// LocalConfig configures a platform that reads a repository on disk.
//
//hush:config name=local category=git-platform title="Repository on disk" version=2.0
type LocalConfig struct {
	// Path is the repository or a folder in it.
	//hush:field default=.
	Path string `json:"path"`
}

// NewLocal finds the repository.
//
//hush:factory
func NewLocal(c LocalConfig) (*Local, error) { return find(c.Path) }
