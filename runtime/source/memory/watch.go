package memory

import "context"

// change counts a change, and tells those who watch.
func (s *Source) change() int {
	s.version++
	for watcher := range s.watchers {
		select {
		case watcher <- struct{}{}:
		default: // it has one coming already
		}
	}
	return s.version
}

// Watch implements [hub.Watcher].
func (s *Source) Watch(ctx context.Context, changed func()) error {
	watcher := make(chan struct{}, 1)
	s.mu.Lock()
	if s.watchers == nil {
		s.watchers = make(map[chan struct{}]struct{})
	}
	s.watchers[watcher] = struct{}{}
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.watchers, watcher)
	}()
	changed()
	for {
		select {
		case <-watcher:
			changed()
		case <-ctx.Done():
			return nil
		}
	}
}
