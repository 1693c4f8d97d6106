//go:build unix

package generator_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator"
)

// A driver lists packages for one build; a warning tells what that leaves out.
func TestBuildsUnderADriver(t *testing.T) {
	dir := module(t, `
-- plugins/plugins.go --
//hush:registry packages=../...
package plugins
-- one/one.go --
package one

//hush:factory name=one category=number
func New() int { return 1 }
-- one/here.go --
//go:build !other

package one

//hush:factory name=here category=number
func Here() int { return 2 }
-- one/there.go --
//go:build other

package one

//hush:factory name=there category=number
func There() int { return 3 }
`)
	driver := filepath.Join(t.TempDir(), "driver") // one that leaves the work to the go command
	require.NoError(t, os.WriteFile(driver, []byte("#!/bin/sh\ncat > /dev/null\necho '{\"NotHandled\": true}'\n"), 0o700))
	env := append(environment(), "GOPACKAGESDRIVER="+driver)
	result, err := generator.Generate(t.Context(), generator.Options{Dir: dir, Packages: []string{"./..."}, Env: env})
	require.NoError(t, err)
	require.True(t, result.OK())
	assert.Equal(t, `one/here.go:5:1: warning: the file has a build constraint, and GOPACKAGESDRIVER lists packages for one build alone, so other builds of the registry may not compile [HG042]
one/there.go:5:1: warning: a build constraint leaves the file out, and GOPACKAGESDRIVER lists packages for one build alone, so its directives don't count [HG042]
`, problems(t, dir, result))
	assert.Empty(t, result.Registries[0].Parts)
	source := string(result.Registries[0].File.Content)
	assert.Contains(t, source, "one.Here()")
	assert.NotContains(t, source, "one.There()")
}
