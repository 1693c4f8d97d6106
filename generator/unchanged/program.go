package unchanged

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// goCommand returns the go command that would be started, all links followed.
func goCommand() (string, bool) {
	path, err := exec.LookPath("go")
	if err != nil || !filepath.IsAbs(path) {
		return "", false
	}
	path, err = filepath.EvalSymlinks(path)
	return path, err == nil
}

// belongsTo reports whether the go command in PATH is the one of a GOROOT, or
// hands over to one that it keeps in the module cache. A script or another
// launcher decides by what nobody knows.
func belongsTo(program, root string) bool {
	own, err := filepath.EvalSymlinks(filepath.Join(root, "bin", filepath.Base(program)))
	if err == nil && own == program {
		return true
	}
	_, err = os.Stat(filepath.Join(rootOf(program), "VERSION"))
	return err == nil && isBuilt(program) && strings.Contains(filepath.ToSlash(root), "/golang.org/toolchain@v")
}

// headSize is how much of a program is sure to have the build ID that the go
// command writes into it: near the front, on all systems.
const headSize = 32 << 10

// identity tells programs from each other. Where there is a build ID, part of it is a
// hash of the content, which saves reading the rest.
func identity(path string) (string, bool) {
	file, err := os.Open(path)
	if err != nil {
		return "", false
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return "", false
	}
	head, err := readHead(file)
	if err != nil {
		return "", false
	}
	hash := sha256.New()
	hash.Write(head)
	if !hasBuildID(head) {
		if _, err := io.Copy(hash, file); err != nil {
			return "", false
		}
	}
	return strconv.FormatInt(info.Size(), 10) + " " + string(hash.Sum(nil)), true
}

func readHead(r io.Reader) ([]byte, error) {
	head := make([]byte, headSize)
	n, err := io.ReadFull(r, head)
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		err = nil
	}
	return head[:n], err
}

// isBuilt reports whether the go command built a program.
func isBuilt(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	head, err := readHead(file)
	return err == nil && hasBuildID(head)
}

// hasBuildID reports whether there is a build ID with all of its four hashes,
// as in "a/b/c/d". Other builders write something else, which may be the same
// for all programs.
func hasBuildID(head []byte) bool {
	const size = 20 // of a hash
	for start := 0; ; {
		slash := bytes.IndexByte(head[start:], '/')
		if slash < 0 {
			return false
		}
		slash += start
		start = slash + 1
		first, end := slash-size, slash+3*(size+1)
		if first >= 0 && end <= len(head) && areHashes(head[first:end], size) {
			return true
		}
	}
}

// areHashes reports whether text is hashes of a size with slashes between.
func areHashes(text []byte, size int) bool {
	for hash := range bytes.SplitSeq(text, []byte("/")) {
		if len(hash) != size || bytes.ContainsFunc(hash, notOfHash) {
			return false
		}
	}
	return true
}

func notOfHash(c rune) bool {
	return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_'
}
