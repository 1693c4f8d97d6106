package hush_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

// fuzzTexts are scalars that fit some field or nearly do.
var fuzzTexts = []string{
	"", "0", "1", "2", "3", "-5", "100", "127", "128", "200", "255", "65535", "0x7f", "0o17", "1e3", "1.0", "0.1", "0.7", ".inf", ".nan", "NaN",
	"true", "False", "yes", "fast", "slow", "red", "green", "eu", "us", "30s", "1m", "2m", "ab", "hello", "bad", "far too long a text", "llm:a", "llm:",
	"\xff", "ä\n", "${X}", "-", "99999999999999999999",
	"2026-01-02T15:04:05Z", "https://example.com/a", "10.0.0.1", "me@example.com", "localhost:80", "123e4567-e89b-12d3-a456-426614174000", "1e999", "1_0",
}

// drawer builds a document and an environment from arbitrary bytes. Columns
// count up, so every entry has a position of its own.
type drawer struct {
	data     []byte
	names    []string
	builder  *hush.Builder
	position int
}

func (d *drawer) draw() int {
	if len(d.data) == 0 {
		return 0
	}
	first := d.data[0]
	d.data = d.data[1:]
	return int(first)
}

func (d *drawer) next() (line, column int) {
	d.position++
	return 1, d.position
}

func (d *drawer) text() string {
	if n := d.draw(); n < 250 {
		return fuzzTexts[n%len(fuzzTexts)]
	}
	n := min(d.draw(), len(d.data))
	text := string(d.data[:n])
	d.data = d.data[n:]
	return text
}

func (d *drawer) value(depth int) {
	line, column := d.next()
	switch kind := d.draw() % 8; {
	case kind == 0:
		d.builder.Null(line, column)
	case kind == 1:
		d.builder.String(d.text(), line, column)
	case kind == 2 && len(d.data)%2 == 0:
		d.builder.Secret(hush.NewSecret(d.text()), line, column)
	case kind <= 4 || depth == 0:
		d.builder.Plain(d.text(), line, column)
	case kind == 5:
		d.builder.BeginList(line, column)
		for range d.draw() % 6 {
			d.value(depth - 1)
		}
		d.builder.End()
	default:
		d.mapping(line, column, depth)
	}
}

var fuzzNames = func() (names []string) {
	for _, fields := range [][]hush.FieldInfo{hushFieldsAllConfig[:], hushFieldsAllRetry[:], hushFieldsAllServer[:], hushFieldsAllNode[:]} {
		for _, f := range fields {
			names = append(append(names, f.Name), aliasesOf(f)...)
		}
	}
	return append(names, "type", "_class", "a.b", "", "colour", "x\ny")
}()

func (d *drawer) mapping(line, column, depth int) {
	d.builder.BeginMap(line, column)
	d.fields(depth, nil)
	d.builder.End()
}

func (d *drawer) fields(depth int, seen []string) {
	for range d.draw() % 60 {
		name := d.names[d.draw()%len(d.names)]
		if slices.Contains(seen, name) {
			continue
		}
		seen = append(seen, name)
		line, column := d.next()
		d.builder.Key(name, line, column)
		d.value(depth - 1)
	}
}

// document begins with what is required half of the time, or else few would
// be without problems.
func (d *drawer) document() hush.Node {
	line, column := d.next()
	d.builder.BeginMap(line, column)
	var seen []string
	if d.draw()%2 == 0 {
		field("text", 1, 1, quoted("hello", 1, 1))(d.builder)
		field("count", 1, 1, plain("5", 1, 1))(d.builder)
		field("tags", 1, 1, mapping(1, 1, field("a", 1, 1, plain("b", 1, 1))))(d.builder)
		seen = []string{"text", "count", "tags"}
	}
	d.fields(8, seen)
	d.builder.End()
	return d.builder.Document().Root()
}

func (d *drawer) environment() map[string]string {
	env := map[string]string{}
	for _, name := range []string{"LLM_KEY", "LLM_SIZE", "LLM_RETRIES", "LLM_ZONE"} {
		if d.draw()%4 == 0 {
			env[name] = d.text()
		}
	}
	return env
}

// FuzzDecode decodes arbitrary documents into the config of these tests.
func FuzzDecode(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{1, 0, 3, 1, 1, 0, 2, 7, 3, 6, 3, 3, 25}) // LLM_SIZE=2, {int8: 100, mode: slow}
	f.Add([]byte{1, 1, 1, 1, 0, 2, 7, 3, 7, 3, 3, 23})    // {int8: 127, mode: yes}
	f.Add([]byte(strings.Repeat("\x3b\x05\x06\x07\x11\x29", 60)))
	seed := make([]byte, 2000)
	for i := range seed {
		seed[i] = byte(i * i >> 3)
	}
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		d := &drawer{data: data, names: fuzzNames, builder: hush.NewBuilder("r.yaml")}
		in := with(d.environment(), d.document())
		in.Resources = fakeHub{"a": &allModel{}, "hello": errors.New("no luck")}

		made, err := pluginAll.New(t.Context(), in)
		_, again := pluginAll.New(t.Context(), in)
		_, checked := pluginAll.Check(in)
		require.Equal(t, err, again)
		var config *hush.ConfigError
		if errors.As(err, &config) {
			requireWithin(t, config.Problems, d.position)
		} else {
			require.NoError(t, checked, "what can be made has passed the check")
		}
		if err == nil {
			requireSound(t, made.(*allModel).config)
		}
	})
}

// requireWithin looks at what every problem must be: in the document or in
// the environment, on one line, once and in order.
func requireWithin(t *testing.T, problems []hush.Problem, last int) {
	for i, p := range problems {
		if p.Position.Line != 0 {
			require.Equal(t, "r.yaml", p.Position.Source)
			require.LessOrEqual(t, p.Position.Column, last)
			require.Positive(t, p.Position.Column)
		} else {
			require.Contains(t, p.Position.Source, "environment variable LLM_")
		}
		require.NotContains(t, p.Error(), "\n")
		require.True(t, utf8.ValidString(p.Error()), "%q", p.Error())
		require.True(t, strings.HasPrefix(p.Path, "llm:gpt-4"), p.Path)
		if i > 0 {
			require.NotEqual(t, problems[i-1].Error(), p.Error())
			require.LessOrEqual(t, problems[i-1].Position.Source, p.Position.Source)
		}
	}
}

// requireSound states the constraints once more.
func requireSound(t *testing.T, c allConfig) {
	require.True(t, utf8.RuneCountInString(c.Text) >= 2 && utf8.RuneCountInString(c.Text) <= 8 && c.Text != "bad", c.Text)
	require.Contains(t, []allLabel{"fast", "slow"}, c.Mode)
	require.Contains(t, []allLevel{0, 1, 2}, c.Level)
	require.True(t, c.Int8 >= -5 && c.Int8 <= 100)
	require.LessOrEqual(t, c.Uint8, uint8(200))
	require.Contains(t, []uint64{0, 1, 2, 4}, c.Uint64)
	require.True(t, c.Float32 == 0 || c.Float32 >= 0.1 && c.Float32 <= 0.7)
	require.True(t, c.Float64 >= 0 && c.Float64 <= 2 && !math.IsNaN(c.Float64))
	require.GreaterOrEqual(t, c.Count, 1)
	require.True(t, c.Wait.Seconds() >= 1 && c.Wait.Seconds() <= 60)
	require.True(t, c.Key.IsZero() || utf8.RuneCountInString(c.Key.Reveal()) >= 4)
	require.Contains(t, []string{"", "red", "green"}, c.Color)
	require.LessOrEqual(t, len(c.Ports), 3)
	require.NotContains(t, c.Ports, uint16(0))
	require.NotEmpty(t, c.Tags)
	require.True(t, c.Size == nil || *c.Size <= 3)
	require.True(t, c.Retry.Max >= 1 && c.Retry.Max <= 10)
	for _, pin := range c.Pins {
		require.GreaterOrEqual(t, pin, 10)
	}
	for _, limit := range c.Limits {
		require.LessOrEqual(t, limit, 9)
	}
	for _, s := range c.Servers {
		require.True(t, s.Host != "" && s.Port <= 9 && slices.Contains([]string{"", "eu", "us"}, s.Zone))
	}
	require.NotEqual(t, 13, c.Int)
}

func aliasesOf(f hush.FieldInfo) []string {
	if f.Options == nil {
		return nil
	}
	return f.Options.Aliases
}
