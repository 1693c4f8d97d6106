package generator_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator"
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

// The same bytes come of every machine and every build at hand.
func TestBuildsAnywhere(t *testing.T) {
	cases, err := filepath.Glob(filepath.Join("..", "testdata", "golden", "success", "builds_*.txtar"))
	require.NoError(t, err)
	for _, path := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			t.Parallel()
			dir := readCase(t, path).extract(t)
			here := sources(t, dir, nil)
			for _, env := range [][]string{
				{"GOOS=windows", "GOARCH=arm64", "CGO_ENABLED=0"},
				{"GOOS=darwin", "GOARCH=amd64", "CGO_ENABLED=1", "GOFLAGS=-tags=ai,aws,cuda,simd,rocm,other"},
			} {
				assert.Equal(t, here, sources(t, dir, env), "%v", env)
			}
		})
	}
}

// sources returns the generated files of a module by name.
func sources(t *testing.T, dir string, env []string) map[string]string {
	t.Helper()
	result, err := generator.Generate(t.Context(), limited(t, generator.Options{Dir: dir, Packages: []string{"./..."}, Env: append(environment(), env...)}))
	require.NoError(t, err)
	require.True(t, result.OK(), "%v", result.Problems)
	found := map[string]string{}
	for _, file := range result.Registries[0].Files() {
		found[filepath.Base(file.Path)] = string(file.Content)
	}
	return found
}

// Files of what only some builds have come and go with their plugins.
func TestParts(t *testing.T) {
	dir := module(t, oneRegistry)
	write := func() generator.Changes {
		result, err := generate(t, dir)
		require.NoError(t, err)
		require.True(t, result.OK(), "%v", result.Problems)
		changes, err := result.Registries[0].Changes()
		require.NoError(t, err)
		require.NoError(t, result.Write())
		stale, err := result.Registries[0].Stale()
		require.NoError(t, err)
		assert.False(t, stale)
		return changes
	}
	names := func() []string {
		paths, err := filepath.Glob(filepath.Join(dir, "plugins", "hush_gen*"))
		require.NoError(t, err)
		for i, path := range paths {
			paths[i] = filepath.Base(path)
		}
		return paths
	}
	assert.Equal(t, generator.Changes{Added: []string{"number:one", "number:two"}}, write())
	assert.Equal(t, []string{"hush_gen.go"}, names())

	one := filepath.Join(dir, "one", "one.go")
	plain := readFile(t, one)
	writeFile(t, one, "//go:build big\n\n"+plain)
	assert.Equal(t, generator.Changes{Changed: []string{"number:one"}}, write())
	assert.Equal(t, []string{"hush_gen.go", "hush_gen_c1_else.go", "hush_gen_c1_if.go"}, names())
	assert.Equal(t, generator.Changes{}, write())

	writeFile(t, filepath.Join(dir, "plugins", "hush_gen_c9_if.go"), "package plugins\n\n// by hand\n")
	writeFile(t, one, plain)
	assert.Equal(t, generator.Changes{Changed: []string{"number:one"}}, write())
	assert.Equal(t, []string{"hush_gen.go", "hush_gen_c9_if.go"}, names(), "ours alone are removed")
}
