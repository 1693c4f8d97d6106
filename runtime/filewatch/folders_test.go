package filewatch_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/stretchr/testify/assert"
)

// mount makes a folder as Kubernetes mounts a ConfigMap.
func mount(w *watched, text string) {
	w.mkdir("mount/..2026_0")
	w.write("mount/..2026_0/config", text)
	w.link("..2026_0", "mount/..data")
	w.link("..data/config", "mount/config")
}

// swap puts another version in place, as Kubernetes does.
func swap(w *watched, version int, text string) {
	name := fmt.Sprintf("..2026_%d", version)
	w.mkdir("mount/" + name)
	w.write("mount/"+name+"/config", text)
	w.link(name, "mount/..data_tmp")
	w.rename("mount/..data_tmp", "mount/..data")
	w.remove(fmt.Sprintf("mount/..2026_%d", version-1))
}

func TestKubernetes(t *testing.T) {
	t.Parallel()
	for name, file := range map[string]string{"in the mount": "mount/config", "a link to it": "app/settings/config", "a link to its folder": "etc/config"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWatched(t)
			mount(w, "0")
			w.mkdir("app/settings")
			w.link("../../mount/config", "app/settings/config")
			w.link(w.path("mount"), "etc")
			w.file = w.path(file)
			w.paths = []string{w.file, w.path("config")}
			w.start()
			want := []string{"0"}
			for version := 1; version <= 5; version++ {
				text := fmt.Sprint(version)
				swap(w, version, text)
				w.last(text)
				want = append(want, text)
			}
			swap(w, 6, "5") // no change
			time.Sleep(quiet)
			w.mu.Lock()
			assert.Equal(t, want, w.calls)
			w.mu.Unlock()
			swap(w, 7, "7")
			w.last("7")
		})
	}
}

// A folder of files, as a whole, in such a mount.
func TestKubernetesFolder(t *testing.T) {
	t.Parallel()
	w := newWatched(t)
	mount(w, "0")
	w.link("..data/config", "mount/llm_a.json")
	w.paths, w.file = []string{w.path("mount")}, w.path("mount/config")
	w.start()
	swap(w, 1, "1")
	w.last("1")
	swap(w, 2, "2")
	w.last("2")
	w.mu.Lock()
	defer w.mu.Unlock()
	assert.Equal(t, []string{"0", "1", "2"}, w.calls)
}

// A release that is put in place by a link to its folder.
func TestRelease(t *testing.T) {
	t.Parallel()
	w := newWatched(t)
	for _, release := range []string{"1", "2"} {
		w.mkdir("releases/" + release + "/conf")
		w.write("releases/"+release+"/conf/config", release)
	}
	w.link("releases/1", "current")
	w.file = w.path("current/conf/config")
	w.paths = []string{w.file, w.path("config")}
	w.start()
	w.run("ln", "-sfn", "releases/2", "next")
	w.rename("next", "current")
	w.last("2")
	w.write("releases/2/conf/config", "3")
	w.last("3")
	w.only([]string{"1", "2", "3"})
}

// only makes sure that there were these calls and no others.
func (w *watched) only(want []string) {
	w.t.Helper()
	time.Sleep(quiet)
	w.mu.Lock()
	defer w.mu.Unlock()
	assert.Equal(w.t, want, w.calls)
}

func TestFolderThatComesAndGoes(t *testing.T) {
	t.Parallel()
	w := newWatched(t)
	w.file = w.path("a/b/c/config")
	w.paths = []string{w.file}
	w.start()
	for _, dir := range []string{"a", "a/b", "a/b/c"} {
		w.mkdir(dir)
		time.Sleep(200 * time.Millisecond)
	}
	w.write("a/b/c/config", "1")
	w.last("1")
	w.remove("a")
	w.last("nothing")
	w.mkdir("a/b/c")
	w.write("a/b/c/config", "2")
	w.last("2")
	w.mkdir("x")
	w.write("x/config", "3")
	w.rename("a/b/c", "y")
	w.rename("x", "a/b/c")
	w.last("3")
	w.write("y/config", "of no concern")
	w.write("a/b/c/config", "4")
	w.last("4")
	w.only([]string{"nothing", "1", "nothing", "2", "3", "4"})
}

// A folder that is removed and made anew may be the same to the system in all
// but its watch.
func TestFolderMadeAnewQuickly(t *testing.T) {
	t.Parallel()
	w := newWatched(t)
	w.file = w.path("a/config")
	w.paths = []string{w.file}
	w.mkdir("a")
	w.write("a/config", "0")
	w.start()
	for i := 1; i <= 20; i++ {
		w.remove("a")
		time.Sleep(time.Duration(i) * 10 * time.Millisecond)
		w.mkdir("a")
		w.write("a/config", fmt.Sprint(i))
		if i%5 == 0 {
			w.last(fmt.Sprint(i))
		}
	}
}

// What the system doesn't tell of comes to light by and by.
func TestSlowPoll(t *testing.T) {
	t.Parallel()
	w := newWatched(t)
	w.with.Slow = 50 * time.Millisecond
	w.file = w.path("a/b/config")
	w.paths = []string{w.file}
	w.mkdir("a/b")
	w.write("a/b/config", "1")
	w.mkdir("x/b")
	w.write("x/b/config", "2")
	w.start()
	w.rename("a", "y") // no event of a/b
	w.rename("x", "a")
	w.last("2")
	w.write("a/b/config", "3")
	w.last("3")
}

// Links in a circle, and files where folders should be, are as nothing.
func TestOddPaths(t *testing.T) {
	t.Parallel()
	w := newWatched(t)
	w.link("circle", "circle")
	w.link("b", "a")
	w.link("a", "b")
	w.paths = append(w.paths, w.path("circle"), w.path("a/x"), w.path("config/x"), "", string([]byte{0}), w.path("none/x"))
	w.start()
	w.write("config", "second")
	w.expect([]string{"first"}, []string{"second"})
}

// Relative paths are relative to the current folder.
func TestRelativePath(t *testing.T) {
	w := newWatched(t)
	w.mkdir("sub")
	t.Chdir(w.path("sub"))
	w.paths = []string{filepath.Join("..", "config")}
	w.start()
	w.write("config", "second")
	w.expect([]string{"first"}, []string{"second"})
}

// Ten thousand files cost one watch.
func TestManyFiles(t *testing.T) {
	t.Parallel()
	w := newWatched(t)
	w.mkdir("many")
	w.paths = []string{w.path("many")}
	for i := range 10_000 {
		name := fmt.Sprintf("many/llm_%d.json", i)
		w.write(name, "{}")
		if i < 1000 {
			w.paths = append(w.paths, w.path(name))
		}
	}
	folders := make(map[string]bool)
	w.with.Add = func(notify *fsnotify.Watcher, path string) error {
		folders[path] = true
		return notify.Add(path)
	}
	w.file = w.path("many/llm_7000.json")
	w.start()
	w.write("many/llm_7000.json", "second")
	w.last("second")
	w.only([]string{"{}", "second"})
	w.end()
	assert.Equal(t, map[string]bool{w.path("many"): true}, folders)
}
