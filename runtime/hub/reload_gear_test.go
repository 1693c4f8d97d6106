package hub_test

import (
	"context"
	"strings"
	"sync/atomic"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/runtime/hush"
)

// A registry of one category whose instances may hold others, plainly or by
// reference, and a lab that watches their lives.

// Gear is the contract of category gear.
type Gear interface{ inside() *gear }

type gear struct {
	name, text string
	owns       []Gear
	refs       []hush.Ref[Gear]
	ctx        context.Context
	does       behaviour
	closes     atomic.Int32
	lab        *lab
}

func (p *gear) inside() *gear { return p }

// title is the name and the text: "a=1".
func (p *gear) title() string { return p.name + "=" + p.text }

func (p *gear) Start(ctx context.Context) error { return call(ctx, p, p.does.start) }

func (p *gear) Close(ctx context.Context) error {
	p.lab.note(&p.lab.closed, p.title())
	p.closes.Add(1)
	assert.Error(p.lab.t, p.ctx.Err(), "its context is cancelled before it closes")
	return call(ctx, p, p.does.close)
}

func call(ctx context.Context, p *gear, do func(context.Context, *gear) error) error {
	if do == nil {
		return nil
	}
	return do(ctx, p)
}

// behaviour is what an instance does in its life; nil is nothing.
type behaviour struct {
	make, start, close func(context.Context, *gear) error
}

var (
	gears = &hush.Category[Gear]{Table: &table[Gear]{
		info: hush.CategoryInfo{Name: "gear", Contract: "hub_test.Gear", Count: 3},
		plugins: []*hush.Plugin[Gear]{
			{Info: hush.Info{Category: "gear", Name: "kept-open", Result: "*gear", NoClose: true}, Maker: (*gearMaker)(nil)},
			{Info: hush.Info{Category: "gear", Name: "other", Result: "*gear"}, Maker: (*gearMaker)(nil)},
			{Info: hush.Info{Category: "gear", Name: "usual", Result: "*gear", Factory: "New", Preferred: true}, Maker: (*gearMaker)(nil)},
		},
	}}
	gearRegistry = &hush.Registry{Static: static{gears}}
)

type gearConfig struct {
	Text string
	Owns []Gear
	Refs []hush.Ref[Gear]
}

type gearMaker struct{}

func (*gearMaker) Make(d *hush.Decoder, value any) (instance Gear, err error) {
	host := *hush.HostOf[*lab](d)
	var config gearConfig
	if !takes(d, value, &config) {
		decodeGear(d.Root(), &config)
	}
	if d.Done() {
		return instance, nil
	}
	p, err := host.construct(d.Context(), &gear{name: d.Key().Name, text: config.Text, owns: config.Owns, refs: config.Refs})
	if err != nil {
		return nil, d.Failed(err)
	}
	return p, nil
}

// construct lets a gear come to life.
func (l *lab) construct(ctx context.Context, p *gear) (*gear, error) {
	p.ctx, p.lab, p.does = ctx, l, l.behave[p.title()]
	if l.fate != nil {
		p.does = l.fate(p.title())
	}
	if err := call(ctx, p, p.does.make); err != nil {
		return nil, err
	}
	l.note(&l.made, p.title())
	return p, nil
}

var gearFields = []hush.FieldInfo{{Name: "text", Options: &hush.FieldOptions{Env: "GEAR_TEXT"}}, {Name: "owns"}, {Name: "refs"}}

func decodeGear(v hush.Value, config *gearConfig) {
	d := v.Struct(gearFields)
	hush.String(d.Field(0), &config.Text)
	hush.Slice(d.Field(1), &config.Owns, func(v hush.Value, target *Gear) { hush.Resource(v, "gear", target) })
	hush.Slice(d.Field(2), &config.Refs, func(v hush.Value, target *hush.Ref[Gear]) { hush.RefField(v, "gear", target) })
	d.End()
}

// of returns the values of gears written in short: "a=1 owns b,c refs d" is
// gear:a with text 1.
func of(texts ...string) hush.Values {
	values := hush.Values{}
	for _, text := range texts {
		words := strings.Fields(text)
		name, value, _ := strings.Cut(words[0], "=")
		resource := hush.Values{"text": value}
		for i := 1; i+1 < len(words); i += 2 {
			resource[words[i]] = strings.Split(words[i+1], ",")
		}
		values["gear:"+name] = resource
	}
	return values
}
