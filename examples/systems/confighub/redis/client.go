package redis

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"
)

// Client speaks to one Redis server over one connection, which it makes when
// it is needed and makes anew after a failure. It is safe for concurrent use.
type Client struct {
	addr string
	db   int
	turn chan struct{} // holds one token while a command runs
	conn net.Conn
	in   *bufio.Reader
}

// NewClient returns a client of a database of the server at addr.
func NewClient(addr string, db int) *Client {
	return &Client{addr: addr, db: db, turn: make(chan struct{}, 1)}
}

// Get returns the value of a key and whether it is there.
func (c *Client) Get(ctx context.Context, key string) (value string, found bool, err error) {
	r, err := c.do(ctx, "GET", key)
	return r.text, err == nil && !r.null, err
}

// Set sets the value of a key.
func (c *Client) Set(ctx context.Context, key, value string) error {
	_, err := c.do(ctx, "SET", key, value)
	return err
}

// Close closes the connection.
func (c *Client) Close() error {
	c.turn <- struct{}{}
	defer func() { <-c.turn }()
	return c.disconnect()
}

func (c *Client) do(ctx context.Context, args ...string) (reply, error) {
	select {
	case c.turn <- struct{}{}:
	case <-ctx.Done():
		return reply{}, ctx.Err()
	}
	defer func() { <-c.turn }()
	r, err := c.connectAndExchange(ctx, args)
	if err != nil {
		return reply{}, fmt.Errorf("redis at %s: %s: %w", c.addr, args[0], err)
	}
	return r, nil
}

func (c *Client) connectAndExchange(ctx context.Context, args []string) (reply, error) {
	if c.conn == nil {
		if err := c.connect(ctx); err != nil {
			return reply{}, err
		}
	}
	return c.exchange(ctx, args)
}

func (c *Client) connect(ctx context.Context) error {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", c.addr)
	if err != nil {
		return err
	}
	c.conn, c.in = conn, bufio.NewReader(conn)
	if c.db == 0 {
		return nil
	}
	if _, err := c.exchange(ctx, []string{"SELECT", strconv.Itoa(c.db)}); err != nil {
		return errors.Join(err, c.disconnect())
	}
	return nil
}

// exchange sends a command and reads its reply. The end of ctx interrupts it.
func (c *Client) exchange(ctx context.Context, args []string) (reply, error) {
	conn := c.conn
	stop := context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Unix(1, 0)) })
	r, err := reply{}, writeCommand(conn, args)
	if err == nil {
		r, err = readReply(c.in)
	}
	if !stop() {
		err = context.Cause(ctx)
	}
	if err != nil {
		// What stands on the connection now belongs to no command.
		return reply{}, errors.Join(err, c.disconnect())
	}
	if r.failure {
		return reply{}, errors.New(r.text)
	}
	return r, nil
}

func (c *Client) disconnect() error {
	if c.conn == nil {
		return nil
	}
	conn := c.conn
	c.conn, c.in = nil, nil
	return conn.Close()
}
