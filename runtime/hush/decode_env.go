package hush

import (
	"errors"
	"io"
	"os"
	"strings"
)

// maxEnvFile bounds a file that a NAME_FILE variable names, in bytes.
const maxEnvFile = 1 << 20

// lookupEnv returns the value of a variable, or the content of the file that
// the variable with "_FILE" behind its name names, one trailing newline cut.
// Empty variables count as unset. Both at once are a problem: nobody could
// tell which one was meant.
func (d *Decoder) lookupEnv(name string) (string, bool) {
	lookup := d.in.LookupEnv
	if lookup == nil {
		lookup = os.LookupEnv
	}
	text, _ := lookup(name)
	path, _ := lookup(name + "_FILE")
	switch {
	case path == "":
		return text, text != ""
	case text != "":
		d.report(Position{Source: "environment variable " + name}, Problem{
			Message: "both " + name + " and " + name + "_FILE are set; unset one of them",
		})
		return "", false
	}
	content, err := readSmallFile(path)
	if err != nil {
		d.report(Position{Source: "environment variable " + name + "_FILE"}, Problem{Message: err.Error(), Err: err})
		return "", false
	}
	content = strings.TrimSuffix(strings.TrimSuffix(content, "\n"), "\r")
	return content, content != ""
}

func readSmallFile(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, maxEnvFile+1))
	if err != nil {
		return "", err
	}
	if len(content) > maxEnvFile {
		return "", errors.New(path + " is larger than 1 MiB")
	}
	return string(content), nil
}
