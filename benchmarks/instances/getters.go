package instances

import (
	"context"
	"errors"

	"github.com/hushgen/hushgen/benchmarks/chat"
	"github.com/hushgen/hushgen/runtime/hush"
)

// What tables call the ways to get instances of which the bars speak.
const (
	ourGet    = "h.LLM.Get"
	ourHubGet = "Hub.Get"
	ourRef    = "Ref.Get"
	syncLoad  = "sync.Map.Load"
)

func getters() []getter {
	return []getter{
		{name: ourGet, ready: resourcesGet},
		{name: ourHubGet, ready: hubGet},
		{name: ourRef, ready: refGet},
		{name: syncLoad, ready: syncMapLoad},
		{name: syncLoad + ", not asserted", ready: syncMapLoadAny},
		{name: "map behind a RWMutex", ready: lockedMap},
		{name: "map behind an atomic.Pointer", ready: swappedMap},
		{name: "samber/do, by name", ready: doNamed},
		{name: "samber/do, by type", ready: doTyped, typed: true},
	}
}

var errNothing = errors.New("got neither an instance nor an error")

func resourcesGet(all *models) gets {
	ctx, resources, names := context.Background(), all.hub.LLM, all.names
	return func(at, count int) (model chat.Model, err error) {
		for range count {
			if model, err = resources.Get(ctx, names[at]); err != nil {
				return nil, err
			}
			if at++; at == len(names) {
				at = 0
			}
		}
		return model, nil
	}
}

func hubGet(all *models) gets {
	ctx, h, keys := context.Background(), all.hub, all.keys
	return func(at, count int) (model chat.Model, err error) {
		for range count {
			instance, err := h.Get(ctx, keys[at])
			if err != nil {
				return nil, err
			}
			if model, _ = instance.(chat.Model); model == nil {
				return nil, errNothing
			}
			if at++; at == len(keys) {
				at = 0
			}
		}
		return model, nil
	}
}

func refGet(all *models) gets {
	ctx := context.Background()
	refs := make([]hush.Ref[chat.Model], len(all.names))
	for i, name := range all.names {
		refs[i] = all.hub.LLM.Ref(name)
	}
	return func(at, count int) (model chat.Model, err error) {
		for range count {
			if model, err = refs[at].Get(ctx); err != nil {
				return nil, err
			}
			if at++; at == len(refs) {
				at = 0
			}
		}
		return model, nil
	}
}
