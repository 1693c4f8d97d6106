package terminal_test

import (
	"bytes"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/terminal"
)

// screen is what people see of what was written: "\r" goes back, "\n" on.
func screen(written string) []string {
	lines := [][]rune{nil}
	column := 0
	for _, r := range written {
		last := len(lines) - 1
		switch r {
		case '\r':
			column = 0
		case '\n':
			lines, column = append(lines, nil), 0
		default:
			for len(lines[last]) <= column {
				lines[last] = append(lines[last], ' ')
			}
			lines[last][column] = r
			column++
		}
	}
	var seen []string
	for _, line := range lines {
		seen = append(seen, strings.TrimRight(string(line), " "))
	}
	return seen
}

func columns(n int) func() (int, bool) { return func() (int, bool) { return n, true } }

func TestRewritten(t *testing.T) {
	var out bytes.Buffer
	line := terminal.NewLine(&out, columns(80))
	line.Show("checking types 9/377")
	assert.Equal(t, []string{"checking types 9/377"}, screen(out.String()))
	line.Show("writing")
	assert.Equal(t, []string{"writing"}, screen(out.String()))
	length := out.Len()
	line.Show("writing")
	assert.Equal(t, length, out.Len(), "what is there already isn't written again")
	line.Wipe()
	assert.Equal(t, []string{""}, screen(out.String()))
	length = out.Len()
	line.Wipe()
	assert.Equal(t, length, out.Len())
	assert.NotContains(t, out.String(), "\x1b")
}

func TestBeside(t *testing.T) {
	var out bytes.Buffer
	line := terminal.NewLine(&out, columns(80))
	beside := line.Beside(&out)
	line.Show("checking types")
	n, err := beside.Write([]byte("a.go:1:1: bad\n"))
	require.NoError(t, err)
	assert.Equal(t, 14, n)
	line.Show("writing")
	assert.Equal(t, []string{"a.go:1:1: bad", "writing"}, screen(out.String()))
	_, err = beside.Write([]byte("half "))
	require.NoError(t, err)
	line.Show("writing")
	assert.Equal(t, []string{"a.go:1:1: bad", "half"}, screen(out.String()), "a line that isn't complete stays")
	_, err = beside.Write([]byte("and half\n"))
	require.NoError(t, err)
	line.Show("writing more")
	assert.Equal(t, []string{"a.go:1:1: bad", "half and half", "writing more"}, screen(out.String()))
	assert.Same(t, &out, terminal.Behind(beside))
	assert.Same(t, &out, terminal.Behind(&out))
}

// A panic doesn't know of the line, and begins where it begins.
func TestAroundIt(t *testing.T) {
	var out bytes.Buffer
	terminal.NewLine(&out, columns(80)).Show("writing")
	out.WriteString("panic: out of ideas")
	assert.Equal(t, []string{"panic: out of ideas"}, screen(out.String()))
}

func TestWidth(t *testing.T) {
	const text = "checking types 120/377"
	for width, want := range map[int]string{
		80: text, 23: text, 22: "checking types 120/…", 8: "check…", 4: "c…", 3: "…", 2: "", 1: "", 0: "", -1: "",
	} {
		var out bytes.Buffer
		terminal.NewLine(&out, columns(width)).Show(text)
		assert.Equal(t, []string{want}, screen(out.String()), width)
	}
	var out bytes.Buffer
	terminal.NewLine(&out, columns(8)).Show("語語語語")
	assert.Equal(t, []string{"語語…"}, screen(out.String()), "letters of two columns")

	out.Reset()
	terminal.NewLine(&out, func() (int, bool) { return 0, false }).Show(text)
	assert.Empty(t, out.String(), "no terminal any more")
}

// A window that became narrower isn't filled with spaces beyond its edge.
func TestNarrower(t *testing.T) {
	var out bytes.Buffer
	width := 40
	line := terminal.NewLine(&out, func() (int, bool) { return width, true })
	line.Show("checking types 120/377")
	width = 10
	out.Reset()
	line.Show("writing")
	assert.Equal(t, "\rwriting  \r", out.String())
}

func TestConcurrent(t *testing.T) {
	var out bytes.Buffer
	line := terminal.NewLine(&out, columns(80))
	beside := line.Beside(&out)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 50 {
				line.Show("checking types")
				_, _ = beside.Write([]byte("a problem\n"))
				line.Wipe()
			}
		})
	}
	group.Wait()
	lines := screen(out.String())
	require.Len(t, lines, 201)
	for _, line := range lines[:200] {
		assert.Equal(t, "a problem", line)
	}
}

func TestNoTerminal(t *testing.T) {
	file, err := os.Create(t.TempDir() + "/file")
	require.NoError(t, err)
	defer file.Close()
	_, ok := terminal.Width(file)
	assert.False(t, ok)
	null, err := os.Open(os.DevNull)
	require.NoError(t, err)
	defer null.Close()
	_, ok = terminal.Width(null)
	assert.False(t, ok)
}
