package hub_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
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

// lab opens hubs and keeps a record of their instances and events.
type lab struct {
	*hub.Hub
	t      *testing.T
	source *memory.Source
	// behave holds what instances do, by title; fate, when not nil, instead.
	behave map[string]behaviour
	fate   func(title string) behaviour

	mu           sync.Mutex
	made, closed []string // titles
	events       []hub.Event
}

// newLab opens a hub over some values. It closes with the test, and everything
// that was made must have been closed once.
func newLab(t *testing.T, values hush.Values, options ...hub.Option) *lab {
	t.Helper()
	l := &lab{t: t, source: memory.New("test", values), behave: map[string]behaviour{}}
	l.open(append(options, hub.From(l.source))...)
	return l
}

func (l *lab) open(options ...hub.Option) {
	l.t.Helper()
	noLeak(l.t)
	h, err := hub.Open(l.t.Context(), gearRegistry, l, append(options, hub.Observe(l.observe))...)
	require.NoError(l.t, err)
	l.Hub = h
	l.t.Cleanup(func() {
		_ = h.Close(context.Background())
		made, closed := l.lives()
		slices.Sort(made)
		slices.Sort(closed)
		assert.Equal(l.t, made, closed, "everything that was made is closed once")
	})
}

// reload puts other values in the place of all and reloads.
func (l *lab) reload(values hush.Values) error {
	l.source.Set(values)
	return l.Reload(l.t.Context())
}

// gear returns the instance of a resource.
func (l *lab) gear(name string) *gear {
	l.t.Helper()
	p, err := hub.Resources(l.Hub, gears).Get(l.t.Context(), name)
	require.NoError(l.t, err)
	return p.inside()
}

func (l *lab) observe(event hub.Event) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.events = append(l.events, event)
}

func (l *lab) note(list *[]string, title string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	*list = append(*list, title)
}

// lives returns the titles of what was made and of what was closed, in order.
func (l *lab) lives() (made, closed []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.made), slices.Clone(l.closed)
}

// ended waits until so many instances are closed and returns their titles.
func (l *lab) ended(count int) []string {
	l.t.Helper()
	eventually(l.t, func() bool {
		_, closed := l.lives()
		return len(closed) >= count
	})
	_, closed := l.lives()
	return closed
}

// awaitEvents waits until so many events were observed since happened.
func (l *lab) awaitEvents(count int) {
	l.t.Helper()
	eventually(l.t, func() bool {
		l.mu.Lock()
		defer l.mu.Unlock()
		return len(l.events) >= count
	})
}

// happened returns what was observed since the last call, without durations.
func (l *lab) happened() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var texts []string
	for _, event := range l.events {
		texts = append(texts, eventText(event))
	}
	l.events = nil
	return texts
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
	if !hush.Given(d, value, &config) {
		decodeGear(d.Root(), &config)
	}
	if d.Done() {
		return instance, nil
	}
	p, err := host.construct(d.Context(), &gear{name: d.Key().Name, text: config.Text, owns: config.Owns, refs: config.Refs})
	if err != nil {
		return nil, d.Failed("New", err)
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

var gearFields = []hush.FieldInfo{{Name: "text", Env: "GEAR_TEXT"}, {Name: "owns"}, {Name: "refs"}}

func decodeGear(v hush.Value, config *gearConfig) {
	d := v.Struct(gearFields)
	for d.Next() {
		switch d.Name() {
		case "text":
			hush.String(d.Field(0), &config.Text)
		case "owns":
			hush.Slice(d.Field(1), &config.Owns, func(v hush.Value, target *Gear) { hush.Resource(v, "gear", target) })
		case "refs":
			hush.Slice(d.Field(2), &config.Refs, func(v hush.Value, target *hush.Ref[Gear]) { hush.RefField(v, "gear", target) })
		default:
			d.Unknown()
		}
	}
	if d.FromEnv(0) {
		hush.String(d.Field(0), &config.Text)
	}
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

// fromMemory gives the lab a source of its own.
func fromMemory(l *lab, values hush.Values) hub.Option {
	l.source = memory.New("test", values)
	return hub.From(l.source)
}
