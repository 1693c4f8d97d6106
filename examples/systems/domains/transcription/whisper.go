package transcription

import (
	"context"
	"errors"
	"io"
	"time"
)

// Device is what a transcriber computes on.
type Device string

// The devices. As the constants of a named type they are all that a
// configuration may say. CUDA stands for a device with many lanes; here its
// lanes are goroutines.
const (
	CPU  Device = "cpu"
	CUDA Device = "cuda"
)

// Config configures the transcribers of both sizes.
type Config struct {
	//hush:field default=cpu
	Device Device `json:"device"`
	// Tone is the pitch of the signs in hertz.
	//hush:field default=600 min=100 max=3000
	Tone float64 `json:"tone"`
}

// NewTiny makes the small transcriber: quick, and good for slow senders.
//
//hush:factory name=whisper-tiny category=transcription title="Whisper Tiny" version=1.1 meta.device=cpu meta.window=20ms
func NewTiny(c Config) (*Whisper, error) {
	if c.Device != CPU {
		return nil, errors.New("whisper-tiny runs on the cpu only")
	}
	return &Whisper{tone: c.Tone, window: 20 * time.Millisecond, lanes: 1}, nil
}

// NewBase makes the larger transcriber: it listens four times as closely, so
// it keeps up with fast senders.
//
//hush:factory name=whisper-base category=transcription title="Whisper Base" version=1.1 meta.device=cuda meta.window=5ms
func NewBase(c Config) *Whisper {
	w := &Whisper{tone: c.Tone, window: 5 * time.Millisecond, lanes: 1}
	if c.Device == CUDA {
		w.lanes = 4
	}
	return w
}

// Whisper is a [Transcriber]. It cuts a recording into windows, hears in which
// of them the tone sounds, and reads the lengths of sound and silence.
type Whisper struct {
	tone   float64
	window time.Duration
	lanes  int
}

// Transcribe implements [Transcriber].
func (w *Whisper) Transcribe(ctx context.Context, wav io.Reader) (string, error) {
	recording, err := ReadWAV(wav)
	if err != nil {
		return "", err
	}
	size := int(w.window * time.Duration(recording.Rate) / time.Second)
	if size == 0 {
		return "", errors.New("the recording has too few samples a second")
	}
	loudness := listen(recording, w.tone, size, w.lanes)
	return read(runs(loudness)), ctx.Err()
}
