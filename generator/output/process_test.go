//go:build unix

package output_test

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

	"github.com/hushgen/hushgen/generator/output"
)

// childVariable makes the test binary do what its value says instead.
const childVariable = "HUSHGEN_OUTPUT_CHILD"

func TestMain(m *testing.M) {
	switch os.Getenv(childVariable) {
	case "":
		os.Exit(m.Run())
	case "write versions":
		writeVersions(os.Args[1])
	case "write too much":
		limit := syscall.Rlimit{Cur: 1000, Max: 1000}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			println(err.Error())
			os.Exit(1)
		}
		fmt.Println(output.Write(both(os.Args[1], strings.Repeat("x", 2000))))
	case "write":
		fmt.Println(output.Write(both(os.Args[1], "new")))
	}
}

func child(t *testing.T, what string, arguments ...string) *exec.Cmd {
	t.Helper()
	command := exec.CommandContext(t.Context(), os.Args[0], arguments...)
	command.Env = append(os.Environ(), childVariable+"="+what)
	return command
}

// both are the files of a registry of which a part is for some builds only.
func both(dir, content string) []output.File {
	return []output.File{file(dir, "hush_gen_c1_if.go", "small"), file(dir, "hush_gen.go", content)}
}

// version is content that tells whether it is whole.
func version(n int) string {
	digits := strconv.Itoa(n)
	return digits + ":" + strings.Repeat(digits+" ", 500+n%7*300) + "end"
}

func isWhole(content string) bool {
	digits, _, _ := strings.Cut(content, ":")
	n, err := strconv.Atoi(digits)
	return err == nil && version(n) == content
}

// writeVersions overwrites two files again and again.
func writeVersions(dir string) {
	for n := 1; ; n++ {
		files := []output.File{file(dir, "a.go", version(n)), file(dir, "b.go", version(n))}
		if err := output.Write(files); err != nil {
			println(err.Error())
			os.Exit(1)
		}
		if n == 1 {
			println("ready")
		}
	}
}

// startWriter returns a process that has written at least once.
func startWriter(t *testing.T, dir string) *exec.Cmd {
	t.Helper()
	writer := child(t, "write versions", dir)
	stderr, err := writer.StderrPipe()
	require.NoError(t, err)
	require.NoError(t, writer.Start())
	line, _ := bufio.NewReader(stderr).ReadString('\n')
	require.Equal(t, "ready\n", line)
	return writer
}

// requireWhole reads two files and what is left over beside them.
func requireWhole(t *testing.T, dir string) {
	t.Helper()
	found := contents(t, dir)
	for _, name := range []string{"a.go", "b.go"} {
		require.True(t, isWhole(found[name]), "%s: %.40q", name, found[name])
		delete(found, name)
	}
	for name := range found {
		require.Regexp(t, `^\.[ab]\.go\.\d+\.tmp$`, name)
	}
}

// TestKilledWriters kills 200 processes while they write.
func TestKilledWriters(t *testing.T) {
	dir := t.TempDir()
	for range 200 {
		writer := startWriter(t, dir)
		time.Sleep(rand.N(4 * time.Millisecond)) // any moment will do
		require.NoError(t, writer.Process.Kill())
		require.Error(t, writer.Wait())
		requireWhole(t, dir)
	}
	// Those that are old enough belong to nobody any more.
	long := time.Now().Add(-time.Hour)
	for name := range contents(t, dir) {
		require.NoError(t, os.Chtimes(filepath.Join(dir, name), long, long))
	}
	last := []output.File{file(dir, "a.go", "a"), file(dir, "b.go", "b")}
	require.NoError(t, output.Write(last))
	assert.Equal(t, map[string]string{"a.go": "a", "b.go": "b"}, contents(t, dir))
}

// TestWritersAtOnce reads while two processes write the same files.
func TestWritersAtOnce(t *testing.T) {
	dir := t.TempDir()
	first, second := startWriter(t, dir), startWriter(t, dir)
	for range 50 {
		for _, name := range []string{"a.go", "b.go"} {
			content, err := os.ReadFile(filepath.Join(dir, name))
			require.NoError(t, err)
			require.True(t, isWhole(string(content)), "%s: %.40q", name, content)
		}
		time.Sleep(time.Millisecond)
	}
	for _, writer := range []*exec.Cmd{first, second} {
		require.NoError(t, writer.Process.Signal(syscall.Signal(0)), "it still writes")
		require.NoError(t, writer.Process.Kill())
		require.Error(t, writer.Wait())
	}
	requireWhole(t, dir)
}

// TestNoRoom lets a real file system take half a file.
func TestNoRoom(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, output.Write(both(dir, "old")))
	require.NoError(t, output.Write([]output.File{file(dir, "hush_gen_c1_if.go", "old")}))
	before := contents(t, dir)
	said, err := child(t, "write too much", dir).Output() // under -cover, standard error has more
	require.NoError(t, err)
	assert.Equal(t, "write "+filepath.Join(dir, "hush_gen.go")+": file too large\n", string(said))
	assert.Equal(t, before, contents(t, dir), "the part that fits isn't written either")
}

// Nobody's process can't write to a folder of somebody else.
func TestReadOnlyFolder(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, output.Write(both(dir, "old")))
	require.NoError(t, os.Chmod(dir, 0o555))
	t.Cleanup(func() { _ = os.Chmod(dir, 0o755) })
	command := child(t, "write", dir)
	if os.Geteuid() == 0 { // whom no permission stops
		program := reachable(t)
		command.Path, command.Args[0], command.Dir = program, program, "/"
		command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		require.NoError(t, os.Chmod(filepath.Dir(dir), 0o755))
	}
	said, err := command.Output()
	require.NoError(t, err, "%s", said)
	assert.Equal(t, "write "+filepath.Join(dir, "hush_gen.go")+": permission denied\n", string(said))
	assert.Equal(t, map[string]string{"hush_gen.go": "old", "hush_gen_c1_if.go": "small"}, contents(t, dir))
}

// reachable returns a copy of this program that everybody may start.
func reachable(t *testing.T) string {
	t.Helper()
	content, err := os.ReadFile(os.Args[0])
	require.NoError(t, err)
	dir := t.TempDir()
	require.NoError(t, os.Chmod(filepath.Dir(dir), 0o755))
	program := filepath.Join(dir, "program")
	require.NoError(t, os.WriteFile(program, content, 0o755))
	return program
}
