package hush

// maxProblems bounds the problems that are kept of one config: each element of
// a list may have one, and nobody reads more. The rest is counted.
const maxProblems = 1000

// full reports whether no more problems are kept.
func (d *Decoder) full() bool { return len(d.problems) >= maxProblems }

// keep adds a problem, or counts it. The first one that is only counted says
// where the rest begins.
func (d *Decoder) keep(p Problem) {
	if !d.full() {
		d.problems = append(d.problems, p)
		return
	}
	if d.more == 0 {
		d.beyond = Problem{Position: p.Position, Path: p.Path}
	}
	d.more++
}

// kept returns the problems, and one that counts the rest.
func (d *Decoder) kept() []Problem {
	if d.more == 0 {
		return d.problems
	}
	d.beyond.Message = "and " + counted(d.more, "more problem", "more problems") + " in this resource"
	return append(d.problems, d.beyond)
}
