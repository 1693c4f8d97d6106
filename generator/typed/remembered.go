package typed

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/generator/discover"
)

// To say where export data is, the go command hashes all that went into it, which
// takes as long as listing the packages does. Of packages that never change, the
// answer doesn't either: those of the standard library and of the module cache. So it
// is remembered by what they are, their folders, which have versions in them, and
// the files that this build has of them. The build cache drops what it has not needed
// for days; when a file is gone, or not what it was, the go command is asked again.

// cached returns the files with export data for these packages and all that they
// import, from memory or from the build cache.
func (e *exports) cached(ctx context.Context, listing *discover.Listing, paths []string) map[string]string {
	if e.memory == nil {
		return cachedExports(ctx, e.config, paths)
	}
	fixed, others := splitFixed(listing, paths)
	files := map[string]string{}
	if len(others) > 0 {
		files = cachedExports(ctx, e.config, others)
	}
	if len(fixed) == 0 {
		return files
	}
	closure := closureOf(listing, fixed)
	key := exportsKey(closure)
	if fact, known := e.memory.Recall(key); known {
		if remembered := readExportFact(string(fact), closure); remembered != nil {
			maps.Copy(files, remembered)
			return files
		}
	}
	asked := cachedExports(ctx, e.config, fixed)
	if fact := exportFact(asked, closure); fact != "" {
		e.memory.Record(key, []byte(fact))
	}
	maps.Copy(files, asked)
	return files
}

// splitFixed tells the packages of which nothing ever changes, nor of what they
// import.
func splitFixed(listing *discover.Listing, paths []string) (fixed, others []string) {
	known := map[*discover.Package]bool{}
	var isFixed func(pkg *discover.Package) bool
	isFixed = func(pkg *discover.Package) bool {
		if yes, again := known[pkg]; again {
			return yes
		}
		known[pkg] = false // while its imports are looked at
		if pkg.Missing != "" || !pkg.Standard && (pkg.Module == nil || !pkg.Module.Cached) {
			return false
		}
		for _, imported := range pkg.Imports {
			if !isFixed(imported) {
				return false
			}
		}
		known[pkg] = true
		return true
	}
	for _, path := range paths {
		if isFixed(listing.ByPath[path]) {
			fixed = append(fixed, path)
		} else {
			others = append(others, path)
		}
	}
	return fixed, others
}

// closureOf returns packages and all that they import, sorted by path, but for
// unsafe, which has no export data.
func closureOf(listing *discover.Listing, paths []string) []*discover.Package {
	found := map[string]*discover.Package{}
	var visit func(pkg *discover.Package)
	visit = func(pkg *discover.Package) {
		if found[pkg.Path] != nil || pkg.Path == "unsafe" {
			return
		}
		found[pkg.Path] = pkg
		for _, imported := range pkg.Imports {
			visit(imported)
		}
	}
	for _, path := range paths {
		visit(listing.ByPath[path])
	}
	closure := make([]*discover.Package, 0, len(found))
	for _, path := range slices.Sorted(maps.Keys(found)) {
		closure = append(closure, found[path])
	}
	return closure
}

// exportsKey names what the packages are.
func exportsKey(closure []*discover.Package) string {
	hash := sha256.New()
	for _, pkg := range closure {
		fmt.Fprintf(hash, "%q %q", pkg.Path, pkg.Dir)
		for _, file := range pkg.Files {
			fmt.Fprintf(hash, " %q", filepath.Base(file))
		}
		hash.Write([]byte{'\n'})
	}
	return "exports " + hex.EncodeToString(hash.Sum(nil))
}

// exportFact has a line for each package: its path, and size and path of the
// file. It is empty when the build cache lacks one of them, which a build may
// add.
func exportFact(files map[string]string, closure []*discover.Package) string {
	var fact strings.Builder
	for _, pkg := range closure {
		info, err := os.Stat(files[pkg.Path])
		if err != nil {
			return ""
		}
		fmt.Fprintf(&fact, "%s\t%d\t%s\n", pkg.Path, info.Size(), files[pkg.Path])
	}
	return fact.String()
}

// readExportFact returns the files that a fact names; nil unless each is there, in
// its size.
func readExportFact(fact string, closure []*discover.Package) map[string]string {
	files := map[string]string{}
	for line := range strings.Lines(fact) {
		path, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		size, file, _ := strings.Cut(rest, "\t")
		info, err := os.Stat(file)
		if err != nil || strconv.FormatInt(info.Size(), 10) != size {
			return nil
		}
		files[path] = file
	}
	for _, pkg := range closure {
		if files[pkg.Path] == "" {
			return nil
		}
	}
	return files
}
