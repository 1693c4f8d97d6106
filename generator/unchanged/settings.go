package unchanged

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// settings are what the go command is told outside of modules.
type settings struct {
	// environment has the variables that count, sorted.
	environment []string
	// files are those that settings are read from, and what belongs to them.
	files []string
	// saved are the settings of "go env -w" and of GOROOT/go.env.
	saved map[string]string
}

func readSettings() *settings {
	s := &settings{saved: map[string]string{}}
	for _, entry := range os.Environ() {
		if name, _, _ := strings.Cut(entry, "="); counts(strings.ToUpper(name)) {
			s.environment = append(s.environment, entry)
		}
	}
	slices.Sort(s.environment)
	s.read(userSettings())
	var roots []string
	if root := s.value("GOROOT"); root != "" {
		roots = append(roots, root)
	}
	if program, ok := goCommand(); ok {
		roots = append(roots, rootOf(program))
	}
	for _, root := range roots {
		s.read(filepath.Join(root, "go.env"))
		s.files = append(s.files, filepath.Join(root, "VERSION"))
	}
	if work := os.Getenv("GOWORK"); work != "" && work != "off" {
		s.files = append(s.files, work, work+".sum")
		s.files = append(s.files, ModuleFiles(filepath.Dir(work))...)
	}
	return s
}

// userSettings returns the path of the file that "go env -w" writes.
func userSettings() string {
	switch path := os.Getenv("GOENV"); path {
	case "":
	case "off":
		return ""
	default:
		return path
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "go", "env")
}

// read adds the settings of a file. Those that are there already win.
func (s *settings) read(path string) {
	if path == "" {
		return
	}
	s.files = append(s.files, path)
	source, err := os.ReadFile(path)
	if err != nil {
		return // there mostly is none
	}
	for line := range strings.Lines(string(source)) {
		name, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		if _, known := s.saved[name]; ok && !known {
			s.saved[name] = value
		}
	}
}

// value returns a setting as the go command takes it.
func (s *settings) value(name string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return s.saved[name]
}

// counts reports whether a variable may change what the go command answers.
// That is all of its own, those of C compilers, and those that say where its
// files are.
func counts(name string) bool {
	switch name {
	case "CC", "CXX", "FC", "AR", "HOME", "USERPROFILE", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA":
		return true
	case "GOFILE", "GOLINE", "GOPACKAGE": // go generate says what it runs for
		return false
	case "GOMAXPROCS", "GOGC", "GOMEMLIMIT", "GOTRACEBACK", "GOCOVERDIR", "GORACE": // how programs run, not what they do
		return false
	}
	return strings.HasPrefix(name, "GO") || strings.HasPrefix(name, "CGO_") || strings.HasPrefix(name, "PKG_CONFIG")
}

// predictable reports whether nothing but the go command itself answers, from
// files that are known here.
func (s *settings) predictable() bool {
	if driver := os.Getenv("GOPACKAGESDRIVER"); driver != "off" {
		if _, err := exec.LookPath("gopackagesdriver"); err == nil || driver != "" {
			return false
		}
	}
	for flag := range strings.FieldsSeq(s.value("GOFLAGS")) {
		name, _, _ := strings.Cut(strings.TrimLeft(flag, `-'"`), "=")
		if !slices.Contains(plainFlags, name) {
			return false
		}
	}
	return true
}

// plainFlags are flags of the go command that name no file and no program, and so tell
// all in GOFLAGS itself. Not among them are modfile, overlay, toolexec and pkgdir.
var plainFlags = []string{
	"mod", "modcacherw", "tags", "buildvcs", "trimpath", "race", "msan", "asan", "ldflags", "gcflags", "asmflags",
	"p", "v", "x", "count", "short", "timeout", "failfast", "shuffle", "vet", "cover", "covermode", "coverpkg",
}

// compilers tells which C compilers there are: without one, cgo is off.
func compilers(s *settings) []string {
	names := []string{"gcc", "clang", "cc"}
	for _, variable := range []string{"CC", "CXX"} {
		if first := strings.Fields(s.value(variable)); len(first) > 0 {
			names = append(names, first[0])
		}
	}
	for i, name := range names {
		path, err := exec.LookPath(name)
		if err != nil {
			path = "absent"
		}
		names[i] = name + "=" + path
	}
	return names
}
