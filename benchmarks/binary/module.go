package binary

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"github.com/hushgen/hushgen/benchmarks/modules"
)

// module is a scratch module with programs to build.
type module struct{ *modules.Module }

func newModule(dir string) (module, error) {
	m, err := modules.New(dir)
	return module{m}, err
}

// generate runs hushgen for every registry of the module.
func (m module) generate() error { return m.Run("go", "tool", "hushgen", "./...") }

// build builds the program in a folder of the module and returns its path. The
// variant tells it from others of the program.
func (m module) build(program, variant string, env []string, flags ...string) (string, error) {
	path := filepath.Join(m.Dir, "bin", variant, filepath.FromSlash(program))
	command := m.Command("go", append(append([]string{"build", "-o", path}, flags...), "./"+program)...)
	command.Env = append(command.Env, env...)
	out, err := command.CombinedOutput()
	if err != nil {
		err = fmt.Errorf("go build ./%s: %w\n%s", program, err, out)
	}
	return path, err
}

// platform is what sizes are told for, on whatever machine.
var platform = []string{"GOOS=linux", "GOARCH=amd64"}

// weigh builds a program, stripped, lets it run where it can, and returns its
// size in bytes. Nobody is weighed who doesn't print what is wanted.
func (m module) weigh(program, want string) (int, error) {
	path, err := m.build(program, "stripped", platform, "-ldflags=-s -w")
	if err != nil {
		return 0, err
	}
	if runtime.GOOS == "linux" && runtime.GOARCH == "amd64" {
		got, err := exec.Command(path).Output()
		if err != nil {
			return 0, fmt.Errorf("%s: %w", program, err)
		}
		if string(got) != want {
			return 0, fmt.Errorf("%s prints %q, want %q", program, got, want)
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return int(info.Size()), nil
}
