package builds

// maxPaired bounds the constraints whose pairs are looked at: beyond it, two
// files are seen together only by chance.
const maxPaired = 40

// maxPacked bounds how many aims are looked for in one build: the text of a
// constraint has a limit.
const maxPacked = 100

// Cover returns builds so that each constraint is met by one and left by one,
// and that each two are met by one together, where there are such builds: few,
// each for as many of these aims as it can serve. The first build meets as few
// of the constraints as possible. The result depends on the order of the
// constraints; sort them.
func (s Space) Cover(constraints []Constraint) []Build {
	var cover []Build
	aims := s.aims(constraints)
	for len(aims) > 0 {
		var aim Constraint
		packed := 0
		for _, next := range aims {
			if both := And(aim, next); packed < maxPacked && s.possible(both) {
				aim = both
				packed++
			}
		}
		b, _ := s.Find(aim)
		cover = append(cover, b)
		open := aims[:0]
		for _, next := range aims {
			if !s.Meets(b, next) {
				open = append(open, next)
			}
		}
		aims = open
	}
	return cover
}

// aims returns what the builds of a cover must meet, each possible by itself.
func (s Space) aims(constraints []Constraint) []Constraint {
	var aims []Constraint
	add := func(aim Constraint) {
		if s.possible(aim) {
			aims = append(aims, aim)
		}
	}
	for _, c := range constraints {
		add(Not(c))
	}
	for _, c := range constraints {
		add(c)
	}
	if len(constraints) > maxPaired {
		return aims
	}
	for i, a := range constraints {
		for _, b := range constraints[:i] {
			add(And(a, b))
		}
	}
	return aims
}
