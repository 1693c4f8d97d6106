package resources

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// links are what the resources of all files name.
type links struct {
	files map[string]*checked // by name
	// holders counts the files that a key is in.
	holders map[hush.Key]int
	// circular are the resources that may need each other.
	circular map[hush.Key]bool
	// concerned are the files that are looked at now.
	concerned map[*checked]bool
}

// references returns what the resource of a file names, as far as it matters
// to those that are looked at.
func (l *links) references(in hush.Input) []hush.Reference {
	file := l.files[in.Node.Position().Source]
	if file == nil || !l.concerned[file] && !l.circular[in.Key] {
		return nil
	}
	return file.named[in.Key]
}

// link finds resources that are named and missing, and those that need each
// other: with all files at once for those that share no resource with another
// one, and for each other one with it last, where there may be something to
// find.
func (c *checker) link(ctx context.Context) error {
	l := newLinks(c.files)
	c.linking = l
	var alone []*checked
	for _, file := range c.files {
		switch {
		case !l.doubtful(file):
		case !l.shares(file):
			alone = append(alone, file)
		default:
			if err := c.open(ctx, c.last(file), file); err != nil {
				return err
			}
		}
	}
	if len(alone) == 0 {
		return nil
	}
	return c.open(ctx, c.files, alone...)
}

// last returns the files with one moved to the end.
func (c *checker) last(file *checked) []*checked {
	files := slices.DeleteFunc(slices.Clone(c.files), func(f *checked) bool { return f == file })
	return append(files, file)
}

// open opens files as a program would and adds to some of them the problems
// at the places where they name resources. Files that can't be read are among
// the sources: they may hold what others name.
func (c *checker) open(ctx context.Context, files []*checked, concerned ...*checked) error {
	c.linking.concerned = map[*checked]bool{}
	at := map[place]*checked{}
	for _, file := range concerned {
		c.linking.concerned[file] = true
		for place := range file.places {
			at[place] = file
		}
	}
	sources := make([]hub.Source, len(files))
	for i, file := range files {
		sources[i] = file
	}
	_, err := hub.Open(ctx, c.registry, nil, hub.From(sources...), hub.Env(c.Env))
	if ctx.Err() != nil {
		return ctx.Err()
	}
	config, ok := errors.AsType[*hush.ConfigError](err)
	if !ok {
		return nil // files that can't be read are reported
	}
	for _, p := range config.Problems {
		if file := at[place{p.Position, p.Path}]; file != nil {
			file.problems = append(file.problems, p)
		}
	}
	return nil
}

func newLinks(files []*checked) *links {
	l := &links{files: map[string]*checked{}, holders: map[hush.Key]int{}}
	for _, file := range files {
		l.files[file.name] = file
		for key := range file.keys {
			l.holders[key]++
		}
	}
	l.circular = circular(files)
	return l
}

// shares reports whether a resource of the file is in another one too.
func (l *links) shares(file *checked) bool {
	for key := range file.keys {
		if l.holders[key] > 1 {
			return true
		}
	}
	return false
}

// doubtful reports whether something may be wrong with what the file names.
func (l *links) doubtful(file *checked) bool {
	for key, references := range file.named {
		if l.circular[key] {
			return true
		}
		for _, r := range references {
			if l.holders[r.Key] == 0 || isOdd(r.Key.Name) {
				return true
			}
		}
	}
	return false
}

// isOdd reports whether there may be no resource of a name though a file has
// it: hubs refuse some names.
func isOdd(name string) bool {
	return name == "" || strings.TrimSpace(name) != name || strings.ContainsFunc(name, unicode.IsControl)
}
