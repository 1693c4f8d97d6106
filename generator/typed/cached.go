package typed

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"github.com/hushgen/hushgen/generator/discover"
)

// cachedExports returns the files with export data that the build cache has
// for these packages and all that they import, by package path. Nothing is
// compiled. Whatever goes wrong, the answer is that there are none: the source
// is there to fall back to.
func cachedExports(ctx context.Context, config discover.Config, paths []string) map[string]string {
	exports := map[string]string{}
	toolexec, ok := toolexecFlag()
	if !ok {
		return exports
	}
	// Command lines have a limit; the lowest, that of windows, is 32 kB.
	for chunk := range slices.Chunk(paths, 200) {
		for line := range strings.Lines(listExports(ctx, config, toolexec, chunk)) {
			path, file, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
			if ok && file != "" {
				exports[path] = file
			}
		}
	}
	return exports
}

// toolexecFlag returns the flag that puts this program in the place of tools.
func toolexecFlag() (string, bool) {
	if !refusing.Load() {
		return "", false
	}
	program, err := os.Executable()
	if err != nil {
		return "", false
	}
	// The go command splits the value at spaces, and knows quotes but no escapes.
	switch {
	case !strings.ContainsAny(program, " \t\n'\""):
		return "-toolexec=" + program, true
	case !strings.Contains(program, "'"):
		return "-toolexec='" + program + "'", true
	case !strings.Contains(program, `"`):
		return `-toolexec="` + program + `"`, true
	}
	return "", false
}

func listExports(ctx context.Context, config discover.Config, toolexec string, paths []string) string {
	args := []string{"list", "-e", "-export", "-deps", "-buildvcs=false", "-pgo=off", toolexec,
		"-f", "{{if .Export}}{{.ImportPath}}\t{{.Export}}{{end}}"}
	args = append(args, config.TagFlags()...)
	command := exec.CommandContext(ctx, "go", append(append(args, "--"), paths...)...)
	command.Dir = config.Dir
	env := config.Env
	if env == nil {
		env = os.Environ()
	}
	command.Env = append(slices.Clone(env), fmt.Sprintf("%s=1", refuseVariable))
	if config.Dir != "" {
		command.Env = append(command.Env, "PWD="+config.Dir)
	}
	var output bytes.Buffer
	command.Stdout = &output
	command.WaitDelay = 5 * time.Second
	// The exit code and standard error tell of what was refused.
	_ = command.Run()
	return output.String()
}
