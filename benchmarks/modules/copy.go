package modules

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Download returns the folder of the module cache with a module, such as
// k8s.io/api@v0.36.1, and fetches it before where it is missing.
func Download(module string) (string, error) {
	command := exec.Command("go", "mod", "download", "-json", module)
	command.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod")
	out, err := command.Output()
	var found struct{ Dir, Error string }
	if jsonErr := json.Unmarshal(out, &found); jsonErr != nil {
		return "", fmt.Errorf("go mod download %s: %w, %w", module, err, jsonErr)
	}
	if found.Error != "" {
		return "", fmt.Errorf("go mod download %s: %s", module, found.Error)
	}
	return found.Dir, err
}

// Copy copies a folder without what begins with a dot. Edit returns what a file
// is to hold, under which name; nil leaves everything as it is.
func Copy(from, to string, edit func(name, text string) (string, string)) error {
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, inside)
		if entry.IsDir() {
			if strings.HasPrefix(entry.Name(), ".") && inside != "." {
				return filepath.SkipDir
			}
			return os.MkdirAll(target, 0o755)
		}
		return copyFile(path, target, edit)
	})
}

func copyFile(from, to string, edit func(name, text string) (string, string)) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if edit != nil {
		name, text := edit(filepath.Base(to), string(content))
		to, content = filepath.Join(filepath.Dir(to), name), []byte(text)
	}
	return os.WriteFile(to, content, 0o644)
}
