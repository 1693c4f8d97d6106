package instances

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync/atomic"

	"go.yaml.in/yaml/v4"

	"github.com/hushgen/hushgen/benchmarks/chat"
	"github.com/hushgen/hushgen/benchmarks/corpus"
	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/benchmarks/plugins"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// reloading changes one of many resources whose instances are all there.
func reloading(folder string, count int) measure.Group {
	const change, nothing, open, nodes = "Reload, one changed", "Reload, nothing changed", "Open", "yaml v4 to nodes"
	one, same := &reloaded{count: count}, &reloaded{count: count}
	path := ""
	return measure.Group{
		Title: "Reload of " + markdown.Counted(count, "YAML resource"),
		About: "The file is written anew each time. All instances have been made; one is made again, and that the others are " +
			"untouched is checked. Open and yaml v4 read the same file.",
		Patient: true,
		Setup: func() (err error) {
			path, err = corpus.WriteResources(folder, corpus.Format{}, count)
			return err
		},
		Workloads: []measure.Workload{
			{Name: change, Setup: func() error { return one.open(folder, "changing.yaml") }, Run: one.change},
			{Name: nothing, Setup: func() error { return same.open(folder, "staying.yaml") }, Run: same.keep},
			{Name: open, Run: func() error { return openFile(path, count) }},
			{Name: nodes, Run: func() error { return parseFile(path, count) }},
		},
		Bars: []measure.Bar{
			{Text: "a reload ≤ 1.25 × the CPU of yaml v4 to nodes alone", Ours: change, Peer: nodes, Most: 1.25, Cost: measure.CPU},
			{Text: "a reload ≤ 1.1 × the CPU of Open", Ours: change, Peer: open, Most: 1.1, Cost: measure.CPU},
		},
		Teardown: func() error { return errors.Join(one.close(), same.close()) },
	}
}

// reloaded is a hub whose file changes, and its instances before the last
// reload.
type reloaded struct {
	count     int
	path      string
	versions  [2][]byte
	turns     int
	hub       *plugins.Hub
	names     []string
	instances []chat.Model
	// made counts the instances since the last check.
	made atomic.Int64
}

// changing is the number of the resource that changes.
const changing = 42

func (r *reloaded) open(folder, name string) (err error) {
	first := corpus.Format{}.Resources(r.count)
	model := []byte("model: " + corpus.Config(changing).Model + "\n")
	r.versions = [2][]byte{first, bytes.Replace(first, model, []byte("model: another\n"), 1)}
	if r.path, err = corpus.Write(folder, name, first); err != nil {
		return err
	}
	count := func(_ hush.Key, model chat.Model) chat.Model {
		r.made.Add(1)
		return model
	}
	source := hub.From(yamlfile.New(r.path))
	r.hub, err = plugins.Open(context.Background(), source, hub.Grace(0), hub.Wrap(plugins.Registry.LLM, count))
	if err != nil {
		return err
	}
	r.names = slices.Collect(r.hub.LLM.Names())
	r.instances = make([]chat.Model, len(r.names))
	return r.check(r.count)
}

func (r *reloaded) close() error {
	if r.hub == nil {
		return nil
	}
	defer func() { *r = reloaded{count: r.count} }()
	return r.hub.Close(context.Background())
}

// change writes the other version and reloads.
func (r *reloaded) change() error {
	r.turns++
	if err := r.reload(); err != nil {
		return err
	}
	want := [2]string{corpus.Config(changing).Model, "another"}[r.turns%2]
	model, err := r.hub.Get(context.Background(), corpus.Key(changing))
	if err != nil {
		return err
	}
	if got := model.(chat.Model).Config().Model; got != want {
		return fmt.Errorf("the model is %q after the reload, want %q", got, want)
	}
	return r.check(1)
}

// keep writes the same version and reloads.
func (r *reloaded) keep() error {
	if err := r.reload(); err != nil {
		return err
	}
	return r.check(0)
}

func (r *reloaded) reload() error {
	if err := os.WriteFile(r.path, r.versions[r.turns%2], 0o600); err != nil {
		return err
	}
	return r.hub.Reload(context.Background())
}

// check compares how many instances were made since the last time, and how
// many are others than then.
func (r *reloaded) check(want int) error {
	others := 0
	for i, name := range r.names {
		model, err := r.hub.LLM.Get(context.Background(), name)
		if err != nil {
			return err
		}
		if model != r.instances[i] {
			r.instances[i] = model
			others++
		}
	}
	if made := int(r.made.Swap(0)); made != want || others != want {
		return fmt.Errorf("%d instances were made and %d are others than before, want %d", made, others, want)
	}
	return nil
}

func openFile(path string, count int) error {
	ctx := context.Background()
	h, err := plugins.Open(ctx, hub.From(yamlfile.New(path)))
	if err != nil {
		return err
	}
	if found := keys(h); found != count {
		return fmt.Errorf("found %d resources, want %d", found, count)
	}
	return h.Close(ctx)
}

func parseFile(path string, count int) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var document yaml.Node
	if err := yaml.Load(content, &document); err != nil {
		return err
	}
	if found := len(document.Content[0].Content) / 2; found != count {
		return fmt.Errorf("found %d resources, want %d", found, count)
	}
	return nil
}
