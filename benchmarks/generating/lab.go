package generating

import (
	"path/filepath"
	"sync"

	"github.com/hushgen/hushgen/benchmarks/modules"
)

// lab is what groups share. It is prepared when the first of them needs it.
type lab struct {
	dir      string
	programs *tools
	// hushgen builds hushgen, tools all generators.
	hushgen, tools func() error
	client, api    *corpus
	synthetics     map[modules.Shape]*synthetic
}

func newLab(dir string) *lab {
	l := &lab{dir: dir, programs: &tools{filepath.Join(dir, "bin"), map[string]error{}}, synthetics: map[modules.Shape]*synthetic{}}
	l.hushgen = sync.OnceValue(l.programs.build)
	l.tools = sync.OnceValue(func() error { l.programs.install(); return l.hushgen() })
	l.client, l.api = l.fewAmongMany(), l.largestAnnotated()
	return l
}

func (l *lab) path(name string) string { return filepath.Join(l.dir, name) }
