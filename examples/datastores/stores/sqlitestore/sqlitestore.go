// Package sqlitestore opens SQLite databases, without cgo.
package sqlitestore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// memory is the path of a database without a file.
const memory = ":memory:"

// Journal is the way in which SQLite makes a change atomic.
type Journal string

// The journals that make sense for a program that wants to keep its data.
const (
	// WAL lets readers and one writer work side by side.
	WAL Journal = "wal"
	// Delete is right for files on network drives.
	Delete Journal = "delete"
)

// Config says which file to open and how.
//
//hush:config name=default category=sqlite title="SQLite file" tags=sql,file
type Config struct {
	// Path of the file, which is made when it isn't there. ":memory:" is a
	// database that ends with the program.
	//
	//hush:field required
	Path string `json:"path"`
	// Journal is how a change is made atomic.
	//
	//hush:field default=wal
	Journal Journal `json:"journal"`
	// BusyTimeout is how long a statement waits for another writer.
	//
	//hush:field default=5s min=0s
	BusyTimeout time.Duration `json:"busy_timeout"`
}

// New opens the database and connects once, so that a path that can't be
// opened shows when the program starts. The hub closes the database.
//
//hush:factory
func New(ctx context.Context, cfg Config) (*sql.DB, error) {
	db, err := sql.Open("sqlite", cfg.dataSource())
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", cfg.Path, err)
	}
	if cfg.Path == memory {
		// Each connection would have a database of its own.
		db.SetMaxOpenConns(1)
	}
	if err := db.PingContext(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", cfg.Path, err), db.Close())
	}
	return db, nil
}

// dataSource returns the configuration in the form of the driver: a file: URI,
// since only there a path may contain every character.
func (c Config) dataSource() string {
	options := url.Values{
		"_journal_mode": {string(c.Journal)},
		"_busy_timeout": {strconv.FormatInt(c.BusyTimeout.Milliseconds(), 10)},
		"_foreign_keys": {"on"},
	}
	return "file:" + url.PathEscape(c.Path) + "?" + options.Encode()
}
