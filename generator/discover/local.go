package discover

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"
)

// LocalModules returns the modules whose files the go command takes from where
// they are worked on: the main module or those of the workspace, and what they
// replace by a folder. The error tells that go.mod or go.work can't be read.
func LocalModules(config Config) ([]Module, error) {
	path := config.goWork()
	if path == "" || path == "off" {
		path, ok := findGoMod(config.Dir)
		if !ok {
			return nil, nil
		}
		return localModules(path)
	}
	work, err := readGoWork(path)
	if err != nil {
		return nil, err
	}
	modules := replaced(filepath.Dir(path), work.Replace)
	for _, dir := range usedFolders(work) {
		used, err := localModules(filepath.Join(dir, "go.mod"))
		if err != nil {
			return nil, err
		}
		modules = append(modules, used...)
	}
	return modules, nil
}

// localModules returns the module of a go.mod and those that it replaces.
func localModules(path string) ([]Module, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	module, err := moduleOf(path, data)
	if err != nil {
		return nil, err
	}
	file, err := modfile.Parse(path, data, nil)
	if err != nil {
		return nil, fmt.Errorf("broken go.mod: %w", err)
	}
	return append([]Module{module}, replaced(module.Dir, file.Replace)...), nil
}

// replaced returns the modules that are replaced by folders, given relative to
// dir.
func replaced(dir string, replacements []*modfile.Replace) []Module {
	var modules []Module
	for _, replace := range replacements {
		if replace.New.Version != "" || !modfile.IsDirectoryPath(replace.New.Path) {
			continue
		}
		modules = append(modules, Module{Path: strings.TrimSuffix(replace.Old.Path, "/"), Dir: below(dir, replace.New.Path)})
	}
	return modules
}
