package hub

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Open loads every source, decodes and checks every resource, and fails with
// all problems at once. It constructs nothing. The instances see the values
// of ctx, but live until Close whatever becomes of ctx.
//
// Generated code calls it with its registry and the program's Host value, or
// nil where no plugin asks for one.
//
// Errors: [*hush.ConfigError] for what the sources say; [*hush.ConflictError]
// and [*hush.NotFoundError] for Provide and Extend; the errors of sources; and
// a plain one for a registry, an option or a source that is nil.
func Open(ctx context.Context, registry *hush.Registry, host any, options ...Option) (*Hub, error) {
	if registry == nil || registry.Static == nil {
		return nil, errNoRegistry
	}
	settings, err := newSettings(options)
	if err != nil {
		return nil, err
	}
	planner, err := newPlanner(registry, host, settings)
	if err != nil {
		return nil, err
	}
	readings, err := planner.read(ctx, nil)
	if err != nil {
		return nil, err
	}
	plan, err := planner.plan(ctx, readings, false)
	if err != nil {
		return nil, err
	}
	h := &Hub{
		planner:   planner,
		base:      context.WithoutCancel(ctx),
		changing:  make(chan struct{}, 1),
		done:      make(chan struct{}),
		instances: make(map[*instance]struct{}),
		makings:   make(map[*making]struct{}),
		closing:   closing{abandoned: make(chan struct{})},

		retirement: retirement{graces: make(map[*time.Timer]struct{})},
	}
	h.files.Store(&plan.files)
	h.state.Store(h.newState(h.firstSlots(plan), plan, nil))
	for _, resource := range plan.resources {
		h.tellIfBroken(resource)
	}
	return h, nil
}

// firstSlots returns the slots of a hub that opens. Those of one allocation
// last as long as any of them, which is until the resources change.
func (h *Hub) firstSlots(plan *plan) map[hush.Key]*slot {
	slots := make(map[hush.Key]*slot, len(plan.resources)+len(h.planner.provided))
	block := make([]slot, len(plan.resources))
	for i, resource := range plan.resources {
		slots[resource.key] = block[i].fill(resource, resource.category.NewLink())
	}
	for key, value := range h.planner.provided {
		slots[key] = value.slot(key, h.planner.catalog.category(key.Category))
	}
	return slots
}

var (
	errNoRegistry = errors.New("a hub needs a registry: hub.Open was given a nil or an empty one; call the Open of the generated package")
	errNoSource   = errors.New("a hub needs a source of resources: give Open hub.From(…) or hub.Provide(…)")
)

// newPlanner checks what the options say.
func newPlanner(registry *hush.Registry, host any, settings *settings) (*planner, error) {
	p := &planner{
		settings: settings, host: host,
		catalog:  newCatalog(registry),
		provided: make(map[hush.Key]provision),
	}
	errs := slices.Clone(settings.wrong)
	if len(settings.sources) == 0 && len(settings.provided) == 0 {
		errs = append(errs, errNoSource)
	}
	if slices.Contains(settings.sources, nil) {
		errs = append(errs, errors.New("hub.From was given a nil source"))
	}
	if settings.extend != nil {
		errs = append(errs, settings.extend(p.catalog, settings.overrides, settings.dynamics)...)
	}
	for _, given := range settings.provided {
		if err := settings.provide(p, given); err != nil {
			errs = append(errs, err)
		}
	}
	return p, join(errs)
}

func (p *planner) provide(given provided) error {
	key, ok := hush.ParseKey(given.key)
	if !ok {
		return errors.New(`hub.Provide("` + given.key + `"): want a full key such as "category:name"`)
	}
	category := p.catalog.category(key.Category)
	if category == nil {
		return p.catalog.categoryNotFound(key.Category)
	}
	if message := wrongName(key.Name); message != "" {
		return errors.New(`hub.Provide("` + given.key + `"): ` + message)
	}
	if _, ok := p.provided[key]; ok {
		return &hush.ConflictError{Key: key, Reason: "hub.Provide was given this key already"}
	}
	if !category.Holds(given.instance) {
		return &hush.ConflictError{Key: key, Reason: wrongType(category)}
	}
	wrapped, err := p.wrap(key, given.instance)
	p.provided[key] = provision{value: wrapped, inner: given.instance}
	return err
}
