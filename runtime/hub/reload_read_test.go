package hub_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// What is read beside the values counts as part of them: each change touches
// those alone that read it.
func TestChangedVariablesAndFiles(t *testing.T) {
	folder := t.TempDir()
	secret, named := filepath.Join(folder, "secret"), filepath.Join(folder, "named")
	write(t, secret, "1\n")
	write(t, named, "1")
	t.Setenv("GEAR_WORD", "1")
	values := of("file=${file:"+secret+"}", "variable=${GEAR_WORD}", "literal=1", "owner=1 owns variable")
	values["gear:asked"] = nil // GEAR_TEXT gives the text
	t.Setenv("GEAR_TEXT_FILE", named)
	l := newLab(t, values, hub.Grace(0))
	names := []string{"asked", "file", "literal", "owner", "variable"}
	for _, step := range []struct {
		name   string
		change func()
		want   []string
	}{
		{"nothing", func() {}, nil},
		{"a variable", func() { t.Setenv("GEAR_WORD", "2") }, []string{"owner", "variable"}},
		{"another name for the same", func() { t.Setenv("GEAR_OTHER", "2") }, nil},
		{"a file", func() { write(t, secret, "2\n") }, []string{"file"}},
		{"its last newline, which is cut", func() { write(t, secret, "2") }, nil},
		{"the file of NAME_FILE", func() { write(t, named, "2") }, []string{"asked"}},
	} {
		before := map[string]*gear{}
		for _, name := range names {
			before[name] = l.gear(name)
		}
		step.change()
		require.NoError(t, l.Reload(t.Context()), step.name)
		var changed []string
		for _, name := range names {
			if l.gear(name) != before[name] {
				changed = append(changed, name)
			}
		}
		assert.Equal(t, step.want, changed, step.name)
	}
	assert.Equal(t, "asked=2", l.gear("asked").title())
	assert.Equal(t, "file=2", l.gear("file").title())
}

// The variables of Env are fixed.
func TestReloadWithFixedVariables(t *testing.T) {
	variables := map[string]string{"GEAR_WORD": "1"}
	l := newLab(t, of("a=${GEAR_WORD}"), hub.Env(variables))
	a := l.gear("a")
	variables["GEAR_WORD"] = "2"
	t.Setenv("GEAR_WORD", "3")
	require.NoError(t, l.Reload(t.Context()))
	assert.Same(t, a, l.gear("a"))
}

// Validate looks at the sources as a reload would, and changes nothing.
func TestValidateChangesNothing(t *testing.T) {
	l := newLab(t, of("a=1"))
	a := l.gear("a")
	l.happened()
	l.source.Set(of("b=1 owns nobody"))
	err := l.Validate(t.Context())
	assert.EqualError(t, err, `test: gear:b.owns[0]: no resource "gear:nobody"; there is b`)
	assert.ErrorAs(t, err, new(*hush.ConfigError))
	l.source.Set(of("b=1"))
	require.NoError(t, l.Validate(t.Context()))
	assert.False(t, l.Has("gear:b"))
	assert.Same(t, a, l.gear("a"))
	assert.Empty(t, l.happened())
}
