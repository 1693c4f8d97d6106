// Package redis holds the contract of key-value stores: a client of Redis. A
// small server comes with it, for programs that have none around.
package redis

import (
	"context"
	"errors"
	"net"
)

// Conn is what category redis provides.
//
//hush:category name=redis title="Redis"
type Conn = *Client

// Config configures a client. Its plugin has the name "default", and so has
// the one in package mongo: a name belongs to its category.
//
//hush:config name=default category=redis title="Redis client" aliases=redis
type Config struct {
	// Addr is the server's host:port. Without one, the client brings a server
	// of its own that lives in this process.
	//hush:field env=REDIS_ADDR
	Addr string `json:"addr"`
	// DB is the number of the database.
	//hush:field min=0 max=15
	DB int `json:"db"`
}

// Create makes the client. ctx lives as long as the client does, so the server
// that came with it ends by itself.
//
//hush:factory
func (c Config) Create(ctx context.Context) (*Client, error) {
	if c.Addr != "" {
		return NewClient(c.Addr, c.DB), nil
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, errors.Join(errors.New("no addr given, and no server of its own"), err)
	}
	go func() { _ = new(Server).Serve(ctx, listener) }()
	return NewClient(listener.Addr().String(), c.DB), nil
}
