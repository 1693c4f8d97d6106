package hub

import "context"

// look does what the depth asks for.
func (c *check) look(ctx context.Context, s *slot) (found outcome) {
	if c.depth == Decode {
		found.err = c.decode(s.resource.Load())
		return found
	}
	found.err = c.hub.use(ctx, c.asker, s.key, func(i *instance) error {
		if c.depth < Ping {
			return nil
		}
		var err error
		found.pinged, err = i.ping(ctx)
		return err
	})
	return found
}

// decode lets the plugin check the values again. A provided instance has none.
func (c *check) decode(r *resource) error {
	switch {
	case r == nil:
		return nil
	case r.err != nil: // of an isolated source
		return r.err
	}
	_, err := r.entry.Check(c.hub.planner.input(r, checking{}))
	return err
}

// ping calls the Check of what the factory made, if it has one. A panic is its
// error.
func (i *instance) ping(ctx context.Context) (pinged bool, err error) {
	checker, ok := i.inner.(interface{ Check(context.Context) error })
	if !ok {
		return false, nil
	}
	defer func() {
		if value := recover(); value != nil {
			err = panicError(value)
		}
		if err != nil {
			err = &resourceError{i.slot.key, "its Check", err}
		}
	}()
	return true, checker.Check(ctx)
}
