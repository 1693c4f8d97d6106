package hush_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

// written writes text as r.yaml, then the problems of err.
func written(t *testing.T, text string, err error) string {
	t.Helper()
	require.NoError(t, os.WriteFile("r.yaml", []byte(text), 0o600))
	var out bytes.Buffer
	require.NoError(t, hush.WriteProblems(&out, err))
	return out.String()
}

func TestWriteProblems(t *testing.T) {
	t.Chdir(t.TempDir())
	text := "text: hello\ncount: 0\ntags: {a: b}\nint8: 101\nretry: {max: 12, wait: secret1, token: \"sec{ret2\"}\ncolour: secret3\ncolor: secret4\n"
	node := document(mapping(1, 1,
		field("text", 1, 1, plain("hello", 1, 7)),
		field("count", 2, 1, plain("0", 2, 8)),
		field("tags", 3, 1, mapping(3, 7, field("a", 3, 8, plain("b", 3, 11)))),
		field("int8", 4, 1, plain("101", 4, 7)),
		field("retry", 5, 1, mapping(5, 8,
			field("max", 5, 9, plain("12", 5, 14)), field("wait", 5, 18, plain("secret1", 5, 24)), field("token", 5, 33, quoted("sec{ret2", 5, 40)))),
		field("colour", 6, 1, plain("secret3", 6, 9)),
		field("color", 7, 1, plain("secret4", 7, 8)),
	))
	_, err := decode(t, input(node))
	got := written(t, text, err)
	assert.Equal(t, `r.yaml:2:8: llm:gpt-4.count: 0 is below the minimum 1
    count: 0
           ^
r.yaml:4:7: llm:gpt-4.int8: 101 is above the maximum 100
    int8: 101
          ^
r.yaml:5:14: llm:gpt-4.retry.max: 12 is above the maximum 10
    retry: {max: 12, wait: …, token: …}
                 ^
r.yaml:5:24: llm:gpt-4.retry.wait: expected a duration such as 30s or 1h30m, found secret1
    retry: {max: …, wait: secret1, token: …}
                          ^
r.yaml:6:1: llm:gpt-4.colour: unknown field; did you mean color?
    colour: …
    ^
r.yaml:7:8: llm:gpt-4.color: [redacted] is not allowed; there are red, green
    color: …
           ^
`, got)

	assert.Equal(t, "", written(t, "", nil))
	assert.Equal(t, err.Error()+"\n", written(t, "", err), "a file that has changed altogether")
	require.NoError(t, os.Remove("r.yaml"))
	var out bytes.Buffer
	require.NoError(t, hush.WriteProblems(&out, fmt.Errorf("open: %w", err)))
	assert.Equal(t, err.Error()+"\n", out.String(), "a file that isn't there")
	require.NoError(t, os.Mkdir("r.yaml", 0o700))
	out.Reset()
	require.NoError(t, hush.WriteProblems(&out, errors.Join(errors.New("another"), err, nil)))
	assert.Equal(t, "another\n"+err.Error()+"\n", out.String(), "a folder")
	require.EqualError(t, hush.WriteProblems(full{}, err), "disk full")
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestManyProblems(t *testing.T) {
	t.Chdir(t.TempDir())
	var problems []hush.Problem
	for i := range 52 {
		problems = append(problems, hush.Problem{Message: "m" + strconv.Itoa(100+i)})
	}
	lines := func(count int, last string) string {
		var text strings.Builder
		for i := range count {
			text.WriteString("m" + strconv.Itoa(100+i) + "\n")
		}
		return text.String() + last
	}
	for count, want := range map[int]string{
		50: lines(50, ""), 51: lines(50, "and 1 more problem\n"), 52: lines(50, "and 2 more problems\n"),
	} {
		err := hush.NewConfigError(problems[:count])
		assert.Equal(t, want, err.Error()+"\n")
		assert.Equal(t, want, written(t, "", err))
		var config *hush.ConfigError
		require.ErrorAs(t, err, &config)
		assert.Len(t, config.Unwrap(), count, "all of them are there")
	}
	assert.Equal(t, 50, hush.MaxShown)
}
