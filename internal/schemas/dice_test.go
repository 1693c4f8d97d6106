package schemas

import "math/rand/v2"

// dice makes choices from arbitrary bytes, so that a fuzzer can steer them.
// When the bytes are used up, all choices are the first ones.
type dice struct{ data []byte }

// seeded returns dice for a test that always does the same.
func seeded(seed uint64, size int) *dice {
	source := rand.New(rand.NewPCG(seed, 0))
	data := make([]byte, size)
	for i := range data {
		data[i] = byte(source.Uint32())
	}
	return &dice{data}
}

// roll returns a number from 0 to n-1.
func (d *dice) roll(n int) int {
	value := 0
	for room := 1; room < n; room *= 256 {
		if len(d.data) == 0 {
			break
		}
		value = value*256 + int(d.data[0])
		d.data = d.data[1:]
	}
	return value % n
}

// once is true once in so many times.
func (d *dice) once(times int) bool { return d.roll(times) == times-1 }

func pick[T any](d *dice, choice []T) T { return choice[d.roll(len(choice))] }
