//go:build unix

package main

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/require"
	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

// world is a module app with all that its registry depends on: a module
// beside it, one from a proxy, settings, and a go command that writes down
// its calls.
type world struct {
	t            *testing.T
	dir, hushgen string
	environment  []string
	files        *txtar.Archive
	goroot       string
}

// newWorld makes the world of testdata/unchanged.txtar. The files in dep1 and
// dep2 are two versions of a module in the proxy.
func newWorld(t *testing.T) *world {
	archive, err := txtar.ParseFile("testdata/unchanged.txtar")
	require.NoError(t, err)
	hushgen, err := exec.LookPath("hushgen")
	require.NoError(t, err)
	w := &world{t: t, dir: t.TempDir(), hushgen: hushgen, files: archive}
	w.makeGoCommand()
	w.setEnvironment()
	for _, version := range []string{"v1.0.0", "v1.1.0"} {
		w.publish(version)
	}
	w.restore()
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	require.NoError(t, writeModule(w.path("app"), "example.com/app", root))
	mod := w.read("app/go.mod") + "\nrequire (\n\texample.com/lib v0.0.0\n\texample.com/dep v1.0.0\n)\n\nreplace example.com/lib => ../lib\n"
	w.write("app/go.mod", mod)
	for _, version := range []string{"v1.1.0", "v1.0.0"} { // go.sum knows both then
		w.goCommand("get", "example.com/dep@"+version)
	}
	for _, name := range []string{"app/go.mod", "app/go.sum"} {
		archive.Files = append(archive.Files, txtar.File{Name: name, Data: []byte(w.read(name))})
	}
	return w
}

// makeGoCommand makes a GOROOT whose go command writes its calls to a file.
func (w *world) makeGoCommand() {
	root, err := exec.CommandContext(w.t.Context(), "go", "env", "GOROOT").Output()
	require.NoError(w.t, err)
	w.goroot = strings.TrimSpace(string(root))
	entries, err := os.ReadDir(w.goroot)
	require.NoError(w.t, err)
	require.NoError(w.t, os.MkdirAll(w.path("goroot/bin"), 0o700))
	for _, entry := range entries {
		if name := entry.Name(); name != "bin" && name != "VERSION" {
			require.NoError(w.t, os.Symlink(filepath.Join(w.goroot, name), w.path("goroot/"+name)))
		}
	}
	version, err := os.ReadFile(filepath.Join(w.goroot, "VERSION"))
	require.NoError(w.t, err)
	w.write("goroot/VERSION", string(version))
	w.write("goroot/bin/go", w.script(""))
	require.NoError(w.t, os.Chmod(w.path("goroot/bin/go"), 0o700))
}

func (w *world) script(comment string) string {
	return "#!/bin/sh\n" + comment + "\necho \"$1\" >>'" + w.path("calls") + "'\nGOROOT='" + w.path("goroot") +
		"' exec '" + filepath.Join(w.goroot, "bin", "go") + "' \"$@\"\n"
}

func (w *world) setEnvironment() {
	w.environment = append(os.Environ(), goEnvironment(w.t)...)
	cache := ""
	for _, entry := range w.environment {
		if value, ok := strings.CutPrefix(entry, "GOMODCACHE="); ok {
			cache = value
		}
	}
	w.set("GOWORK", "")
	w.set("GOMODCACHE", w.path("modules"))
	w.set("GOPROXY", "file://"+w.path("proxy")+",file://"+cache+"/cache/download")
	w.set("GONOSUMDB", "*")
	w.set("GOFLAGS", "-modcacherw")
	w.set("HOME", w.path("home"))
	w.set("GOENV", w.path("home/goenv"))
	w.set("XDG_CACHE_HOME", w.path("cache"))
	w.set("PATH", w.path("goroot/bin")+string(filepath.ListSeparator)+os.Getenv("PATH"))
	require.NoError(w.t, os.MkdirAll(w.path("home"), 0o700))
	require.NoError(w.t, os.MkdirAll(w.path("cache"), 0o700))
}

// set sets a variable; the last one of a name counts.
func (w *world) set(name, value string) { w.environment = append(w.environment, name+"="+value) }

// publish puts a version of example.com/dep into the proxy.
func (w *world) publish(version string) {
	source := w.path("versions/" + version)
	for _, file := range w.files.Files {
		if name, ok := strings.CutPrefix(file.Name, "dep/"+version+"/"); ok {
			w.write("versions/"+version+"/"+name, string(file.Data))
		}
	}
	var packed bytes.Buffer
	require.NoError(w.t, zip.CreateFromDir(&packed, module.Version{Path: "example.com/dep", Version: version}, source))
	at := "proxy/example.com/dep/@v/" + version
	w.write(at+".zip", packed.String())
	w.write(at+".mod", w.read("versions/"+version+"/go.mod"))
	w.write(at+".info", `{"Version":"`+version+`"}`)
}

// restore brings back the files that the world was made with.
func (w *world) restore() {
	for _, dir := range []string{"app", "lib", "elsewhere", "go.work"} {
		require.NoError(w.t, os.RemoveAll(w.path(dir)))
	}
	for _, file := range w.files.Files {
		if !strings.HasPrefix(file.Name, "dep/") {
			w.write(file.Name, string(file.Data))
		}
	}
	w.settle()
}

// settle waits until what was written can't be of the time of the next run.
func (w *world) settle() { time.Sleep(150 * time.Millisecond) }

func (w *world) path(name string) string { return filepath.Join(w.dir, filepath.FromSlash(name)) }

func (w *world) read(name string) string {
	content, err := os.ReadFile(w.path(name))
	require.NoError(w.t, err)
	return string(content)
}

func (w *world) write(name, content string) {
	require.NoError(w.t, os.MkdirAll(filepath.Dir(w.path(name)), 0o700))
	require.NoError(w.t, os.WriteFile(w.path(name), []byte(content), 0o600))
}

// replace replaces a text in a file that must have it.
func (w *world) replace(name, old, new string) {
	content := w.read(name)
	require.Contains(w.t, content, old)
	w.write(name, strings.ReplaceAll(content, old, new))
}

func (w *world) goCommand(arguments ...string) {
	command := exec.CommandContext(w.t.Context(), "go", arguments...)
	command.Dir, command.Env = w.path("app"), append(w.environment, "GOFLAGS=-modcacherw -mod=mod")
	output, err := command.CombinedOutput()
	require.NoError(w.t, err, "%s", output)
}

// A run is what a command told, and whether it asked the go command.
type run struct {
	Out, Err string
	Code     int
	asked    bool
}

// run runs hushgen in a folder, with further variables.
func (w *world) run(dir string, variables []string, arguments ...string) run {
	w.t.Helper()
	require.NoError(w.t, os.RemoveAll(w.path("calls")))
	var stdout, stderr bytes.Buffer
	command := exec.CommandContext(w.t.Context(), w.hushgen, arguments...)
	command.Dir, command.Env = w.path(dir), append(slices.Clone(w.environment), variables...)
	command.Stdout, command.Stderr = &stdout, &stderr
	err := command.Run()
	if _, failed := err.(*exec.ExitError); !failed { //nolint:errorlint // as Run returns it
		require.NoError(w.t, err)
	}
	_, err = os.Stat(w.path("calls"))
	return run{stdout.String(), took.ReplaceAllString(stderr.String(), "(time)"), command.ProcessState.ExitCode(), err == nil}
}

// generated returns all generated files.
func (w *world) generated() map[string]string {
	found := map[string]string{}
	require.NoError(w.t, filepath.WalkDir(w.path("app"), func(path string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasPrefix(entry.Name(), "hush_gen") {
			content, err := os.ReadFile(path)
			require.NoError(w.t, err)
			found[path] = string(content)
		}
		return err
	}))
	return maps.Clone(found)
}
