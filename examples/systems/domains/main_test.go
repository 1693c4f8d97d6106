package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/systems/domains/transcription"
	"github.com/hushgen/hushgen/examples/systems/internal/programtest"
)

const listed = `Language models (language-model, 2)
  bigram        Bigram model   2.0  context=1  device=cpu
  trigram       Trigram model  2.0  context=2  device=cpu
Audio transcription (transcription, 2)
  whisper-base  Whisper Base   1.1  device=cuda  window=5ms
  whisper-tiny  Whisper Tiny   1.1  device=cpu  window=20ms
`

const gone = `Trigram model: the old mill stands … by the river and listens to the sea
Bigram model: the old mill stands … by the river and down to the river
`

func TestGeneratedFileIsFresh(t *testing.T) { programtest.Fresh(t) }

func TestProgram(t *testing.T) {
	binary := programtest.Build(t)

	t.Run("both devices", func(t *testing.T) {
		const output = listed + `Whisper Tiny on cpu
  slow sender: THE OLD MILL STANDS
  fast sender: TEIEE TTTETINE TTEERERE IETETNNEIE
Whisper Base on cuda
  slow sender: THE OLD MILL STANDS
  fast sender: THE OLD MILL STANDS
` + gone
		assert.Equal(t, output, programtest.Output(t, binary, programtest.Call{}))
		programtest.InREADME(t, output)
	})
	t.Run("a file", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "sos.wav")
		var wav bytes.Buffer
		require.NoError(t, transcription.Say("SOS 73", 40*time.Millisecond).WriteWAV(&wav))
		require.NoError(t, os.WriteFile(file, wav.Bytes(), 0o644))
		assert.Equal(t, listed+"Whisper Tiny on cpu\n  "+file+": SOS 73\n"+gone,
			programtest.Output(t, binary, programtest.Call{Args: []string{"-device", "cpu", "-wav", file}}))
	})
	t.Run("a device that no plugin runs on", func(t *testing.T) {
		result := programtest.Run(t, binary, programtest.Call{Args: []string{"-device", "tpu"}})
		assert.Equal(t, 1, result.ExitCode)
		assert.Equal(t, "domains: Audio transcription: no plugin has device \"tpu\" in its metadata\n", result.Stderr)
	})
	t.Run("a file that is no recording", func(t *testing.T) {
		result := programtest.Run(t, binary, programtest.Call{Args: []string{"-wav", "README.md"}})
		assert.Equal(t, 1, result.ExitCode)
		assert.Equal(t, "domains: README.md: not a WAV file with a plain header\n", result.Stderr)
	})
}
