package generator_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Directives of absurd size are answered like others, and soon.
func TestHugeDirectives(t *testing.T) {
	mega := strings.Repeat("x", 1<<20)
	var options, unknown strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&options, " meta.k%d=%d", i, i)
		if i%10 == 0 {
			fmt.Fprintf(&unknown, " k%d=%d", i, i)
		}
	}
	for name, test := range map[string]struct {
		directive string
		problems  int
	}{
		"a title of a megabyte":      {"//hush:factory name=a category=number title=" + mega, 0},
		"a hundred thousand options": {"//hush:factory name=a category=number" + options.String(), 0},
		"a name of a megabyte":       {"//hush:factory category=number name=" + mega, 1},
		"a category of a megabyte":   {"//hush:factory name=a category=" + mega, 1},
		"a verb of a megabyte":       {"//hush:" + mega, 1},
		"ten thousand wrong options": {"//hush:factory name=a category=number" + unknown.String(), 10_000},
	} {
		t.Run(name, func(t *testing.T) {
			dir := module(t, "-- main.go --\n//hush:registry\npackage main\n\n"+test.directive+"\nfunc New() int { return 1 }\n\nfunc main() {}\n")
			before := files(t, dir)
			began := time.Now()
			result, err := generate(t, dir)
			require.NoError(t, err)
			assert.Less(t, time.Since(began), 12*longest)
			require.NoError(t, result.Write())
			assert.Equal(t, test.problems == 0, result.OK())
			errors := 0
			for line := range strings.Lines(problems(t, dir, result)) {
				require.Less(t, len(line), 3000)
				if strings.Contains(line, " [HG") && !strings.Contains(line, ": note: ") {
					errors++
				}
			}
			assert.Equal(t, test.problems, errors)
			if test.problems > 0 {
				assert.Equal(t, before, files(t, dir))
			}
		})
	}
}
