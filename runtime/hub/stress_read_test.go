package hub_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// read reads in every way until the end.
func (s *stress) read(random *rand.Rand) {
	last := map[string]int{}
	refs := map[string]hush.Ref[Gear]{}
	typed := hub.Resources(s.Hub, gears)
	names := slices.Concat(append(layers, extras, extras)...)
	for _, name := range names {
		refs[name] = typed.Ref(name)
	}
	ctx := s.t.Context()
	for {
		select {
		case <-s.stop:
			return
		default:
		}
		sometimes(10, 2*time.Millisecond) // leaves time to who reloads
		name := names[random.IntN(len(names))]
		switch random.IntN(5) {
		case 0:
			s.expect(s.Use(ctx, "gear:"+name, func(g any) error { return s.used(g.(Gear)) }))
		case 1:
			s.expect(typed.Use(ctx, name, s.used))
		case 2:
			s.expect(refs[name].Use(ctx, s.used))
		case 3:
			s.expect(s.got(typed.Get(ctx, name))(last))
		case 4:
			s.expect(s.got(refs[name].Get(ctx))(last))
		}
	}
}

// used looks at an instance that is held open.
func (s *stress) used(g Gear) error {
	tree := g.inside().all()
	if err := s.check(tree); err != nil {
		return err
	}
	sometimes(100, 3*time.Millisecond)
	for _, g := range tree {
		if g.closes.Load() > 0 || g.ctx.Err() != nil {
			return errors.New(g.title() + " is closed while it is used")
		}
	}
	return nil
}

// got looks at what one reader has got, which never goes back.
func (s *stress) got(g Gear, err error) func(last map[string]int) error {
	return func(last map[string]int) error {
		if err != nil {
			return err
		}
		g := g.inside()
		if g.number() < last[g.name] {
			return fmt.Errorf("%s after %d", g.title(), last[g.name])
		}
		last[g.name] = g.number()
		return s.check(g.all())
	}
}

// expect fails the test unless an error is one of those that may be.
func (s *stress) expect(err error) {
	var missing *hush.NotFoundError
	var closed *hub.ClosedError
	switch {
	case err == nil:
		s.count("well")
	case errors.Is(err, errInjected):
		s.count("injected")
	case errors.As(err, &missing) && strings.Contains(missing.Name, "extra"):
		s.count("not there")
	case errors.As(err, &closed) && s.closing:
		s.count("closed")
	default:
		s.t.Error(err)
		time.Sleep(100 * time.Millisecond) // a few are enough
	}
}
