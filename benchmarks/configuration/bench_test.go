package configuration_test

import (
	"testing"

	"github.com/hushgen/hushgen/benchmarks/configuration"
)

// BenchmarkAll has every workload of the full sizes under its title and name:
//
//	go -C benchmarks test ./configuration -bench 'All/New_from_a_ready_node/hushgen' -cpuprofile cpu.out
func BenchmarkAll(b *testing.B) {
	folder := b.TempDir()
	for _, group := range configuration.Groups(folder, configuration.Full()) {
		b.Run(group.Title, func(b *testing.B) {
			for _, workload := range group.Workloads {
				b.Run(workload.Name, func(b *testing.B) {
					if err := workload.Setup(); err != nil {
						b.Fatal(err)
					}
					b.ReportAllocs()
					for b.Loop() {
						if err := workload.Run(); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		})
	}
}
