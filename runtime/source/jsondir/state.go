package jsondir

import (
	"context"

	"github.com/hushgen/hushgen/internal/jsontree"
	"github.com/hushgen/hushgen/runtime/hush"
)

// state is what a save finds in the locked folder.
type state struct {
	*listing
	key hush.Key
	// name is the file that stands for the key, content what it holds. The name
	// is empty when there is none.
	name, content string
	// contents holds the key alone.
	contents contents
}

// look finds out what stands for a key now.
func (s *Source) look(ctx context.Context, key hush.Key) (*state, error) {
	listed, err := s.list(ctx)
	if err != nil {
		return nil, err
	}
	now := &state{listing: listed, key: key, contents: contents{}}
	files := listed.of(key)
	if len(files) > 1 {
		return nil, &hush.ConflictError{Key: key, Reason: "both " + files[0].name + " and " + files[1].name + " in " + s.dir + " hold it; remove one"}
	}
	return now, s.read(ctx, files, func(f file, content string, err error) {
		now.name, now.content = f.name, content
		now.contents.add(f, content, err)
	})
}

// agree makes sure that what stands for a key is what stood for it at a
// revision. It returns the view of that, or of "" the latest one.
func (s *Source) agree(ctx context.Context, now *state, ifRevision string) (*view, error) {
	known, err := s.known(ctx, now.listing, ifRevision)
	if err != nil {
		return nil, err
	}
	reason := ""
	switch {
	case known == nil:
		reason = "the revision is not known, or too old to tell what has changed since; load again"
	case ifRevision != "":
		reason = now.change(known)
	}
	if reason != "" {
		return nil, &hush.ConflictError{Key: now.key, Reason: reason}
	}
	return known, nil
}

// change says what happened to the key since a view, if anything.
func (now *state) change(known *view) string {
	before, was := known.content(now.key.String())
	after, is := now.contents[now.key.String()]
	switch {
	case was && !is:
		return "it was removed since that revision"
	case !was && is:
		return "it was made since that revision"
	case before != after:
		return "it has changed since that revision"
	}
	return ""
}

// known returns the view of a revision, or nil when it is not known; of "" the
// latest one. The folder is read whole only when it may help.
func (s *Source) known(ctx context.Context, listed *listing, revision string) (*view, error) {
	latest := s.history.last()
	known := s.history.of(revision)
	if revision == "" {
		known = latest
	}
	if known != nil {
		return known, nil
	}
	all := make(contents, len(listed.files))
	if err := s.read(ctx, listed.files, all.add); err != nil {
		return nil, err
	}
	if current := newView(all, latest); revision == "" || current.revision == revision {
		return current, nil
	}
	return nil, nil
}

// schemaOf returns the "$schema" of a file's content; none of a broken one.
func schemaOf(content string) string {
	document, _ := jsontree.Parse("", []byte(content))
	return document.Root().Get(schemaKey).Text()
}
