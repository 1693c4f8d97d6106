package redis

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"strconv"
	"strings"
	"sync"
)

// databases is how many a server has, as Redis by default.
const databases = 16

// Server serves PING, SELECT, GET and SET from memory. The zero value is
// ready.
type Server struct {
	mu     sync.Mutex
	values [databases]map[string]string
}

// Serve answers everyone who connects, until ctx ends. It closes the listener
// and returns when the last connection is closed.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	ctx, cancel := context.WithCancel(ctx)
	defer context.AfterFunc(ctx, func() { _ = listener.Close() })()
	var connections sync.WaitGroup
	defer connections.Wait()
	defer cancel()
	for {
		conn, err := listener.Accept()
		if err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return err
		}
		connections.Go(func() { s.serve(ctx, conn) })
	}
}

// serve answers one connection until either side has enough.
func (s *Server) serve(ctx context.Context, conn net.Conn) {
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
	in, db := bufio.NewReader(conn), 0
	for {
		args, err := readCommand(in)
		if err != nil {
			if ctx.Err() == nil && !errors.Is(err, io.EOF) {
				_, _ = io.WriteString(conn, "-ERR Protocol error: "+err.Error()+"\r\n")
			}
			return
		}
		if _, err := io.WriteString(conn, s.answer(&db, args)); err != nil {
			return
		}
	}
}

// arity is the number of words of each command.
var arity = map[string]int{"PING": 1, "SELECT": 2, "GET": 2, "SET": 3}

func (s *Server) answer(db *int, args []string) string {
	if len(args) == 0 {
		return "-ERR empty command\r\n"
	}
	command := strings.ToUpper(args[0])
	words, known := arity[command]
	switch {
	case !known:
		return "-ERR unknown command '" + printable(args[0]) + "'\r\n"
	case len(args) != words:
		return "-ERR wrong number of arguments for '" + strings.ToLower(command) + "' command\r\n"
	}
	switch command {
	case "PING":
		return "+PONG\r\n"
	case "SELECT":
		n, err := strconv.Atoi(args[1])
		if err != nil || n < 0 || n >= databases {
			return "-ERR DB index is out of range\r\n"
		}
		*db = n
		return "+OK\r\n"
	}
	return s.touch(*db, command, args[1:])
}

// touch runs a command that reads or writes a key.
func (s *Server) touch(db int, command string, args []string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if command == "SET" {
		if s.values[db] == nil {
			s.values[db] = map[string]string{}
		}
		s.values[db][args[0]] = args[1]
		return "+OK\r\n"
	}
	value, found := s.values[db][args[0]]
	if !found {
		return "$-1\r\n"
	}
	return bulk(value)
}

// printable keeps a client's text from ending an error line early.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if strconv.IsPrint(r) {
			return r
		}
		return '?'
	}, text)
}
