package jsondir

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/hushgen/hushgen/internal/atomicfile"
	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// draft is what is to be saved.
type draft struct {
	key    hush.Key
	values hush.Node
	// name is the file when there is none yet, content what goes into it.
	name, content string
}

// Save implements [hub.Saver]; the package comment tells its steps. Keys that
// no file can stand for and values that JSON can't hold are a
// [*hush.ConfigError]; errors of the file system are an [*fs.PathError]. The
// "$schema" of a file that is replaced is kept.
//
// When ctx ends, Save waits no longer for others, and has saved nothing. The
// writing itself is not interrupted.
func (s *Source) Save(ctx context.Context, key hush.Key, value hush.Node, ifRevision string) (revision string, err error) {
	d := &draft{values: value}
	if d.key, d.name, err = fileName(key); err != nil {
		return "", err
	}
	if d.content, err = encode(d.key, value, ""); err != nil {
		return "", err
	}
	if s.dir == "" {
		return "", errNoPath
	}
	if err := atomicfile.MakeFolder(s.disk, s.dir); err != nil {
		return "", err
	}
	unlock, err := s.lock(ctx)
	if err != nil {
		return "", err
	}
	defer unlock()
	return s.save(ctx, d, ifRevision)
}

// save saves in the locked folder.
func (s *Source) save(ctx context.Context, d *draft, ifRevision string) (revision string, err error) {
	now, err := s.look(ctx, d.key)
	if err != nil {
		return "", err
	}
	known, err := s.agree(ctx, now, ifRevision)
	if err != nil {
		return "", err
	}
	if schema := schemaOf(now.content); schema != "" {
		if d.content, err = encode(d.key, d.values, schema); err != nil {
			return "", err
		}
	}
	if err := s.write(now, d); err != nil {
		return "", err
	}
	return s.history.add(known.with(d.key.String(), digestOf(d.content), true)).revision, nil
}

// write writes the file that stands for the key, or a new one.
func (s *Source) write(now *state, d *draft) error {
	if now.name == "" {
		now.name = d.name
		if err := s.checkNew(now); err != nil {
			return err
		}
	}
	s.sweep(now.temporary)
	return atomicfile.Write(s.disk, filepath.Join(s.dir, now.name), []byte(d.content))
}

// checkNew checks that a file that isn't listed can be made.
func (s *Source) checkNew(now *state) error {
	if count := len(now.files); count >= s.limits.files {
		return errors.New(s.dir + ": there are " + strconv.Itoa(count) + " files already, want at most " + strconv.Itoa(s.limits.files))
	}
	path := filepath.Join(s.dir, now.name)
	if _, err := os.Lstat(path); err == nil {
		return &hush.ConflictError{Key: now.key, Reason: "its file " + path +
			" is a folder, or that of a resource whose name differs in upper and lower case only"}
	}
	return nil
}

// sweep removes what killed processes have left. Nobody else writes such files
// while the folder is locked. What can't be removed harms nobody.
func (s *Source) sweep(temporary []string) {
	for _, name := range temporary {
		_ = s.disk.Remove(filepath.Join(s.dir, name))
	}
}

// Delete implements [hub.Saver]. It tells no revision: who wants to save the
// same key thereafter, and only if nobody else has, loads again.
func (s *Source) Delete(ctx context.Context, key hush.Key, ifRevision string) error {
	key.Category = names.Canonical(key.Category)
	if _, err := os.Stat(s.dir); errors.Is(err, fs.ErrNotExist) {
		return nil // nor is there a folder to lock
	}
	unlock, err := s.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	return s.remove(ctx, key, ifRevision)
}

// remove removes in the locked folder.
func (s *Source) remove(ctx context.Context, key hush.Key, ifRevision string) error {
	now, err := s.look(ctx, key)
	if err != nil || now.name == "" {
		return err
	}
	known, err := s.agree(ctx, now, ifRevision)
	if err != nil {
		return err
	}
	s.sweep(now.temporary)
	err = atomicfile.Remove(s.disk, filepath.Join(s.dir, now.name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	s.history.add(known.with(key.String(), digest{}, false))
	return nil
}
