package redis

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// The Redis serialization protocol, version 2, as far as commands of strings
// need it.

const (
	maxArgs = 64
	maxBulk = 1 << 20
)

// reply is one answer of a server.
type reply struct {
	text    string
	null    bool
	failure bool // text is an error message
}

func writeCommand(w io.Writer, args []string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "*%d\r\n", len(args))
	for _, arg := range args {
		b.WriteString(bulk(arg))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func readCommand(r *bufio.Reader) ([]string, error) {
	count, err := readLength(r, '*', maxArgs)
	if err != nil {
		return nil, err
	}
	args := make([]string, count)
	for i := range args {
		size, err := readLength(r, '$', maxBulk)
		if err != nil {
			return nil, err
		}
		if args[i], err = readBulk(r, size); err != nil {
			return nil, err
		}
	}
	return args, nil
}

func readReply(r *bufio.Reader) (reply, error) {
	line, err := readLine(r)
	if err != nil {
		return reply{}, err
	}
	switch line[0] {
	case '+', ':':
		return reply{text: line[1:]}, nil
	case '-':
		return reply{text: line[1:], failure: true}, nil
	case '$':
		if line == "$-1" {
			return reply{null: true}, nil
		}
		size, err := length(line, maxBulk)
		if err != nil {
			return reply{}, err
		}
		text, err := readBulk(r, size)
		return reply{text: text}, err
	}
	return reply{}, fmt.Errorf("unexpected reply %q", line)
}

func bulk(text string) string { return fmt.Sprintf("$%d\r\n%s\r\n", len(text), text) }

func readBulk(r *bufio.Reader, size int) (string, error) {
	text := make([]byte, size+len("\r\n"))
	if _, err := io.ReadFull(r, text); err != nil {
		return "", err
	}
	if string(text[size:]) != "\r\n" {
		return "", errors.New("a string doesn't end where its length says")
	}
	return string(text[:size]), nil
}

func readLength(r *bufio.Reader, kind byte, limit int) (int, error) {
	line, err := readLine(r)
	if err != nil {
		return 0, err
	}
	if line[0] != kind {
		return 0, fmt.Errorf("expected %q and a length, found %q", kind, line)
	}
	return length(line, limit)
}

func length(line string, limit int) (int, error) {
	n, err := strconv.Atoi(line[1:])
	if err != nil || n < 0 || n > limit {
		return 0, fmt.Errorf("length %q is not between 0 and %d", line[1:], limit)
	}
	return n, nil
}

// readLine returns a line that isn't empty, without its end.
func readLine(r *bufio.Reader) (string, error) {
	line, err := r.ReadSlice('\n') // bounded by the reader's buffer
	if err != nil {
		return "", err
	}
	text := strings.TrimRight(string(line), "\r\n")
	if text == "" {
		return "", errors.New("unexpected empty line")
	}
	return text, nil
}
