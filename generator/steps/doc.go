// Package steps tells what a run of the generator is doing: for a progress
// line, the time of each step, and regions in execution traces.
//
// Whoever wants to know puts an [Observer] into the context with [With]. A step
// is a line at its begin and one at its end:
//
//	step := steps.Begin(ctx, steps.CheckTypes)
//	defer step.End()
//
// and, where there is something to count, calls of Expect and Advance, which
// cost an atomic addition, and of Count. Without an observer and without a
// running trace, Begin returns nil, whose methods do nothing.
//
// A step that begins while another one lasts interrupts it: its time is told
// once, so that the times of all steps add up. Where a run has several
// registries, the steps bear the name of theirs, see [Of].
package steps
