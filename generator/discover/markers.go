package discover

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
)

// Markers tells which listed packages carry directives, reading the files of
// each once. Of packages in the module cache, which never change, not even that
// when an earlier run has read them.
type Markers struct {
	memory Memory // may be nil

	mu    sync.Mutex
	known map[*Package]marker
}

// marker tells in which files of a package "hush:" is.
type marker byte

const (
	inSource    marker = 1 << iota // one that people wrote
	inGenerated                    // one with a generated file's name
)

// NewMarkers returns markers with a memory, which may be nil.
func NewMarkers(memory Memory) *Markers {
	return &Markers{memory: memory, known: map[*Package]marker{}}
}

// In returns those of the packages with "hush:" in a file of this build, in
// their order. Files are read on all processors.
func (m *Markers) In(ctx context.Context, packages ...*Package) ([]*Package, error) {
	return m.with(ctx, inSource|inGenerated, packages)
}

// InSource is In without the files that have a generated file's name.
func (m *Markers) InSource(ctx context.Context, packages ...*Package) ([]*Package, error) {
	return m.with(ctx, inSource, packages)
}

func (m *Markers) with(ctx context.Context, wanted marker, packages []*Package) ([]*Package, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.look(ctx, packages); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(packages), func(pkg *Package) bool { return m.known[pkg]&wanted == 0 }), nil
}

// look searches the packages of which nothing is known yet.
func (m *Markers) look(ctx context.Context, packages []*Package) error {
	var unknown []*Package
	for _, pkg := range packages {
		if _, known := m.known[pkg]; !known && !m.recall(pkg) {
			unknown = append(unknown, pkg)
		}
	}
	hits, err := SearchPackages(ctx, unknown...)
	if err != nil {
		return err
	}
	found := map[string]marker{}
	for _, hit := range hits {
		found[hit.Path] = inSource
		if IsGeneratedName(hit.Path) {
			found[hit.Path] = inGenerated
		}
	}
	for _, pkg := range unknown {
		m.known[pkg] = 0
		for _, file := range pkg.Files {
			m.known[pkg] |= found[file]
		}
		m.record(pkg)
	}
	return nil
}

func (m *Markers) recall(pkg *Package) bool {
	if m.memory == nil || !isCached(pkg) {
		return false
	}
	fact, known := m.memory.Recall(markerKey(pkg))
	if known = known && len(fact) == 1; known {
		m.known[pkg] = marker(fact[0])
	}
	return known
}

func (m *Markers) record(pkg *Package) {
	if m.memory != nil && isCached(pkg) {
		m.memory.Record(markerKey(pkg), []byte{byte(m.known[pkg])})
	}
}

func isCached(pkg *Package) bool { return pkg.Module != nil && pkg.Module.Cached }

// markerKey names the files that a package has in this build. The folder has the
// version of its module.
func markerKey(pkg *Package) string {
	hash := sha256.New()
	fmt.Fprintf(hash, "%q", pkg.Dir)
	for _, file := range pkg.Files {
		fmt.Fprintf(hash, " %q", filepath.Base(file))
	}
	return "marker " + hex.EncodeToString(hash.Sum(nil))
}
