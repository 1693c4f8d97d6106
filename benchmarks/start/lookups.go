package start

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"

	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/measure"
)

// Names of the rows of lookups, which the program knows too.
const (
	mapHit, ourHit     = "Go map, hit", "Lookup, hit"
	mapMiss, ourMiss   = "Go map, miss", "Lookup, miss"
	mapOther, ourOther = "normalising, then Go map", "Lookup, upper case and _"
)

// lookups compares looking names up with a Go map.
func (p *programs) lookups(ready func() error) measure.Group {
	size := markdown.Thousands(p.plugins)
	bar := func(text, ours, peer string, most float64) measure.Bar {
		return measure.Bar{Text: text + ", " + size + " names", Ours: ours, Peer: peer, Most: most, Cost: measure.CPU}
	}
	group := measure.Group{
		Title: fmt.Sprintf("Start: lookup among %s names", size),
		About: "All names, in an order that neither memory nor the registry has, by hushgen's Lookup and in a Go map of the same names that " +
			"holds pointers. Loops are written out for each. Normalising is strings.ToLower and strings.ReplaceAll. One name is looked up.",
		Setup: ready,
	}
	if p.plugins >= 1_000 {
		group.Bars = []measure.Bar{
			bar("Lookup, hit ≤ 1 × a Go map", ourHit, mapHit, 1),
			bar("Lookup, miss ≤ 0.5 × a Go map", ourMiss, mapMiss, 0.5),
			bar("Lookup, upper case and _ ≤ 0.75 × normalising first", ourOther, mapOther, 0.75),
		}
	}
	for _, ours := range []string{ourHit, ourMiss, ourOther} {
		group.Bars = append(group.Bars, measure.Bar{Text: ours + ": no allocation, " + size + " names", Ours: ours, Cost: measure.Allocations})
	}
	group.Elsewhere = p.look
	return group
}

// look builds and runs the program that measures.
func (p *programs) look(options measure.Options) ([]measure.Row, error) {
	if err := p.Write("lookups/main.go", lookupProgram); err != nil {
		return nil, err
	}
	command := p.Command("go", "run", "./lookups", strconv.Itoa(options.Rounds), options.Turn.String())
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("%v: %w", command.Args, err)
	}
	var rows []measure.Row
	return rows, json.Unmarshal(out, &rows)
}

const lookupProgram = `// Command lookups measures how long it takes to find a name.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"time"

	registry "github.com/example/gateway/generated"
	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/runtime/hush"
)

// last keeps what was found, as who looks for it does.
var last *hush.Info

func main() {
	rounds, err := strconv.Atoi(os.Args[1])
	turn, turnErr := time.ParseDuration(os.Args[2])
	if err := errors.Join(err, turnErr); err != nil {
		panic(err)
	}
	infos := map[string]*hush.Info{}
	var names, missing, other []string
	for info := range registry.Registry.Task.All() {
		infos[strings.Clone(info.Name)] = info
		names = append(names, strings.Clone(info.Name))
		missing = append(missing, "tusk"+info.Name[len("task"):])
		other = append(other, strings.ToUpper(strings.ReplaceAll(info.Name, "-", "_")))
	}
	for seed, list := range [][]string{names, missing, other} {
		rand.New(rand.NewPCG(1, uint64(seed))).Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	tasks := registry.Registry.Task
	work := func(title string, found int, run func() int) measure.Workload {
		return measure.Workload{Name: title, Items: len(names), Run: func() error {
			if count := run(); count != found {
				return fmt.Errorf("%s: found %d of %d", title, count, len(names))
			}
			return nil
		}}
	}
	result, err := measure.Run(measure.Group{Workloads: []measure.Workload{
		work("Go map, hit", len(names), func() (found int) {
			for _, name := range names {
				if info, ok := infos[name]; ok {
					found, last = found+1, info
				}
			}
			return found
		}),
		work("Lookup, hit", len(names), func() (found int) {
			for _, name := range names {
				if info, ok := tasks.Lookup(name); ok {
					found, last = found+1, info
				}
			}
			return found
		}),
		work("Go map, miss", 0, func() (found int) {
			for _, name := range missing {
				if info, ok := infos[name]; ok {
					found, last = found+1, info
				}
			}
			return found
		}),
		work("Lookup, miss", 0, func() (found int) {
			for _, name := range missing {
				if info, ok := tasks.Lookup(name); ok {
					found, last = found+1, info
				}
			}
			return found
		}),
		work("normalising, then Go map", len(names), func() (found int) {
			for _, name := range other {
				if info, ok := infos[strings.ReplaceAll(strings.ToLower(name), "_", "-")]; ok {
					found, last = found+1, info
				}
			}
			return found
		}),
		work("Lookup, upper case and _", len(names), func() (found int) {
			for _, name := range other {
				if info, ok := tasks.Lookup(name); ok {
					found, last = found+1, info
				}
			}
			return found
		}),
	}}, measure.Options{Rounds: rounds, Turn: turn, Slow: time.Minute, Progress: func(measure.Group, int) {}})
	if err != nil {
		panic(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(result.Rows); err != nil {
		panic(err)
	}
}
`
