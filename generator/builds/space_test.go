package builds_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/builds"
)

var here = builds.Space{
	Preferred: builds.Build{OS: "freebsd", Arch: "arm64", Cgo: true, Tags: []string{"netgo"}},
	Fixed: func(tag string) (met, fixed bool) {
		return tag == "go1.26", tag == "go1.26" || tag == "go1.99"
	},
}

func TestFind(t *testing.T) {
	for text, want := range map[string]string{
		"":                      "freebsd/arm64 with tag netgo",
		"unix":                  "freebsd/arm64 with tag netgo",
		"!freebsd":              "linux/amd64 with tag netgo",
		"windows":               "windows/amd64 with tag netgo",
		"arm && !linux":         "freebsd/arm with tag netgo",
		"cuda && fast":          "freebsd/arm64 with tags cuda, fast and netgo",
		"!netgo":                "freebsd/arm64",
		"!cgo":                  "freebsd/arm64 without cgo with tag netgo",
		"go1.26 && !cuda":       "freebsd/arm64 with tag netgo",
		"ios || (plan9 && arm)": "ios/amd64 with tag netgo",
	} {
		b, found := here.Find(parse(t, text))
		require.True(t, found, text)
		assert.Equal(t, want, b.String(), text)
		assert.True(t, here.Meets(b, parse(t, text)), text)
	}
	for _, text := range []string{"linux && windows", "go1.99", "!go1.26", "zos", "a && !a", "js && !wasm"} {
		_, found := here.Find(parse(t, text))
		assert.False(t, found, text)
	}
}

func TestMeets(t *testing.T) {
	phone := builds.Build{OS: "android", Arch: "arm64", Tags: []string{"play"}}
	for text, want := range map[string]bool{
		"": true, "android": true, "linux": true, "unix": true, "arm64": true, "play": true, "cgo": false,
		"darwin": false, "!linux": false, "other": false, "go1.26": true, "go1.99": false,
	} {
		assert.Equal(t, want, here.Meets(phone, parse(t, text)), text)
	}
}

func TestCover(t *testing.T) {
	cover := func(constraints ...builds.Constraint) []string {
		var found []string
		for _, b := range here.Cover(constraints) {
			found = append(found, b.String())
		}
		return found
	}
	assert.Empty(t, cover())
	assert.Equal(t, []string{"freebsd/arm64 with tag netgo", "freebsd/arm64 with tags cuda and netgo"}, cover("cuda"))
	assert.Equal(t, []string{
		"freebsd/arm64 with tag netgo", "linux/amd64 with tag netgo", "windows/amd64 with tag netgo",
	}, cover("linux", "windows"), "no build is for both")
	assert.Equal(t, []string{
		"freebsd/arm64 with tag netgo", "linux/amd64 with tags cuda and netgo",
	}, cover("cuda", "linux"), "one build shows both")
	assert.Equal(t, []string{"freebsd/arm64 with tag netgo"}, cover("linux && windows"))
}

// A thousand tags are covered in a few builds, and soon.
func TestCoverOfMany(t *testing.T) {
	var constraints []builds.Constraint
	for i := range 1000 {
		constraints = append(constraints, builds.Constraint("tag"+strings.Repeat("x", i%7)+string(rune('a'+i%26))+string(rune('a'+i/26%26))+string(rune('a'+i/676))))
	}
	cover := here.Cover(constraints)
	assert.Less(t, len(cover), 40)
	for _, c := range constraints {
		seen := 0
		for _, b := range cover {
			if here.Meets(b, c) {
				seen++
			}
		}
		assert.Positive(t, seen, c)
		assert.Less(t, seen, len(cover), c)
	}
}

func TestNeutral(t *testing.T) {
	assert.Equal(t, here.Preferred, here.Neutral([]builds.Constraint{"cuda"}).Preferred)
	assert.Equal(t, "linux/amd64 with tag netgo", here.Neutral([]builds.Constraint{"cuda", "!windows"}).Preferred.String())
}

func TestOfFile(t *testing.T) {
	for path, want := range map[string]string{
		"a.go": "", "linux.go": "", "a_linux.go": "linux", "a_arm64.go": "arm64", "a_linux_arm64.go": "arm64 && linux",
		"a_arm64_linux.go": "linux", "a_unix.go": "", "a_linux_test.go": "linux", "a_other.go": "", "a_linux.x.go": "linux",
		"_linux.go": "linux", "a_zos.go": "zos",
	} {
		c, pos := builds.OfFile("/x_windows/"+path, mustParse(t, "package a"))
		assert.Equal(t, builds.Constraint(want), c, path)
		assert.True(t, pos.IsValid())
	}
	for source, want := range map[string]string{
		"//go:build b && a\n\npackage a":                    "a && b",
		"// A comment.\n\n//go:build a\n\npackage a":        "a",
		"package a\n\n//go:build a":                         "",
		"//go:build a &&\n\npackage a":                      "",
		"package a\n\nimport \"C\"":                         "cgo",
		"//go:build a\n\npackage a\n\nimport `C`":           "a && cgo",
		"// +build a\n\npackage a":                          "",
		"//go:build cgo\n\npackage a\n\nimport \"C\"":       "cgo",
		"package a // import \"C\"\n\nimport \"example/C\"": "",
	} {
		c, _ := builds.OfFile("a.go", mustParse(t, source))
		assert.Equal(t, builds.Constraint(want), c, source)
	}
}

// The go command knows the same platforms.
func TestPlatforms(t *testing.T) {
	output, err := exec.CommandContext(t.Context(), "go", "tool", "dist", "list").Output()
	require.NoError(t, err)
	for platform := range strings.FieldsSeq(string(output)) {
		system, architecture, _ := strings.Cut(platform, "/")
		assert.False(t, builds.Excludes(builds.Constraint(system), builds.Constraint(architecture)), platform)
	}
}

func mustParse(t *testing.T, source string) *ast.File {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "a.go", source, parser.ParseComments)
	require.NoError(t, err)
	return file
}
