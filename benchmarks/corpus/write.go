package corpus

import (
	"fmt"
	"os"
	"path/filepath"
)

// Write puts a document into a file and returns its path.
func Write(folder, name string, content []byte) (string, error) {
	path := filepath.Join(folder, name)
	return path, os.WriteFile(path, content, 0o600)
}

// WriteResources writes [Format.Resources].
func WriteResources(folder string, format Format, count int) (string, error) {
	name := "resources"
	if format.Nanoseconds {
		name += "-nanoseconds"
	}
	extension := "yaml"
	if format.JSON {
		extension = "json"
	}
	return Write(folder, fmt.Sprintf("%s-%d.%s", name, count, extension), format.Resources(count))
}

// WriteFlat writes [Flat].
func WriteFlat(folder string, count int) (string, error) {
	return Write(folder, fmt.Sprintf("flat-%d.yaml", count), Flat(count))
}
