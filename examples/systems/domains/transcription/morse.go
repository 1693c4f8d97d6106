package transcription

import (
	"math"
	"strings"
	"time"
)

// alphabet is the international Morse code, each letter before its signs.
const alphabet = "A.- B-... C-.-. D-.. E. F..-. G--. H.... I.. J.--- K-.- L.-.. M-- " +
	"N-. O--- P.--. Q--.- R.-. S... T- U..- V...- W.-- X-..- Y-.-- Z--.. " +
	"0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----."

// letter returns the letter of the signs, or "?".
func letter(signs string) string {
	for entry := range strings.FieldsSeq(alphabet) {
		if entry[1:] == signs {
			return entry[:1]
		}
	}
	return "?"
}

// signs returns the signs of a letter, or "" when it has none.
func signs(letter rune) string {
	for entry := range strings.FieldsSeq(alphabet) {
		if rune(entry[0]) == letter {
			return entry[1:]
		}
	}
	return ""
}

const (
	sayRate   = 8000  // samples a second
	sayTone   = 600   // Hz
	sayVolume = 16000 // of 32767
	sayHiss   = 1600
)

// Say records text in Morse code, with some hiss. A dot lasts as long as dot.
// What has no code is left out.
func Say(text string, dot time.Duration) Recording {
	s := speaker{dot: int(dot * sayRate / time.Second)}
	s.add(3, 0)
	for word := range strings.FieldsSeq(strings.ToUpper(text)) {
		for _, letter := range word {
			for _, sign := range signs(letter) {
				dots := 1
				if sign == '-' {
					dots = 3
				}
				s.add(dots, sayVolume)
				s.add(1, 0)
			}
			s.add(2, 0)
		}
		s.add(4, 0)
	}
	return Recording{Rate: sayRate, Samples: s.samples}
}

// speaker puts a recording together.
type speaker struct {
	dot     int // samples of one dot
	noise   uint32
	samples []int16
}

// add appends a tone, or silence when the volume is 0.
func (s *speaker) add(dots int, volume float64) {
	for range dots * s.dot {
		s.noise = s.noise*1664525 + 1013904223 // the same hiss every time
		hiss := sayHiss * (float64(s.noise>>16)/32768 - 1)
		wave := math.Sin(2 * math.Pi * sayTone * float64(len(s.samples)) / sayRate)
		s.samples = append(s.samples, int16(volume*wave+hiss))
	}
}
