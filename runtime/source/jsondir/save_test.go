package jsondir_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/gofrs/flock"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/atomicfile"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsondir"
)

func save(t testing.TB, source *jsondir.Source, text string, values hush.Values, ifRevision string) string {
	t.Helper()
	revision, err := source.Save(t.Context(), key(t, text), node(t, values), ifRevision)
	require.NoError(t, err)
	return revision
}

// conflict expects a save to fail since somebody else was there first.
func conflict(t testing.TB, source *jsondir.Source, text, ifRevision, want string) {
	t.Helper()
	_, err := source.Save(t.Context(), key(t, text), node(t, hush.Values{"lost": true}), ifRevision)
	var failed *hush.ConflictError
	require.ErrorAs(t, err, &failed)
	assert.Equal(t, key(t, text), failed.Key)
	assert.EqualError(t, err, want)
}

func TestSave(t *testing.T) {
	t.Chdir(t.TempDir())
	source := jsondir.New("conf/resources")
	b := hush.NewBuilder("elsewhere")
	b.BeginMap(1, 1)
	b.Key("type", 1, 1)
	b.String("open\"ai\n\u2028é", 1, 1)
	b.Key("a", 1, 1)
	b.BeginList(1, 1)
	b.Plain("1.50", 1, 1)
	b.Null(1, 1)
	b.Plain("true", 1, 1)
	b.Plain("text", 1, 1)
	b.BeginMap(1, 1)
	b.End()
	b.End()
	b.Key("variable", 1, 1)
	b.Plain("${N:-3}", 1, 1)
	b.Key("secret", 1, 1)
	b.Secret(hush.NewSecret("a${b}$${c"), 1, 1)
	b.End()
	revision, err := source.Save(t.Context(), hush.Key{Category: "Vector_Store", Name: "GPT/4"}, b.Document().Root(), "")
	require.NoError(t, err)
	assert.Equal(t, files{"vector-store_%47%50%54%2f4.json": `{
  "type": "open\"ai\n\u2028é",
  "a": [
    1.50,
    null,
    true,
    "text",
    {}
  ],
  "variable": "${N:-3}",
  "secret": "a$${b}$$${c"
}
`}, saved(t, "conf/resources"))
	snapshot := load(t, source)
	assert.Equal(t, snapshot.Revision, revision)
	assert.Equal(t, hush.KindMap, snapshot.Root.Get("vector-store:GPT/4").Kind())
	for path, mode := range map[string]fs.FileMode{
		"conf": fs.ModeDir | 0o700, "conf/resources": fs.ModeDir | 0o700,
		"conf/resources/.lock": 0o600, "conf/resources/vector-store_%47%50%54%2f4.json": 0o600,
	} {
		info, err := os.Stat(path)
		require.NoError(t, err)
		assert.Equal(t, mode, info.Mode(), path)
	}
}

// TestVariablesStayWritten: what the hub has replaced is saved as it was
// written.
func TestVariablesStayWritten(t *testing.T) {
	t.Chdir(t.TempDir())
	source := jsondir.New(".")
	written := node(t, hush.Values{"key": "${KEY}", "literal": "$${x}", "same": "same"})
	document := hush.Overlay(written)
	for i := range document.Entries {
		switch entry := &document.Entries[i]; entry.Text {
		case "${KEY}":
			entry.Text, entry.Kind = "sk-1", hush.KindPlain
		case "$${x}":
			entry.Text = "${x}"
		}
	}
	_, err := source.Save(t.Context(), key(t, "llm:a"), document.Root(), "")
	require.NoError(t, err)
	assert.Equal(t, files{"llm_a.json": "{\n  \"key\": \"${KEY}\",\n  \"literal\": \"$${x}\",\n  \"same\": \"same\"\n}\n"}, saved(t, "."))
}

// TestSpellings: a resource stays in the file that has it.
func TestSpellings(t *testing.T) {
	t.Chdir(t.TempDir())
	files{"LLM_My Model.json": `{"$schema": "llm.schema.json", "old": 1}`, "llm_%61.json": "broken"}.write(t, ".")
	source := jsondir.New(".")
	assert.Equal(t, "LLM_My Model.json", source.Place(key(t, "llm:My Model")))
	assert.Equal(t, "llm_%61.json", source.Place(key(t, "llm:a")))
	assert.Equal(t, "llm_%42.json", source.Place(key(t, "LLM:B")))
	assert.Equal(t, ".", source.Place(key(t, "llm:\x00")))
	save(t, source, "llm:My Model", hush.Values{"new": 2}, "")
	save(t, source, "llm:a", nil, "")
	assert.Equal(t, files{"LLM_My Model.json": "{\n  \"$schema\": \"llm.schema.json\",\n  \"new\": 2\n}\n", "llm_%61.json": "{}\n"}, saved(t, "."))
	save(t, source, "llm:My Model", hush.Values{"$schema": "mine.json"}, "")
	assert.Equal(t, "{\n  \"$schema\": \"mine.json\"\n}\n", saved(t, ".")["LLM_My Model.json"])
	require.NoError(t, source.Delete(t.Context(), hush.Key{Category: "LLM", Name: "My Model"}, ""))
	assert.Equal(t, files{"llm_%61.json": "{}\n"}, saved(t, "."))
}

func TestRevisions(t *testing.T) {
	dir := t.TempDir()
	files{"llm_a.json": "{}", "llm_b.json": "{}", "llm_c.json": "{}"}.write(t, dir)
	source := jsondir.New(dir)
	first := load(t, source).Revision
	second := save(t, source, "llm:a", hush.Values{"n": 2}, first)
	assert.NotEqual(t, first, second)
	conflict(t, source, "llm:a", first, "llm:a: it has changed since that revision")
	third := save(t, source, "llm:b", hush.Values{"n": 2}, first)
	_ = save(t, source, "llm:a", hush.Values{"n": 3}, second)
	conflict(t, source, "llm:a", third, "llm:a: it has changed since that revision")
	fourth := save(t, source, "llm:new", hush.Values{"n": 1}, third)
	conflict(t, source, "llm:new", third, "llm:new: it was made since that revision")
	assert.Equal(t, fourth, save(t, source, "llm:new", hush.Values{"n": 1}, fourth), "the contents are the same")

	require.ErrorAs(t, source.Delete(t.Context(), key(t, "llm:a"), first), new(*hush.ConflictError))
	require.NoError(t, source.Delete(t.Context(), key(t, "llm:a"), load(t, source).Revision))
	conflict(t, source, "llm:a", second, "llm:a: it was removed since that revision")
	require.NoError(t, source.Delete(t.Context(), key(t, "llm:a"), second), "what isn't there can be removed")
	require.NoError(t, source.Delete(t.Context(), key(t, "llm:a"), "unknown"))

	const unknown = ": the revision is not known, or too old to tell what has changed since; load again"
	conflict(t, source, "llm:a", "unknown", "llm:a"+unknown)
	conflict(t, source, "llm:new", "unknown", "llm:new"+unknown)
	require.ErrorAs(t, source.Delete(t.Context(), key(t, "llm:new"), "unknown"), new(*hush.ConflictError))

	save(t, source, "llm:new", hush.Values{"n": 9}, "")
	assert.Equal(t, "{ llm:b:{ n:p(2) } llm:c:{ } llm:new:{ n:p(9) } }", show(load(t, source).Root))
}

// TestChangesOfOthers: a revision that Save returns doesn't pretend to know
// what somebody else did meanwhile.
func TestChangesOfOthers(t *testing.T) {
	dir := t.TempDir()
	files{"llm_a.json": "{}", "llm_b.json": "{}"}.write(t, dir)
	source := jsondir.New(dir)
	revision := load(t, source).Revision
	files{"llm_b.json": `{"by": "hand"}`}.write(t, dir)
	revision = save(t, source, "llm:a", hush.Values{"n": 1}, revision)
	conflict(t, source, "llm:b", revision, "llm:b: it has changed since that revision")
	assert.NotEqual(t, revision, load(t, source).Revision, "there is something new to load")
	save(t, source, "llm:b", hush.Values{"n": 1}, load(t, source).Revision)
}

// TestAnotherProcess: a source that has loaded nothing knows the revision of
// what is there.
func TestAnotherProcess(t *testing.T) {
	dir := t.TempDir()
	files{"llm_a.json": "{}", "llm_b.json": "{}"}.write(t, dir)
	revision := load(t, jsondir.New(dir)).Revision
	revision = save(t, jsondir.New(dir), "llm:a", hush.Values{"n": 1}, revision)
	assert.Equal(t, load(t, jsondir.New(dir)).Revision, revision)
	assert.Equal(t, revision, save(t, jsondir.New(dir), "llm:a", hush.Values{"n": 1}, ""))
	save(t, jsondir.New(dir), "llm:b", hush.Values{"n": 1}, revision)
	conflict(t, jsondir.New(dir), "llm:a", revision, "llm:a: the revision is not known, or too old to tell what has changed since; load again")
}

// TestRevisionsInUseAreRemembered: others are forgotten, in the end.
func TestRevisionsInUseAreRemembered(t *testing.T) {
	dir := t.TempDir()
	source := jsondir.New(dir)
	first := save(t, source, "llm:a", nil, "")
	second := save(t, source, "llm:forgotten", nil, first)
	for i := range jsondir.MaxRevisions {
		save(t, source, "llm:b", hush.Values{"n": i}, "")
		if i%100 == 0 {
			save(t, source, "llm:a", nil, first)
		}
	}
	save(t, source, "llm:a", hush.Values{"n": 1}, first)
	conflict(t, source, "llm:forgotten", second, "llm:forgotten: the revision is not known, or too old to tell what has changed since; load again")
}

func TestTwoFilesOfOneResource(t *testing.T) {
	t.Chdir(t.TempDir())
	files{"llm_B.json": "{}", "llm_%42.json": "{}"}.write(t, "d")
	source := jsondir.New("d")
	conflict(t, source, "llm:B", "", "llm:B: both llm_%42.json and llm_B.json in d hold it; remove one")
	err := source.Delete(t.Context(), key(t, "llm:B"), "")
	assert.EqualError(t, err, "llm:B: both llm_%42.json and llm_B.json in d hold it; remove one")
}

func TestDelete(t *testing.T) {
	t.Chdir(t.TempDir())
	source := jsondir.New("d")
	require.NoError(t, source.Delete(t.Context(), key(t, "llm:a"), ""))
	_, err := os.Stat("d")
	require.ErrorIs(t, err, fs.ErrNotExist, "no folder is made")
	files{"llm_%00.json": "{}", "llm_a.json": "{}"}.write(t, "d")
	require.NoError(t, source.Delete(t.Context(), key(t, "llm:\x00"), ""))
	require.NoError(t, source.Delete(t.Context(), key(t, "llm:../d/llm_a"), ""))
	assert.Equal(t, files{"llm_a.json": "{}"}, saved(t, "d"))
	require.NoError(t, source.Delete(t.Context(), key(t, "llm:a"), ""))
	assert.Empty(t, saved(t, "d"))
}

// TestLinksAreReplaced: nothing is written outside of the folder.
func TestLinksAreReplaced(t *testing.T) {
	t.Chdir(t.TempDir())
	files{"outside.json": `{"a": 1}`}.write(t, ".")
	require.NoError(t, os.Mkdir("d", 0o700))
	require.NoError(t, os.Symlink("../outside.json", "d/llm_a.json"))
	require.NoError(t, os.Symlink("../outside.json", "d/llm_b.json"))
	require.NoError(t, os.Symlink("../new.json", "d/llm_c.json"))
	source := jsondir.New("d")
	for _, text := range []string{"llm:a", "llm:c"} {
		save(t, source, text, hush.Values{"b": 2}, "")
	}
	require.NoError(t, source.Delete(t.Context(), key(t, "llm:b"), ""))
	assert.Equal(t, files{"outside.json": `{"a": 1}`}, saved(t, "."))
	assert.Equal(t, files{"llm_a.json": "{\n  \"b\": 2\n}\n", "llm_c.json": "{\n  \"b\": 2\n}\n"}, saved(t, "d"))
}

func TestFoldersInTheWay(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.MkdirAll("d/llm_a.json", 0o700))
	conflict(t, jsondir.New("d"), "llm:a", "",
		"llm:a: its file d/llm_a.json is a folder, or that of a resource whose name differs in upper and lower case only")
	files{"file": ""}.write(t, ".")
	_, err := jsondir.New("file").Save(t.Context(), key(t, "llm:a"), node(t, nil), "")
	require.EqualError(t, err, "open file/.lock: not a directory")
	_, err = jsondir.New("file/d").Save(t.Context(), key(t, "llm:a"), node(t, nil), "")
	assert.EqualError(t, err, "make folder file/d: not a directory")
}

// full is a disk without room.
type full struct{ atomicfile.Disk }

func (full) Create(folder string) (atomicfile.File, error) {
	return nil, &fs.PathError{Op: "open", Path: folder, Err: errors.New("no space left on device")}
}

func TestNoRoom(t *testing.T) {
	t.Chdir(t.TempDir())
	files{"llm_a.json": "{}"}.write(t, "d")
	source := jsondir.On(full{atomicfile.OS}, "d")
	revision := load(t, source).Revision
	_, err := source.Save(t.Context(), key(t, "llm:a"), node(t, nil), revision)
	require.EqualError(t, err, "save d/llm_a.json: no space left on device")
	assert.Equal(t, files{"llm_a.json": "{}"}, saved(t, "d"))
	assert.Equal(t, revision, load(t, source).Revision)
}

// TestLeftovers: what killed processes have left is removed with the next
// save, and nothing else is.
func TestLeftovers(t *testing.T) {
	t.Chdir(t.TempDir())
	files{".hush-1.tmp": "sk-1", ".hush-2.tmp": "sk-1", ".other.tmp": "", "x.tmp": ""}.write(t, ".")
	save(t, jsondir.New("."), "llm:a", nil, "")
	assert.Equal(t, files{".other.tmp": "", "x.tmp": "", "llm_a.json": "{}\n"}, saved(t, "."))
}

func TestWaitingForTheLock(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.Mkdir("d", 0o700))
	lock := flock.New(filepath.Join("d", ".lock"))
	require.NoError(t, lock.Lock())
	source := jsondir.New("d")
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err := source.Save(ctx, key(t, "llm:a"), node(t, nil), "")
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.EqualError(t, err, "lock d/.lock: context deadline exceeded")
	assert.ErrorIs(t, source.Delete(ctx, key(t, "llm:a"), ""), context.DeadlineExceeded)

	// One goroutine waits for the other process, another for that goroutine.
	done := make(chan error, 2)
	ctx, cancel = context.WithCancel(t.Context())
	for range 2 {
		go func() {
			_, err := source.Save(ctx, key(t, "llm:a"), hush.Node{}, "")
			done <- err
		}()
	}
	cancel()
	for range 2 {
		require.ErrorIs(t, <-done, context.Canceled)
	}
	require.NoError(t, lock.Unlock())
	save(t, source, "llm:a", nil, "")
}
