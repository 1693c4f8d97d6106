package instances

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"slices"
	"sync/atomic"

	"github.com/hushgen/hushgen/benchmarks/chat"
	"github.com/hushgen/hushgen/benchmarks/corpus"
	"github.com/hushgen/hushgen/benchmarks/plugins"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

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
