// Package session is a plugin whose instances are counted: how often one was
// made and closed shows whether a hub leaves any behind.
package session

import (
	"context"
	"errors"
	"sync/atomic"
)

// Session is the contract.
//
//hush:category name=session
type Session interface {
	// Text returns what the session was made from.
	Text() string
	// Open reports whether the session hasn't been closed yet.
	Open() bool
}

// Config configures a session.
//
//hush:config name=counted category=session
type Config struct {
	// Text is any text.
	//hush:field required
	Text string `json:"text"`
	// Parent is a session that this one holds, if any.
	Parent Session `json:"parent"`
}

var made, closed atomic.Int64

// Counts returns how many sessions this process has made and closed.
func Counts() (sessionsMade, sessionsClosed int64) { return made.Load(), closed.Load() }

// Counted is a session that runs a goroutine until its context ends.
type Counted struct {
	text   string
	parent Session
	closed atomic.Bool
}

// New returns a session.
//
//hush:factory
func New(config Config) *Counted {
	made.Add(1)
	return &Counted{text: config.Text, parent: config.Parent}
}

// Text implements [Session]. The parent's text comes first.
func (c *Counted) Text() string {
	if c.parent == nil {
		return c.text
	}
	return c.parent.Text() + ", " + c.text
}

// Open implements [Session].
func (c *Counted) Open() bool { return !c.closed.Load() }

// Start begins the goroutine.
func (c *Counted) Start(ctx context.Context) error {
	go func() { <-ctx.Done() }()
	return nil
}

// Close ends the session. To close it twice is an error, and counted twice.
func (c *Counted) Close() error {
	closed.Add(1)
	if c.closed.Swap(true) {
		return errors.New("session: closed twice")
	}
	return nil
}
