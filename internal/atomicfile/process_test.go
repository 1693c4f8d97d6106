//go:build unix

package atomicfile_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/atomicfile"
)

// childVariable makes the test binary do what its value says instead.
const childVariable = "ATOMICFILE_CHILD"

func TestMain(m *testing.M) {
	switch os.Getenv(childVariable) {
	case "":
		os.Exit(m.Run())
	case "write versions":
		writeVersions(os.Args[1])
	case "write too much":
		writeTooMuch(os.Args[1])
	}
}

func child(t *testing.T, what string, arguments ...string) *exec.Cmd {
	t.Helper()
	command := exec.CommandContext(t.Context(), os.Args[0], arguments...)
	command.Env = append(os.Environ(), childVariable+"="+what)
	return command
}

// version is content that tells whether it is whole.
func version(n int) string {
	digits := strconv.Itoa(n)
	return `{"version": ` + digits + `, "text": "` + strings.Repeat(digits+" ", 500+n%7*300) + `"}`
}

// writeVersions overwrites a file again and again.
func writeVersions(path string) {
	for n := 1; ; n++ {
		if err := atomicfile.Write(atomicfile.OS, path, []byte(version(n))); err != nil {
			println(err.Error())
			os.Exit(1)
		}
		if n == 1 {
			println("ready")
		}
	}
}

// TestKilledWriters kills 300 processes while they write.
func TestKilledWriters(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.json")
	later := 0
	for range 300 {
		writer := child(t, "write versions", path)
		output, err := writer.StderrPipe()
		require.NoError(t, err)
		require.NoError(t, writer.Start())
		line, _ := bufio.NewReader(output).ReadString('\n')
		require.Equal(t, "ready\n", line)
		time.Sleep(rand.N(4 * time.Millisecond)) // any moment will do
		require.NoError(t, writer.Process.Kill())
		require.Error(t, writer.Wait())

		content, err := os.ReadFile(path)
		require.NoError(t, err)
		digits, _, ok := strings.Cut(strings.TrimPrefix(string(content), `{"version": `), ",")
		require.True(t, ok, "%.40q", content)
		n, err := strconv.Atoi(digits)
		require.NoError(t, err)
		require.Equal(t, version(n), string(content))
		if n > 1 {
			later++
		}
	}
	assert.Positive(t, later, "some were killed while they overwrote")
}

// writeTooMuch lets the kernel refuse the second half of what is written.
func writeTooMuch(path string) {
	limit := syscall.Rlimit{Cur: 1000, Max: 1000}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		println(err.Error())
		os.Exit(1)
	}
	fmt.Println(atomicfile.Write(atomicfile.OS, path, make([]byte, 2000)))
}

// TestNoRoom lets a real file system take half a file.
func TestNoRoom(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.json")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
	output, err := child(t, "write too much", path).Output() // under -cover, standard error has more
	require.NoError(t, err)
	assert.Equal(t, "save "+path+": file too large\n", string(output))
	assert.Equal(t, map[string]string{"a.json": "old"}, folder(t, dir))
}
