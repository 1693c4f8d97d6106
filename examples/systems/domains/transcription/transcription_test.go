package transcription_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/systems/domains/transcription"
)

func transcribe(t *testing.T, w *transcription.Whisper, text string, dot time.Duration) string {
	var wav bytes.Buffer
	require.NoError(t, transcription.Say(text, dot).WriteWAV(&wav))
	heard, err := w.Transcribe(t.Context(), &wav)
	require.NoError(t, err)
	return heard
}

func TestWhisperReadsWholeAlphabet(t *testing.T) {
	const all = "THE QUICK BROWN FOX JUMPS OVER 13 LAZY DOGS 2 4 5 6 7 8 9 0"
	tiny, err := transcription.NewTiny(transcription.Config{Device: transcription.CPU, Tone: 600})
	require.NoError(t, err)
	assert.Equal(t, all, transcribe(t, tiny, strings.ToLower(all), 60*time.Millisecond))

	for _, device := range []transcription.Device{transcription.CPU, transcription.CUDA} {
		base := transcription.NewBase(transcription.Config{Device: device, Tone: 600})
		for _, dot := range []time.Duration{10, 15, 20, 25, 30, 60} {
			assert.Equal(t, all, transcribe(t, base, all, dot*time.Millisecond), "%s, dots of %d ms", device, dot)
		}
	}
}

func TestWhisperOfSilence(t *testing.T) {
	var wav bytes.Buffer
	require.NoError(t, transcription.Recording{Rate: 8000, Samples: make([]int16, 800)}.WriteWAV(&wav))
	heard, err := transcription.NewBase(transcription.Config{Tone: 600}).Transcribe(t.Context(), &wav)
	require.NoError(t, err)
	assert.Empty(t, heard)
}

func TestTinyRunsOnCPUOnly(t *testing.T) {
	_, err := transcription.NewTiny(transcription.Config{Device: transcription.CUDA})
	assert.EqualError(t, err, "whisper-tiny runs on the cpu only")
}

func TestReadWAVErrors(t *testing.T) {
	var wav bytes.Buffer
	require.NoError(t, transcription.Recording{Rate: 8000, Samples: make([]int16, 4)}.WriteWAV(&wav))
	change := func(at int, to byte) string {
		text := bytes.Clone(wav.Bytes())
		text[at] = to
		return string(text)
	}
	tests := map[string]string{
		"":                "read the WAV header: EOF",
		wav.String()[:9]:  "read the WAV header: unexpected EOF",
		wav.String()[:50]: "read the samples: unexpected EOF",
		change(0, 'X'):    "not a WAV file with a plain header",
		change(22, 2):     "expected one channel of 16-bit PCM, found encoding 1, 2 channels, 16 bits",
		change(43, 255):   "a recording of 4278190088 bytes at 8000 Hz is out of range",
	}
	for input, want := range tests {
		_, err := transcription.ReadWAV(strings.NewReader(input))
		assert.EqualError(t, err, want)
	}
}
