package measure

import (
	"runtime"
	"time"
)

// Sample is what one operation cost.
type Sample struct {
	// Time and CPU are nanoseconds.
	Time, CPU float64
	// Allocations is a count, Bytes their size.
	Allocations, Bytes float64
	// Peak is the most memory in bytes that one process of the work held;
	// known of processes only.
	Peak float64
	// Inits is how many packages ran code before main, Size the bytes of the
	// program's file; known of few.
	Inits, Size float64
}

func (s Sample) cost(c Cost) float64 {
	if c == CPU {
		return s.CPU
	}
	return s.Time
}

// sample runs the work that many times and returns what one item cost. It
// begins with a clean heap, so that nobody collects the garbage of another.
func sample(workload Workload, times int) (Sample, error) {
	if workload.Process != nil {
		return processes(workload, times)
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	cpu, start := cpuTime(), time.Now()
	for range times {
		if err := workload.Run(); err != nil {
			return Sample{}, err
		}
	}
	elapsed, used := time.Since(start), cpuTime()-cpu
	runtime.ReadMemStats(&after)
	per := 1 / float64(times*max(1, workload.Items))
	return Sample{
		Time:        float64(elapsed) * per,
		CPU:         float64(used) * per,
		Allocations: float64(after.Mallocs-before.Mallocs) * per,
		Bytes:       float64(after.TotalAlloc-before.TotalAlloc) * per,
	}, nil
}

// duration returns how long the workload's Run lasted.
func (s Sample) duration(workload Workload) time.Duration {
	return max(1, time.Duration(s.Time*float64(max(1, workload.Items))))
}
