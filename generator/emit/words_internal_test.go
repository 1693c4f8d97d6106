package emit

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/generator/model"
)

func TestAliases(t *testing.T) {
	for name, c := range map[string]struct {
		packages map[string]string
		taken    []string
		want     map[string]string
	}{
		"the package's name": {
			packages: map[string]string{"a.com/x/openai": "openai", "a.com/go-redis": "redis"},
			want:     map[string]string{"a.com/x/openai": "openai", "a.com/go-redis": "redis"},
		},
		"on a collision both take their parent element": {
			packages: map[string]string{"a.com/one/echo": "echo", "a.com/two/echo": "echo"},
			want:     map[string]string{"a.com/one/echo": "oneecho", "a.com/two/echo": "twoecho"},
		},
		"and more of them while they collide": {
			packages: map[string]string{"a.com/x/v1/echo": "echo", "a.com/y/v1/echo": "echo", "a.com/z/v2/echo": "echo"},
			want:     map[string]string{"a.com/x/v1/echo": "xv1echo", "a.com/y/v1/echo": "yv1echo", "a.com/z/v2/echo": "v2echo"},
		},
		"names of the output package give way": {
			packages: map[string]string{"a.com/x/store": "store"}, taken: []string{"store"},
			want: map[string]string{"a.com/x/store": "xstore"},
		},
		"names of locals and of Go give way": {
			packages: map[string]string{"a.com/x/config": "config", "a.com/x/error": "error", "a.com/x/len": "len"},
			want:     map[string]string{"a.com/x/config": "xconfig", "a.com/x/error": "xerror", "a.com/x/len": "xlen"},
		},
		"what every file imports keeps its names": {
			packages: map[string]string{hushPath: "hush", contextPath: "context", "a.com/x/hush": "hush", "a.com/x/context": "context"},
			want:     map[string]string{hushPath: "hush", contextPath: "context", "a.com/x/hush": "xhush", "a.com/x/context": "xcontext"},
		},
		"unless the output package has them": {
			packages: map[string]string{hushPath: "hush", timePath: "time"}, taken: []string{"hush", "time"},
			want: map[string]string{hushPath: "runtimehush", timePath: "stdtime"},
		},
		"a path without parents": {
			packages: map[string]string{"echo": "echo", "a.com/echo": "echo"},
			want:     map[string]string{"echo": "stdecho", "a.com/echo": "acomecho"},
		},
		"folders named almost alike": {
			packages: map[string]string{"a.com/x-foo": "foo", "a.com/x_foo": "foo", "a.com/go-foo": "foo"},
			want:     map[string]string{"a.com/x-foo": "foo_79e1a311", "a.com/x_foo": "foo_1c47094f", "a.com/go-foo": "gofoofoo"},
		},
		"letters alone": {
			packages: map[string]string{"a.com/9-Lives/cat": "cat", "a.com/x/cat": "cat"},
			want:     map[string]string{"a.com/9-Lives/cat": "p9livescat", "a.com/x/cat": "xcat"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			for range 20 { // maps have no order
				assert.Equal(t, c.want, aliases(c.packages, c.taken))
			}
		})
	}
}

func TestPluginNamesDiffer(t *testing.T) {
	seen := map[string]string{}
	for _, category := range []string{"A", "A_b", "A_", "Ab"} {
		for _, plugin := range []string{"b-c", "b.c", "bc", "c", "b", "b-b.c"} {
			name := pluginName(&model.Category{GoName: category}, &model.Plugin{Name: plugin})
			assert.Empty(t, seen[name], name)
			seen[name] = category + " " + plugin
		}
	}
}

func TestDurationLiteral(t *testing.T) {
	for nanoseconds, want := range map[string]string{
		"0": "0", "1": "1 * time.Nanosecond", "1500000000": "1500 * time.Millisecond", "90000000000": "90 * time.Second",
		"7200000000000": "2 * time.Hour", "-60000000000": "-1 * time.Minute", "9223372036854775807": "9223372036854775807 * time.Nanosecond",
	} {
		assert.Equal(t, want, fmt.Sprintf("%#v", durationLiteral(nanoseconds)), nanoseconds)
	}
}

func TestChunked(t *testing.T) {
	list := []int{1, 2, 3, 4, 5}
	assert.Equal(t, [][]int{{1, 2}, {3, 4}, {5}}, chunked(list, 2))
	assert.Equal(t, [][]int{{1, 2, 3, 4, 5}}, chunked(list, 5))
	assert.Empty(t, chunked([]int{}, 5))
}
