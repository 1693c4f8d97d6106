package transcription

import (
	"math"
	"slices"
	"strings"
	"sync"
)

// listen returns how loud the tone is in each window of so many samples. The
// windows are shared out among the lanes.
func listen(r Recording, tone float64, size, lanes int) []float64 {
	loudness := make([]float64, len(r.Samples)/size)
	var wait sync.WaitGroup
	for lane := range lanes {
		wait.Go(func() {
			for i := lane; i < len(loudness); i += lanes {
				loudness[i] = goertzel(r.Samples[i*size:(i+1)*size], tone/float64(r.Rate))
			}
		})
	}
	wait.Wait()
	return loudness
}

// goertzel returns the power of one frequency, in cycles a sample.
func goertzel(samples []int16, frequency float64) float64 {
	factor := 2 * math.Cos(2*math.Pi*frequency)
	var last, before float64
	for _, sample := range samples {
		last, before = float64(sample)+factor*last-before, last
	}
	return last*last + before*before - factor*last*before
}

// run is a stretch of sound or of silence.
type run struct {
	sound   bool
	windows int
}

// runs joins windows alike. A window sounds when it has a third of the power
// of the loudest one.
func runs(loudness []float64) []run {
	if len(loudness) == 0 {
		return nil
	}
	threshold := slices.Max(loudness) / 3
	var all []run
	for _, power := range loudness {
		sound := power > threshold
		if last := len(all) - 1; last >= 0 && all[last].sound == sound {
			all[last].windows++
		} else {
			all = append(all, run{sound, 1})
		}
	}
	return all
}

// read turns runs into text. The shortest sound is a dot; a dash and the gap
// between letters are three dots long, the gap between words is seven.
func read(all []run) string {
	dot := math.MaxInt
	for _, r := range all {
		if r.sound {
			dot = min(dot, r.windows)
		}
	}
	var text strings.Builder
	var signs []byte
	for _, r := range all {
		switch {
		case r.sound && r.windows >= 2*dot:
			signs = append(signs, '-')
		case r.sound:
			signs = append(signs, '.')
		case r.windows >= 2*dot && len(signs) > 0:
			text.WriteString(letter(string(signs)))
			signs = signs[:0]
		}
		if !r.sound && r.windows >= 5*dot {
			text.WriteByte(' ')
		}
	}
	if len(signs) > 0 {
		text.WriteString(letter(string(signs)))
	}
	return strings.TrimSpace(text.String())
}
