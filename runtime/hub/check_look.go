package hub

import "context"

// look does what a depth asks for.
func (c *check) look(ctx context.Context, s *slot) (found outcome) {
	switch {
	case s.resource.Load() != nil && s.resource.Load().err != nil:
		found.err = s.resource.Load().err
	case c.depth == Decode:
		found.err = c.decode(s)
	default:
		found.err = c.hub.reach(ctx, s, func(i *instance) error {
			if c.depth < Ping {
				return nil
			}
			var err error
			found.pinged, err = ping(ctx, s, i)
			return err
		})
	}
	return found
}

// decode lets the plugin check the values again. A provided instance has none.
func (c *check) decode(s *slot) error {
	if s.resource.Load() == nil {
		return nil
	}
	_, err := s.resource.Load().entry.Check(c.hub.planner.input(s.resource.Load(), checking{}))
	return err
}

// ping calls the instance's Check, if it has one.
func ping(ctx context.Context, s *slot, i *instance) (pinged bool, err error) {
	checker, ok := i.inner.(interface{ Check(context.Context) error })
	if !ok {
		return false, nil
	}
	defer func() {
		if value := recover(); value != nil {
			pinged, err = true, panicError(value)
		}
		if err != nil {
			err = &resourceError{s.key, "its Check", err}
		}
	}()
	return true, checker.Check(ctx)
}

// reach calls f with the instance of a slot, held open.
func (h *Hub) reach(ctx context.Context, s *slot, f func(i *instance) error) error {
	return h.use(ctx, h.maker(ctx), s.key, f)
}
