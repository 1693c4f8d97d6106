package hub

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// dynamic is a plugin of Extend in the shape of a registry's entry.
type dynamic struct {
	info     hush.Info
	category hush.AnyCategory
	make     func(ctx context.Context, in hush.Input) (any, error)
}

// Describe implements [hush.Entry].
func (d *dynamic) Describe() *hush.Info { return &d.info }

// Check implements [hush.Entry]. The values are the plugin's own affair.
func (d *dynamic) Check(hush.Input) ([]hush.Reference, error) { return nil, nil }

// New implements [hush.Entry].
func (d *dynamic) New(ctx context.Context, in hush.Input) (any, error) {
	instance, err := d.make(ctx, in)
	if err == nil && instance == nil {
		err = errNilInstance
	}
	if err == nil && !d.category.Holds(instance) {
		err = errors.New(wrongType(d.category))
	}
	if err != nil {
		return nil, &hush.CreateError{Key: in.Key, Factory: d.factory(), Err: err}
	}
	return instance, nil
}

// Create implements [hush.Entry]. A plugin made at run time has no config
// type.
func (d *dynamic) Create(context.Context, hush.Input, any) (any, error) {
	return nil, &hush.ConfigTypeError{Category: d.info.Category}
}

func (d *dynamic) factory() string {
	if d.info.Factory != "" {
		return d.info.Factory
	}
	return "the plugin " + d.info.ID()
}

var errNilInstance = errors.New("returned neither an instance nor an error")

// wrongType says what an instance should have been.
func wrongType(category hush.AnyCategory) string {
	about := category.About()
	text := "the instance doesn't have the type of category " + about.Name
	if about.Contract != "" {
		text += ", " + about.Contract
	}
	return text
}

// extend adds the plugins of Extend to the catalog.
func (c *catalog) extend(plugins []hush.Dynamic) (errs []error) {
	for _, plugin := range plugins {
		if err := c.extendBy(plugin); err != nil {
			errs = append(errs, err)
		}
	}
	for _, added := range c.added {
		slices.SortFunc(added, func(a, b *dynamic) int { return strings.Compare(a.info.Name, b.info.Name) })
	}
	return errs
}

func (c *catalog) extendBy(plugin hush.Dynamic) error {
	info := normalised(plugin.Info)
	key := hush.Key{Category: info.Category, Name: info.Name}
	category := c.category(info.Category)
	if category == nil {
		return c.categoryNotFound(plugin.Info.Category)
	}
	if plugin.New == nil {
		return errors.New(key.String() + ": the plugin given to Extend has no New")
	}
	taken := make(map[string]bool)
	for _, name := range append([]string{info.Name}, info.Aliases...) {
		if !names.Valid(name) {
			return errors.New(key.String() + `: "` + name + `" is not a plugin name: want letters, digits, and "-" or "." between them`)
		}
		if other, ok := c.entry(category, name); ok || taken[name] {
			return &hush.ConflictError{Key: hush.Key{Category: info.Category, Name: name}, Reason: takenBy(other)}
		}
		taken[name] = true
	}
	c.added[info.Category] = append(c.added[info.Category], &dynamic{info, category, plugin.New})
	return nil
}

// takenBy says which plugin has a name already; nil is the same plugin once
// more.
func takenBy(other hush.Entry) string {
	if other == nil {
		return "the plugin given to Extend has this name twice"
	}
	if d, ok := other.(*dynamic); ok {
		return "Extend was given the plugin " + d.info.ID() + " with this name already"
	}
	return "the registry's plugin " + other.Describe().ID() + " has this name already"
}

func normalised(info hush.Info) hush.Info {
	info.Category = names.Canonical(info.Category)
	info.Name = names.Canonical(info.Name)
	info.Aliases = slices.Clone(info.Aliases)
	for i, alias := range info.Aliases {
		info.Aliases[i] = names.Canonical(alias)
	}
	return info
}
