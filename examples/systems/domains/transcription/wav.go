package transcription

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// maxWAV bounds the bytes read of one recording: ten minutes at 48 kHz.
const maxWAV = 10 * 60 * 48000 * 2

// header is a canonical WAV header: 44 bytes, then the samples.
type header struct {
	RIFF          [4]byte
	Size          uint32
	WAVE, Format  [4]byte
	FormatSize    uint32
	Encoding      uint16
	Channels      uint16
	Rate          uint32
	BytesASecond  uint32
	BytesASample  uint16
	BitsASample   uint16
	Data          [4]byte
	BytesOfSample uint32
}

// Recording is sound in memory.
type Recording struct {
	// Rate is the number of samples in a second.
	Rate int
	// Samples are the sound.
	Samples []int16
}

// WriteWAV writes the recording as a WAV file.
func (r Recording) WriteWAV(w io.Writer) error {
	size := uint32(2 * len(r.Samples))
	head := header{
		RIFF: tag("RIFF"), Size: 36 + size, WAVE: tag("WAVE"),
		Format: tag("fmt "), FormatSize: 16, Encoding: 1, Channels: 1,
		Rate: uint32(r.Rate), BytesASecond: uint32(2 * r.Rate), BytesASample: 2, BitsASample: 16,
		Data: tag("data"), BytesOfSample: size,
	}
	return errors.Join(
		binary.Write(w, binary.LittleEndian, head),
		binary.Write(w, binary.LittleEndian, r.Samples),
	)
}

// ReadWAV reads a WAV file with one channel of 16-bit samples and the plain
// header that [Recording.WriteWAV] writes.
func ReadWAV(r io.Reader) (Recording, error) {
	var head header
	if err := binary.Read(r, binary.LittleEndian, &head); err != nil {
		return Recording{}, fmt.Errorf("read the WAV header: %w", err)
	}
	if head.RIFF != tag("RIFF") || head.WAVE != tag("WAVE") || head.Data != tag("data") {
		return Recording{}, errors.New("not a WAV file with a plain header")
	}
	if head.Encoding != 1 || head.Channels != 1 || head.BitsASample != 16 {
		return Recording{}, fmt.Errorf("expected one channel of 16-bit PCM, found encoding %d, %d channels, %d bits",
			head.Encoding, head.Channels, head.BitsASample)
	}
	if head.BytesOfSample > maxWAV || head.Rate == 0 {
		return Recording{}, fmt.Errorf("a recording of %d bytes at %d Hz is out of range", head.BytesOfSample, head.Rate)
	}
	data := make([]byte, head.BytesOfSample)
	if _, err := io.ReadFull(r, data); err != nil {
		return Recording{}, fmt.Errorf("read the samples: %w", err)
	}
	samples := make([]int16, len(data)/2)
	if err := binary.Read(bytes.NewReader(data), binary.LittleEndian, samples); err != nil {
		return Recording{}, fmt.Errorf("read the samples: %w", err)
	}
	return Recording{Rate: int(head.Rate), Samples: samples}, nil
}

func tag(text string) [4]byte { return [4]byte([]byte(text)) }
