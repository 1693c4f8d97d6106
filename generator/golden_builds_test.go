package generator_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// otherBuilds compares what the case's program prints in other builds: for
// want/stdout@tags=cuda,CGO_ENABLED=0 with these settings. vet@GOOS=windows
// vets alone, for a platform that can't run here; its expectation is empty.
func (c *goldenCase) otherBuilds(t *testing.T, dir string) {
	t.Helper()
	for _, file := range c.archive.Files {
		what, settings, found := strings.Cut(strings.TrimPrefix(file.Name, wantPrefix), "@")
		if !found || !strings.HasPrefix(file.Name, wantPrefix) {
			continue
		}
		tags, env := readSettings(settings)
		c.goBuild(t, dir, env, "vet", tags, "./...")
		if what == "vet" {
			continue
		}
		program := filepath.Join(t.TempDir(), "program")
		c.goBuild(t, dir, env, "build", tags, "-ldflags=-s -w", "-o", program, c.program())
		command := exec.CommandContext(t.Context(), program)
		command.Dir = dir
		output, err := command.Output()
		require.NoError(t, err, "%s: %s", settings, output)
		c.expect(t, "stdout@"+settings, string(output))
	}
}

// readSettings takes tags=a,b and environment variables apart: an element
// without = is one more tag.
func readSettings(text string) (tags string, env []string) {
	var list []string
	for element := range strings.SplitSeq(text, ",") {
		name, value, assigned := strings.Cut(element, "=")
		switch {
		case !assigned:
			list = append(list, element)
		case name == "tags":
			list = append(list, value)
		default:
			env = append(env, element)
		}
	}
	return "-tags=" + strings.Join(list, ","), env
}

func (c *goldenCase) goBuild(t *testing.T, dir string, env []string, arguments ...string) {
	t.Helper()
	command := exec.CommandContext(t.Context(), "go", append([]string{arguments[0], "-trimpath"}, arguments[1:]...)...)
	command.Dir, command.Env = dir, append(environment(), env...)
	output, err := command.CombinedOutput()
	require.NoError(t, err, "%s go %s\n%s", strings.Join(env, " "), strings.Join(arguments, " "), output)
}
