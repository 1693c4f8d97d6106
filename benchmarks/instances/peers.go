package instances

import (
	"strings"
	"sync"
	"sync/atomic"

	"github.com/samber/do/v2"

	"github.com/hushgen/hushgen/benchmarks/chat"
)

// syncMap holds the instances as a program would put them there.
func syncMap(all *models) *sync.Map {
	m := &sync.Map{}
	for i, name := range all.names {
		m.Store(strings.Clone(name), all.instances[i])
	}
	return m
}

func syncMapLoad(all *models) gets {
	m, names := syncMap(all), all.names
	return func(at, count int) (model chat.Model, _ error) {
		for range count {
			value, _ := m.Load(names[at])
			if model, _ = value.(chat.Model); model == nil {
				return nil, errNothing
			}
			if at++; at == len(names) {
				at = 0
			}
		}
		return model, nil
	}
}

// syncMapLoadAny asserts only the last one.
func syncMapLoadAny(all *models) gets {
	m, names := syncMap(all), all.names
	return func(at, count int) (chat.Model, error) {
		var value any
		for range count {
			if value, _ = m.Load(names[at]); value == nil {
				return nil, errNothing
			}
			if at++; at == len(names) {
				at = 0
			}
		}
		model, _ := value.(chat.Model)
		return model, nil
	}
}

// plainMap holds the instances with their type.
func plainMap(all *models) map[string]chat.Model {
	m := make(map[string]chat.Model, len(all.names))
	for i, name := range all.names {
		m[strings.Clone(name)] = all.instances[i]
	}
	return m
}

func lockedMap(all *models) gets {
	var mu sync.RWMutex
	m, names := plainMap(all), all.names
	return func(at, count int) (model chat.Model, _ error) {
		for range count {
			mu.RLock()
			model = m[names[at]]
			mu.RUnlock()
			if model == nil {
				return nil, errNothing
			}
			if at++; at == len(names) {
				at = 0
			}
		}
		return model, nil
	}
}

// swappedMap is copied whenever it changes: the fastest that is written by
// hand.
func swappedMap(all *models) gets {
	var current atomic.Pointer[map[string]chat.Model]
	m, names := plainMap(all), all.names
	current.Store(&m)
	return func(at, count int) (model chat.Model, _ error) {
		for range count {
			if model = (*current.Load())[names[at]]; model == nil {
				return nil, errNothing
			}
			if at++; at == len(names) {
				at = 0
			}
		}
		return model, nil
	}
}

func doNamed(all *models) gets {
	injector, names := do.New(), all.names
	for i, name := range names {
		do.ProvideNamed(injector, strings.Clone(name), func(do.Injector) (chat.Model, error) { return all.instances[i], nil })
	}
	return func(at, count int) (model chat.Model, err error) {
		for range count {
			if model, err = do.InvokeNamed[chat.Model](injector, names[at]); err != nil {
				return nil, err
			}
			if at++; at == len(names) {
				at = 0
			}
		}
		return model, nil
	}
}

// doTyped has one instance of the type: of names it knows nothing.
func doTyped(all *models) gets {
	injector := do.New()
	do.Provide(injector, func(do.Injector) (chat.Model, error) { return all.instances[0], nil })
	return func(_, count int) (model chat.Model, err error) {
		for range count {
			if model, err = do.Invoke[chat.Model](injector); err != nil {
				return nil, err
			}
		}
		return model, nil
	}
}
