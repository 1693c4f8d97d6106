package hub

import (
	"context"
	"errors"

	"github.com/hushgen/hushgen/runtime/hush"
)

// dynamic is a plugin of Extend or Override in the shape of a registry's entry.
type dynamic struct {
	info     hush.Info
	category hush.AnyCategory
	make     func(ctx context.Context, in hush.Input) (any, error)
	// over is the plugin of the registry that it overrides, or nil.
	over hush.Entry
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
