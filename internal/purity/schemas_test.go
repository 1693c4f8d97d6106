package purity_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// schemaProgram prints the length of a schema.
const schemaProgram = `// Command many prints how long its schema is.
package main

import (
	"os"
	"strconv"

	"example.com/many/plugins"
)

func main() {
	os.Stdout.WriteString(strconv.Itoa(len(plugins.Schemas.Resources())) + "\n")
}
`

// schemaText stands in the schema of the plugin t00007 alone.
const schemaText = `"default":"7: "`

// TestSchemas looks at programs with and without the schemas: who doesn't ask
// for them doesn't carry them, and who does carries each text once.
func TestSchemas(t *testing.T) {
	const plugins = 20
	dir := writeProgram(t, plugins)
	without := strippedSize(t, dir, 0)
	write(t, dir, "main.go", strings.Replace(program, "h, err := plugins.Open", "_, _ = plugins.Schemas.Lookup(\"task\", \"t00007\")\n\th, err := plugins.Open", 1))
	with := strippedSize(t, dir, 1)
	t.Logf("%d plugins: %d bytes without Schemas, %d with, %d a plugin", plugins, without, with, (with-without)/plugins)

	write(t, dir, "main.go", schemaProgram)
	binary, _ := build(t, dir, nil)
	assert.Regexp(t, `^[0-9]{5,}\n$`, run(t, dir, nil, binary))
	startsWithout(t, dir, binary)
	for line := range strings.Lines(run(t, dir, nil, "go", "tool", "nm", binary)) {
		fields := strings.Fields(line)
		assert.False(t, strings.HasPrefix(fields[len(fields)-1], "reflect."), line)
	}
}

// strippedSize builds the program and returns its size. The text of a schema
// must be in it so many times.
func strippedSize(t *testing.T, dir string, times int) int {
	t.Helper()
	binary, _ := build(t, dir, nil, "-ldflags=-s -w")
	content, err := os.ReadFile(binary)
	require.NoError(t, err)
	assert.Equal(t, times, bytes.Count(content, []byte(schemaText)))
	return len(content)
}
