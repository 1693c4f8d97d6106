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
		About: "All names in a mixed order, by hushgen's Lookup and in a Go map of the same names that holds pointers. Normalising is " +
			"strings.ToLower and strings.ReplaceAll. One name is looked up.",
		Setup: ready,
		Bars: []measure.Bar{
			bar("Lookup, hit ≤ 1 × a Go map", ourHit, mapHit, 1),
			bar("Lookup, miss ≤ 0.5 × a Go map", ourMiss, mapMiss, 0.5),
			bar("Lookup, upper case and _ ≤ 0.75 × normalising first", ourOther, mapOther, 0.75),
		},
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
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"time"

	registry "github.com/example/gateway/generated"
	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/runtime/hush"
)

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
	}
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	for _, name := range names {
		missing = append(missing, "tusk"+name[len("task"):])
		other = append(other, strings.ToUpper(strings.ReplaceAll(name, "-", "_")))
	}
	inMap := func(name string) *hush.Info { return infos[name] }
	normalised := func(name string) *hush.Info { return infos[strings.ReplaceAll(strings.ToLower(name), "_", "-")] }
	ours := func(name string) *hush.Info { info, _ := registry.Registry.Task.Lookup(name); return info }
	result, err := measure.Run(measure.Group{Workloads: []measure.Workload{
		all("Go map, hit", names, inMap, true), all("Lookup, hit", names, ours, true),
		all("Go map, miss", missing, inMap, false), all("Lookup, miss", missing, ours, false),
		all("normalising, then Go map", other, normalised, true), all("Lookup, upper case and _", other, ours, true),
	}}, measure.Options{Rounds: rounds, Turn: turn, Slow: time.Minute, Progress: func(measure.Group, int) {}})
	if err != nil {
		panic(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(result.Rows); err != nil {
		panic(err)
	}
}

// all looks all names up.
func all(title string, names []string, find func(string) *hush.Info, want bool) measure.Workload {
	return measure.Workload{Name: title, Items: len(names), Run: func() error {
		for _, name := range names {
			if (find(name) != nil) != want {
				return errors.New("wrong answer for " + name)
			}
		}
		return nil
	}}
}
`
