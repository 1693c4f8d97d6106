package start

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"

	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/benchmarks/modules"
)

// Full and Quick are numbers of plugins: what figures are about, and what
// shows that all works.
func Full() []int  { return []int{100, 1_000, 10_000} }
func Quick() []int { return []int{10} }

// Groups returns the groups. The programs are built in a folder when they are
// needed.
func Groups(dir string, plugins []int) []measure.Group {
	hushgen := sync.OnceValues(func() (string, error) { return buildHushgen(dir) })
	var groups, lookups []measure.Group
	for _, count := range plugins {
		p := &programs{Module: modules.At(fmt.Sprintf("%s/start%d", dir, count)), plugins: count}
		ready := sync.OnceValue(func() (err error) {
			if p.hushgen, err = hushgen(); err != nil {
				return err
			}
			return p.write()
		})
		groups = append(groups, p.starting(ready))
		lookups = append(lookups, p.lookups(ready))
	}
	return append(groups, lookups...)
}

// PictureTitle is the group that a picture is drawn of.
const PictureTitle = titlePrefix + "10,000 plugins"

const titlePrefix = "Start: to main and out again, "

// empty is the program that the others are compared with.
const empty = "an empty program"

// starting compares programs that end as soon as they are in main.
func (p *programs) starting(ready func() error) measure.Group {
	size := markdown.Counted(p.plugins, "plugin")
	group := measure.Group{
		Title: titlePrefix + size,
		About: "Programs that have the plugins and do nothing. Packages with init are those of the program and of hushgen, as " +
			"GODEBUG=inittrace=1 lists them; memory is VmHWM; files are stripped.",
		Setup:     ready,
		Workloads: []measure.Workload{p.starts("empty", empty, nil)},
		Bars: []measure.Bar{
			{Text: "no package with init, " + size, Ours: generated.title, Most: 0, Cost: measure.Inits},
			{Text: "no allocation in init, " + size, Ours: generated.title, Most: 0, Cost: measure.Allocations},
		},
	}
	for _, w := range ways() {
		group.Workloads = append(group.Workloads, p.starts(w.name, w.title, func() error { return p.check(w) }))
	}
	if p.plugins == 1_000 {
		group.Bars = append(group.Bars, measure.Bar{
			Text: "to main: < 1 ms more than an empty program, " + size, Ours: generated.title, Peer: empty, Most: 1e6, Over: true,
		})
	}
	return group
}

// starts runs a program to its end. What doesn't change from one run to the
// next is found out before.
func (p *programs) starts(name, title string, check func() error) measure.Workload {
	var known measure.Sample
	return measure.Workload{
		Name: title,
		Setup: func() (err error) {
			if check != nil {
				err = check()
			}
			if err == nil {
				known, err = p.weigh(name)
			}
			return err
		},
		Process: func() (measure.Sample, error) {
			cost, err := measure.Process(exec.Command(p.path(name)))
			known.Time, known.CPU = cost.Time, cost.CPU
			return known, err
		},
	}
}

// weigh finds out what a program does before main, how much memory it holds and
// how large its file is.
func (p *programs) weigh(name string) (measure.Sample, error) {
	trace, err := p.ask(name, "memory", "GODEBUG=inittrace=1")
	info, statErr := os.Stat(p.path(name))
	if err := errors.Join(err, statErr); err != nil {
		return measure.Sample{}, err
	}
	cost := measure.Sample{Size: float64(info.Size())}
	for line := range strings.Lines(trace) {
		fields := strings.Fields(line)
		switch {
		case len(fields) > 1 && fields[0] == "VmHWM:":
			cost.Peak = 1024 * number(fields[1])
		case len(fields) > 9 && fields[0] == "init" && own(fields[1]):
			// init PACKAGE @0.5 ms, 0.01 ms clock, 12 bytes, 3 allocs
			cost.Inits++
			cost.Bytes += number(fields[7])
			cost.Allocations += number(fields[9])
		}
	}
	return cost, nil
}

// own reports whether a package is the program's or hushgen's.
func own(path string) bool {
	return path == "main" || strings.HasPrefix(path, modules.Path) || strings.HasPrefix(path, "github.com/hushgen/")
}

func number(text string) float64 {
	value, _ := strconv.ParseFloat(text, 64)
	return value
}
