//go:build unix

package jsondir_test

import (
	"bufio"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/gofrs/flock"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsondir"
)

// childVariable makes the test binary do what its value says instead.
const childVariable = "JSONDIR_CHILD"

func TestMain(m *testing.M) {
	var err error
	switch os.Getenv(childVariable) {
	case "":
		goleak.VerifyTestMain(m)
		return
	case "save keys":
		err = saveKeys(os.Args[1], os.Args[2])
	case "count":
		err = count(os.Args[1])
	case "hold the lock":
		err = holdLock(os.Args[1])
	}
	if err != nil {
		println(err.Error())
		os.Exit(1)
	}
}

func child(t *testing.T, what string, arguments ...string) *exec.Cmd {
	t.Helper()
	command := exec.CommandContext(t.Context(), os.Args[0], arguments...)
	command.Env = append(os.Environ(), childVariable+"="+what)
	return command
}

// together runs two children at once.
func together(t *testing.T, first, second *exec.Cmd) {
	t.Helper()
	done := make(chan error, 2)
	for _, command := range []*exec.Cmd{first, second} {
		go func() {
			output, err := command.CombinedOutput()
			if err != nil {
				err = errors.New(string(output) + err.Error())
			}
			done <- err
		}()
	}
	for range 2 {
		require.NoError(t, <-done)
	}
}

// saveKeys saves 200 times, 50 keys four times each.
func saveKeys(dir, prefix string) error {
	source, revision := jsondir.New(dir), ""
	for i := range 200 {
		value, err := hush.Values{"n": i}.Node()
		if err != nil {
			return err
		}
		if revision, err = source.Save(context.Background(), hush.Key{Category: "llm", Name: prefix + strconv.Itoa(i%50)}, value, revision); err != nil {
			return err
		}
	}
	return nil
}

// TestTwoProcesses save different keys, with revisions: nothing is lost, and
// nobody is in another's way.
func TestTwoProcesses(t *testing.T) {
	dir := t.TempDir()
	together(t, child(t, "save keys", dir, "a-"), child(t, "save keys", dir, "b-"))
	root := load(t, jsondir.New(dir)).Root
	require.Equal(t, 100, root.Len())
	for _, prefix := range []string{"a-", "b-"} {
		for i := range 50 {
			assert.Equal(t, strconv.Itoa(150+i), root.Get("llm:"+prefix+strconv.Itoa(i)).Get("n").Text())
		}
	}
}

// counts is how often each process counts.
const counts = 200

// count adds one to the number that a resource holds, again when somebody else
// was first.
func count(dir string) error {
	ctx, k := context.Background(), hush.Key{Category: "llm", Name: "counter"}
	source := jsondir.New(dir)
	for range counts {
		for {
			snapshot, err := source.Load(ctx)
			if err != nil {
				return err
			}
			n, _ := strconv.Atoi(snapshot.Root.Get(k.String()).Get("n").Text())
			value, err := hush.Values{"n": n + 1}.Node()
			if err != nil {
				return err
			}
			_, err = source.Save(ctx, k, value, snapshot.Revision)
			if conflict := new(hush.ConflictError); errors.As(err, &conflict) {
				continue
			}
			if err != nil {
				return err
			}
			break
		}
	}
	return nil
}

// TestTwoProcessesCount: of two processes that save the same key, each either
// counts on from the other or learns that it was late.
func TestTwoProcessesCount(t *testing.T) {
	dir := t.TempDir()
	together(t, child(t, "count", dir), child(t, "count", dir))
	assert.Equal(t, strconv.Itoa(2*counts), load(t, jsondir.New(dir)).Root.Get("llm:counter").Get("n").Text())
}

// TestKilledSavers: whatever moment a process is killed at, all files are
// whole, and what it has left goes away.
func TestKilledSavers(t *testing.T) {
	dir := t.TempDir()
	for range 30 {
		saver := child(t, "save keys", dir, "a-")
		require.NoError(t, saver.Start())
		time.Sleep(rand.N(40 * time.Millisecond)) // any moment will do
		require.NoError(t, saver.Process.Kill())
		_ = saver.Wait() // it was killed
		load(t, jsondir.New(dir))
	}
	save(t, jsondir.New(dir), "llm:last", nil, "")
	for name := range saved(t, dir) {
		assert.Equal(t, ".json", filepath.Ext(name))
	}
}

func holdLock(dir string) error {
	if err := flock.New(filepath.Join(dir, ".lock")).Lock(); err != nil {
		return err
	}
	println("locked")
	time.Sleep(time.Hour)
	return nil
}

// TestKilledHolder: a process that dies leaves no lock.
func TestKilledHolder(t *testing.T) {
	dir := t.TempDir()
	holder := child(t, "hold the lock", dir)
	output, err := holder.StderrPipe()
	require.NoError(t, err)
	require.NoError(t, holder.Start())
	line, err := bufio.NewReader(output).ReadString('\n')
	require.NoError(t, err)
	require.Equal(t, "locked\n", line)

	source := jsondir.New(dir)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer cancel()
	_, err = source.Save(ctx, key(t, "llm:a"), node(t, nil), "")
	require.ErrorIs(t, err, context.DeadlineExceeded, "the lock is held")
	require.NoError(t, holder.Process.Kill())
	require.Error(t, holder.Wait())
	save(t, source, "llm:a", nil, "")
}

// TestPipe: what only looks like a file keeps nobody waiting.
func TestPipe(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, syscall.Mkfifo(filepath.Join(dir, "llm_pipe.json"), 0o600))
	source := jsondir.New(dir)
	_, err := source.Load(t.Context())
	require.EqualError(t, err, dir+"/llm_pipe.json:1:1: llm:pipe: can't read the file: it is not a regular file")
	save(t, source, "llm:pipe", nil, "")
	assert.Equal(t, files{"llm_pipe.json": "{}\n"}, saved(t, dir))
}

// TestLockIsAPipe: nobody waits for who never writes to it.
func TestLockIsAPipe(t *testing.T) {
	dir := t.TempDir()
	lock := filepath.Join(dir, ".lock")
	require.NoError(t, syscall.Mkfifo(lock, 0o600))
	_, err := jsondir.New(dir).Save(t.Context(), hush.Key{Category: "llm", Name: "a"}, node(t, hush.Values{}), "")
	require.EqualError(t, err, "lock "+lock+": it is not a regular file")
}
