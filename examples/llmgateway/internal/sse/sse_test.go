package sse_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/internal/sse"
)

func read(r io.Reader) (events []sse.Event, err error) {
	for event, failure := range sse.Events(r) {
		if failure != nil {
			return events, failure
		}
		events = append(events, event)
	}
	return events, nil
}

func TestEvents(t *testing.T) {
	cases := map[string]struct {
		input string
		want  []sse.Event
	}{
		"nothing":                {"", nil},
		"one":                    {"data: a\n\n", []sse.Event{{Data: "a"}}},
		"no space":               {"data:a\n\n", []sse.Event{{Data: "a"}}},
		"one space only":         {"data:  a \n\n", []sse.Event{{Data: " a "}}},
		"empty data":             {"data\n\n", []sse.Event{{Data: ""}}},
		"two lines":              {"data: a\ndata: b\n\n", []sse.Event{{Data: "a\nb"}}},
		"empty first line":       {"data:\ndata: b\n\n", []sse.Event{{Data: "\nb"}}},
		"named":                  {"event: error\ndata: a\n\ndata: b\n\n", []sse.Event{{Name: "error", Data: "a"}, {Data: "b"}}},
		"name without data":      {"event: ping\n\ndata: a\n\n", []sse.Event{{Data: "a"}}},
		"comments, ids, retries": {": hi\n\nid: 1\nretry: 3\ndata: a\n\n", []sse.Event{{Data: "a"}}},
		"CR LF":                  {"data: a\r\n\r\ndata: b\r\n\r\n", []sse.Event{{Data: "a"}, {Data: "b"}}},
		"CR":                     {"data: a\r\rdata: b\r\r", []sse.Event{{Data: "a"}, {Data: "b"}}},
		"byte order mark":        {"\uFEFFdata: a\n\n", []sse.Event{{Data: "a"}}},
		"cut off":                {"data: a\n\ndata: b", []sse.Event{{Data: "a"}}},
		"cut off after the line": {"data: a\n\ndata: b\n", []sse.Event{{Data: "a"}}},
		"many empty lines":       {"\n\n\ndata: a\n\n\n\n", []sse.Event{{Data: "a"}}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got, err := read(strings.NewReader(c.input))
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
			slow, err := read(iotest.OneByteReader(strings.NewReader(c.input)))
			require.NoError(t, err)
			assert.Equal(t, got, slow)
		})
	}
}

func TestEventsPassAnErrorOn(t *testing.T) {
	broken := errors.New("broken")
	got, err := read(io.MultiReader(strings.NewReader("data: a\n\ndata: b"), iotest.ErrReader(broken)))
	assert.Equal(t, broken, err)
	assert.Equal(t, []sse.Event{{Data: "a"}}, got)
}

func TestEventsBoundTheirMemory(t *testing.T) {
	long := strings.Repeat("x", sse.MaxEvent+1)
	for _, input := range []string{"data: " + long + "\n\n", strings.Repeat("data: x\n", sse.MaxEvent)} {
		_, err := read(strings.NewReader(input))
		assert.EqualError(t, err, "an event is longer than 1048576 bytes")
	}
}

func TestEventsDontWaitForTheByteAfterCR(t *testing.T) {
	r, w := io.Pipe()
	defer w.Close()
	go io.WriteString(w, "data: a\r\r")
	for event, err := range sse.Events(r) {
		require.NoError(t, err)
		assert.Equal(t, "a", event.Data)
		break
	}
}

func TestWriteIsReadBack(t *testing.T) {
	for _, data := range []string{"", "a", "a\nb", "\n", "[DONE]"} {
		var out strings.Builder
		require.NoError(t, sse.Write(&out, data))
		got, err := read(strings.NewReader(out.String()))
		require.NoError(t, err)
		assert.Equal(t, []sse.Event{{Data: data}}, got)
	}
}

func FuzzEvents(f *testing.F) {
	f.Add("data: a\r\n\r\nevent: b\rdata\r\r")
	f.Add("\uFEFF:\n\n\ndata:\n\n")
	f.Fuzz(func(t *testing.T, input string) {
		got, err := read(strings.NewReader(input))
		slow, slowErr := read(iotest.OneByteReader(strings.NewReader(input)))
		assert.Equal(t, got, slow)
		assert.Equal(t, err, slowErr)
		for _, event := range got {
			assert.NotContains(t, event.Data, "\r")
			assert.NotContains(t, event.Name, "\n")
		}
	})
}
