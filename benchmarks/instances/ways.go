package instances

import (
	"context"
	"errors"

	"github.com/hushgen/hushgen/benchmarks/session"
)

// way is one way to read, from the resource of that number on.
type way struct {
	name string
	read func(r *readers, at, count int) error
}

var ways = []way{{"Get", getSessions}, {"Ref.Get", getRefs}, {"Use", useSessions}, {"Ref.Use", useRefs}}

func getSessions(r *readers, at, count int) error {
	ctx := context.Background()
	for range count {
		found, err := r.hub.Session.Get(ctx, r.names[at])
		if err != nil || found == nil {
			return errors.Join(errNothing, err)
		}
		if at++; at == len(r.names) {
			at = 0
		}
	}
	return nil
}

func getRefs(r *readers, at, count int) error {
	ctx := context.Background()
	for range count {
		found, err := r.refs[at].Get(ctx)
		if err != nil || found == nil {
			return errors.Join(errNothing, err)
		}
		if at++; at == len(r.refs) {
			at = 0
		}
	}
	return nil
}

func useSessions(r *readers, at, count int) error {
	ctx := context.Background()
	for range count {
		if err := r.hub.Session.Use(ctx, r.names[at], isOpen); err != nil {
			return err
		}
		if at++; at == len(r.names) {
			at = 0
		}
	}
	return nil
}

func useRefs(r *readers, at, count int) error {
	ctx := context.Background()
	for range count {
		if err := r.refs[at].Use(ctx, isOpen); err != nil {
			return err
		}
		if at++; at == len(r.refs) {
			at = 0
		}
	}
	return nil
}

// isOpen is what a use looks at.
func isOpen(used session.Session) error {
	if !used.Open() {
		return errors.New("closed while in use")
	}
	return nil
}
