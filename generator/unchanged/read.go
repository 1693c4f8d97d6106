package unchanged

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"go/scanner"
	"go/token"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// read reads files until there are no more. It goes on after a failure, so
// that nobody who sends one is kept waiting.
func (o *observer) read() {
	var buffer bytes.Buffer
	var records []record
	for job := range o.jobs {
		if !o.readFile(&buffer, job.path) {
			o.fail()
			continue
		}
		content := buffer.Bytes()
		if job.header {
			content = header(content)
		}
		records = append(records, record{job.path, job.kind, sha256.Sum256(content)})
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.state = append(o.state, records...)
}

// readFile replaces the buffer's contents by those of the file.
func (o *observer) readFile(buffer *bytes.Buffer, path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return false
	}
	buffer.Reset()
	if info.Size() > 0 { // files of /proc seem to be empty, and some never end
		buffer.Grow(int(min(info.Size(), 64<<20)) + bytes.MinRead)
		if _, err := buffer.ReadFrom(io.Reader(file)); err != nil {
			return false
		}
	}
	if o.deadline != nil {
		o.settle(file.Stat()) // what was read is older than this
	}
	return true
}

// header returns what the go command reads of a test file to list a package:
// the comments above the package clause, that, and the imports. So a changed
// test doesn't count as a change.
func header(source []byte) []byte {
	fset := token.NewFileSet()
	file := fset.AddFile("", fset.Base(), len(source))
	var tokens scanner.Scanner
	tokens.Init(file, source, nil, 0) // what isn't Go is told by the count
	for {
		pos, tok, _ := tokens.Scan()
		switch {
		case tokens.ErrorCount > 0, tok == token.EOF:
			return source
		case tok == token.FUNC, tok == token.TYPE, tok == token.VAR, tok == token.CONST:
			return source[:file.Offset(pos)]
		}
	}
}

// isMissing tells that there is no such file. That is also so where a file
// stands in the place of a folder.
func isMissing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}
