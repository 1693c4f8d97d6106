package instances

import (
	"context"
	"fmt"
	"strconv"
	"sync/atomic"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// turning is a source of sessions with two versions. They differ in the text
// of the parent, which the child holds too.
type turning struct {
	versions [2]*memory.Source
	turns    atomic.Int64
}

// What the sessions of a turning are called: the others are numbered.
const (
	parent = "parent"
	child  = "child"
)

func other(number int) string { return fmt.Sprintf("other-%05d", number) }

// newTurning returns a source with a parent, a child and so many others.
func newTurning(others int) *turning {
	t := &turning{}
	for version := range t.versions {
		values := hush.Values{
			"session:" + parent: hush.Values{"text": text(version)},
			"session:" + child:  hush.Values{"text": child, "parent": parent},
		}
		for number := range others {
			values["session:"+other(number)] = hush.Values{"text": other(number)}
		}
		t.versions[version] = memory.New("turning", values)
	}
	return t
}

func text(version int) string { return "version " + strconv.Itoa(version) }

// turn goes over to the other version and returns the text of its child.
func (t *turning) turn() string {
	return text(int(t.turns.Add(1)%2)) + ", " + child
}

// Name implements [hub.Source].
func (t *turning) Name() string { return "turning" }

// Load implements [hub.Source].
func (t *turning) Load(ctx context.Context) (hub.Snapshot, error) {
	turns := t.turns.Load()
	snapshot, err := t.versions[turns%2].Load(ctx)
	snapshot.Revision = strconv.FormatInt(turns, 10)
	return snapshot, err
}
