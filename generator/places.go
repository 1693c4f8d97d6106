package generator

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/internal/names"
)

// place is a folder that a pattern names, or it and all below.
type place struct {
	dir       string
	recursive bool
}

// places turns a pattern of the command line into folders. Import paths are
// asked of the go command, but for those of the module that it runs in.
func (r *run) places(ctx context.Context, pattern string) ([]place, error) {
	base, recursive := strings.CutSuffix(filepath.ToSlash(pattern), "...")
	if recursive && base != "" && !strings.HasSuffix(base, "/") {
		return nil, fmt.Errorf("the pattern %s can't be searched: write %s/... for a folder and all below it", pattern, base)
	}
	base = strings.TrimSuffix(base, "/")
	switch {
	case pattern == "":
		return nil, errors.New("the pattern is empty, expected a folder such as . or ./plugins")
	case filepath.IsAbs(filepath.FromSlash(base)), strings.HasPrefix(pattern, "/"):
		return folder(pattern, filepath.FromSlash(base+"/"), recursive)
	case isRelative(base), base == "" && recursive:
		return folder(pattern, filepath.Join(r.Dir, filepath.FromSlash(base)), recursive)
	case slices.Contains([]string{"all", "std", "cmd", "tool", "work"}, base):
		return nil, fmt.Errorf("the pattern %s can't be searched; ./... is every package of the module", pattern)
	}
	if module, err := discover.FindModule(r.Dir); err == nil && (base == module.Path || strings.HasPrefix(base, module.Path+"/")) {
		dir := filepath.Join(module.Dir, filepath.FromSlash(strings.TrimPrefix(base, module.Path)))
		if _, err := os.Stat(dir); err == nil {
			return []place{{dir, recursive}}, nil
		}
	}
	return r.listed(ctx, pattern)
}

// folder checks that there is such a folder.
func folder(pattern, dir string, recursive bool) ([]place, error) {
	info, err := os.Stat(dir)
	switch {
	case err != nil && recursive && filepath.Base(dir) == "...", err != nil && strings.Contains(pattern, "/.../"):
		return nil, fmt.Errorf("the pattern %s can't be searched: ... may only stand at its end", pattern)
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("there is no folder %s%s", strings.TrimSuffix(pattern, "/..."), nearFolder(dir))
	case err != nil:
		return nil, fmt.Errorf("search %s: %w", pattern, err)
	case !info.IsDir():
		return nil, fmt.Errorf("%s is a file, expected a folder; name the one that it is in", strings.TrimSuffix(pattern, "/..."))
	}
	return []place{{filepath.Clean(dir), recursive}}, nil
}

// nearFolder names folders that may have been meant.
func nearFolder(dir string) string {
	entries, _ := os.ReadDir(filepath.Dir(dir)) // without it, nothing is near
	var known []string
	for _, entry := range entries {
		if entry.IsDir() {
			known = append(known, entry.Name())
		}
	}
	if near := names.Nearest(filepath.Base(dir), known, 2); len(near) > 0 {
		return "; did you mean " + strings.Join(near, " or ") + "?"
	}
	return ""
}

// listed asks the go command where the packages of an import path are.
func (r *run) listed(ctx context.Context, pattern string) ([]place, error) {
	listing, err := discover.List(ctx, r.config(), pattern)
	if err != nil {
		return nil, err
	}
	r.seen.addListing(r.Dir, listing, []string{pattern})
	var found []place
	missing := ""
	for _, root := range listing.Roots {
		if root.Dir != "" {
			found = append(found, place{dir: root.Dir})
		} else {
			missing = root.Missing
		}
	}
	if len(found) > 0 {
		return found, nil
	}
	if info, err := os.Stat(filepath.Join(r.Dir, filepath.FromSlash(pattern))); err == nil && info.IsDir() {
		return nil, fmt.Errorf("there is no package %s; the folder is ./%s", pattern, pattern)
	}
	if missing == "" || strings.Contains(missing, "is not in std") {
		return nil, fmt.Errorf("there is no package %s; a folder begins with ./", pattern)
	}
	return nil, fmt.Errorf("there is no package %s\n    %s", pattern, indented(missing))
}

// indented puts the further lines of what the go command said beneath the
// first.
func indented(said string) string {
	var lines []string
	for line := range strings.Lines(said) {
		lines = append(lines, strings.TrimSpace(line))
	}
	return strings.Join(lines, "\n    ")
}
