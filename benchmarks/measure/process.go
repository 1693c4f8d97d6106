package measure

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// Process runs a command to its end and returns what it cost, with all the
// processes that it started and waited for. The error holds what it printed.
func Process(command *exec.Cmd) (Sample, error) {
	var printed strings.Builder
	if command.Stdout == nil {
		command.Stdout = &printed
	}
	if command.Stderr == nil {
		command.Stderr = &printed
	}
	start := time.Now()
	err := command.Run()
	elapsed := time.Since(start)
	if err != nil {
		return Sample{}, fmt.Errorf("%s: %w\n%s", strings.Join(command.Args, " "), err, printed.String())
	}
	return Sample{Time: float64(elapsed), CPU: float64(processTime(command.ProcessState)), Peak: peak(command.ProcessState)}, nil
}

// processTime returns what a process that has ended has computed.
func processTime(ended *os.ProcessState) time.Duration { return ended.UserTime() + ended.SystemTime() }

// processes is sample for work in processes of its own.
func processes(workload Workload, times int) (Sample, error) {
	var sum Sample
	for range times {
		one, err := workload.Process()
		if err != nil {
			return Sample{}, err
		}
		sum.Inits, sum.Size = one.Inits, one.Size
		sum.Time += one.Time
		sum.CPU += one.CPU
		sum.Allocations += one.Allocations
		sum.Bytes += one.Bytes
		sum.Peak = max(sum.Peak, one.Peak)
	}
	per := 1 / float64(times*max(1, workload.Items))
	sum.Time *= per
	sum.CPU *= per
	sum.Allocations *= per
	sum.Bytes *= per
	return sum, nil
}
