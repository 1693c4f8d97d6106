package discover

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"
)

// Module is a Go module.
type Module struct {
	// Path is the module path, Dir the absolute folder of its go.mod, or that
	// of a vendored module, which has none; empty when it isn't known.
	Path, Dir string
	// Main tells that the module is one of those worked on: the main module,
	// or one of the workspace.
	Main bool
	// Cached tells that the files are in the module cache, where nothing
	// changes.
	Cached bool
	// GoVersion is that of the go directive, such as "1.26", or empty.
	GoVersion string
}

// FindModule returns the module that dir belongs to: the nearest go.mod in
// dir or above it.
func FindModule(dir string) (Module, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return Module{}, fmt.Errorf("find the module of %s: %w", dir, err)
	}
	if info, err := os.Stat(dir); err != nil {
		return Module{}, fmt.Errorf("find the module: %w", err)
	} else if !info.IsDir() {
		dir = filepath.Dir(dir)
	}
	path, ok := findGoMod(dir)
	if !ok {
		return Module{}, fmt.Errorf("no module: no go.mod in %s or above it; begin one with: go mod init PATH", dir)
	}
	return readGoMod(path)
}

func readGoMod(path string) (Module, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return Module{}, fmt.Errorf("read the module: %w", err)
	}
	return moduleOf(path, data)
}

// moduleOf returns the module of a go.mod file.
func moduleOf(path string, data []byte) (Module, error) {
	if line := conflictMarker(data); line > 0 {
		return Module{}, fmt.Errorf("broken go.mod: %s:%d: merge conflict marker; resolve the conflict first", path, line)
	}
	// Lax, since a newer go command may know directives that this tool doesn't.
	file, err := modfile.ParseLax(path, data, nil)
	if err != nil {
		return Module{}, fmt.Errorf("broken go.mod: %s", strings.TrimSpace(err.Error()))
	}
	if file.Module == nil || file.Module.Mod.Path == "" {
		return Module{}, fmt.Errorf("broken go.mod: %s: no module line, expected one such as: module example.com/name", path)
	}
	module := Module{Path: file.Module.Mod.Path, Dir: filepath.Dir(path), Main: true}
	if file.Go != nil {
		module.GoVersion = file.Go.Version
	}
	return module, nil
}

// conflictMarker returns the line of the first merge conflict marker, or 0.
// The lax parser takes one for an unknown directive.
func conflictMarker(data []byte) int {
	number := 0
	for line := range bytes.Lines(data) {
		number++
		if bytes.HasPrefix(line, []byte("<<<<<<< ")) {
			return number
		}
	}
	return 0
}

// findGoMod returns the path of the nearest go.mod in dir or above it.
func findGoMod(dir string) (string, bool) { return findAbove(dir, "go.mod") }

// findAbove returns the path of the nearest file of a name in dir or above it.
func findAbove(dir, name string) (string, bool) {
	for {
		path := filepath.Join(dir, name)
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			return path, true
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", false
		}
		dir = parent
	}
}
