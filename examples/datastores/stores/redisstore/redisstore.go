// Package redisstore connects to Redis servers.
package redisstore

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/redis/go-redis/v9"
)

// Config says which database of which server to use.
//
//hush:config name=default category=redis title="Redis server" tags=cache,network
type Config struct {
	// URL of the server, redis://[user:password@]host:port[/db]. It may hold
	// a password, so it is a secret.
	//
	//hush:field required
	URL hush.Secret `json:"url"`
	// DB is the number of the database on the server. When given it takes
	// the place of the URL's.
	//
	//hush:field min=0
	DB *int `json:"db"`
	// Timeout bounds connecting and each command.
	//
	//hush:field default=2s min=1ms
	Timeout time.Duration `json:"timeout"`
}

// errURL stands for the error of the URL's parser, which would quote the
// password.
var errURL = errors.New("url: expected redis://[user:password@]host:port[/db]")

// Validate reports a URL that isn't one of a Redis server, so that Open of
// the hub fails and not the first use.
func (c Config) Validate() error {
	_, err := c.options()
	return err
}

func (c Config) options() (*redis.Options, error) {
	options, err := redis.ParseURL(c.URL.Reveal())
	if err != nil {
		return nil, errURL
	}
	if c.DB != nil {
		options.DB = *c.DB
	}
	options.DialTimeout = c.Timeout
	options.ReadTimeout = c.Timeout
	options.WriteTimeout = c.Timeout
	options.ContextTimeoutEnabled = true
	return options, nil
}

// New returns a client whose server has answered: a wrong address shows when
// the program starts. Later outages are for the users of the client to bear.
// The hub closes the client.
//
//hush:factory
func New(ctx context.Context, cfg Config) (*redis.Client, error) {
	options, err := cfg.options()
	if err != nil {
		return nil, err
	}
	client := redis.NewClient(options)
	ctx, cancel := context.WithTimeout(ctx, cfg.Timeout)
	defer cancel()
	if err := client.Ping(ctx).Err(); err != nil {
		return nil, errors.Join(fmt.Errorf("no Redis server at %s: %w", options.Addr, err), client.Close())
	}
	return client, nil
}
