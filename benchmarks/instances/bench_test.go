package instances_test

import (
	"testing"

	"github.com/hushgen/hushgen/benchmarks/instances"
	"github.com/hushgen/hushgen/benchmarks/measure"
)

// BenchmarkAll has every workload of the full sizes under its title and name.
// One operation is a whole run of it, many Gets for instance:
//
//	go -C benchmarks test ./instances -run '^$' -bench 'All/Cached_Get:_10,000_resources,_1_/h.LLM.Get$' -cpuprofile cpu.out
func BenchmarkAll(b *testing.B) {
	folder := b.TempDir()
	for _, group := range instances.Groups(folder, instances.Full()) {
		b.Run(group.Title, func(b *testing.B) { benchmark(b, group) })
	}
}

func benchmark(b *testing.B, group measure.Group) {
	call := func(step func() error) {
		if step == nil {
			return
		}
		if err := step(); err != nil {
			b.Fatal(err)
		}
	}
	call(group.Setup)
	b.Cleanup(func() { call(group.Teardown) })
	for _, workload := range group.Workloads {
		b.Run(workload.Name, func(b *testing.B) {
			call(workload.Setup)
			b.ReportAllocs()
			for b.Loop() {
				call(workload.Run)
			}
		})
	}
}
