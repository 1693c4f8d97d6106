package hub

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// maxFile bounds a file of ${file:…}, in bytes.
const maxFile = 1 << 20

// readFile refuses what is no regular file: reading a pipe could last forever.
func readFile(path string) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", withoutPath(err)
	}
	if !info.Mode().IsRegular() {
		return "", errors.New("it is not a regular file")
	}
	file, err := os.Open(path)
	if err != nil {
		return "", withoutPath(err)
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	if err != nil {
		return "", withoutPath(err)
	}
	if len(content) > maxFile {
		return "", errors.New("it is larger than 1 MiB")
	}
	return string(content), nil
}

// withoutPath cuts what the message says already.
func withoutPath(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
