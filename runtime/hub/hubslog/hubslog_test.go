package hubslog_test

import (
	"bytes"
	"errors"
	"log/slog"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hub/hubslog"
	"github.com/hushgen/hushgen/runtime/hush"
)

// handler writes text without the time.
func handler(text *bytes.Buffer, level slog.Level) slog.Handler {
	return slog.NewTextHandler(text, &slog.HandlerOptions{
		Level: level,
		ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
			if len(groups) == 0 && a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		},
	})
}

func key(name string) hush.Key { return hush.Key{Category: "llm", Name: name} }

func keys(count int) []hush.Key {
	var all []hush.Key
	for i := range count {
		all = append(all, key(strconv.Itoa(i)))
	}
	return all
}

func TestEvents(t *testing.T) {
	for _, c := range []struct {
		event hub.Event
		want  string
	}{
		{hub.Event{Kind: hub.EventCreated, Key: key("gpt-4"), Plugin: "openai", Duration: 12 * time.Millisecond},
			`level=DEBUG msg="resource created" key=llm:gpt-4 plugin=openai duration=12ms`},
		{hub.Event{Kind: hub.EventFailed, Key: key("gpt-4"), Plugin: "openai", Duration: time.Second, Err: errors.New("llm:gpt-4: openai.New: no network")},
			`level=ERROR msg="resource failed" key=llm:gpt-4 plugin=openai duration=1s error="llm:gpt-4: openai.New: no network"`},
		{hub.Event{Kind: hub.EventFailed, Key: key("typo"), Err: errors.New("unknown type")},
			`level=ERROR msg="resource failed" key=llm:typo duration=0s error="unknown type"`},
		{hub.Event{Kind: hub.EventClosed, Key: key("with space"), Plugin: "openai", Duration: time.Millisecond},
			`level=DEBUG msg="resource closed" key="llm:with space" plugin=openai duration=1ms`},
		{hub.Event{Kind: hub.EventClosed, Key: key("gpt-4"), Plugin: "openai", Err: errors.New("broken pipe")},
			`level=WARN msg="resource closed" key=llm:gpt-4 plugin=openai duration=0s error="broken pipe"`},
		{hub.Event{Kind: hub.EventReloaded, Key: key("gpt-4"), Changed: keys(1), Kept: 1},
			`level=INFO msg="resource written" key=llm:gpt-4 added.count=0 changed.count=1 changed.keys=[llm:0] removed.count=0 kept=1 duration=0s`},
		{hub.Event{Kind: hub.EventReloadFailed, Key: key("gpt-4"), Err: errors.New("disk full")},
			`level=WARN msg="resource not written" key=llm:gpt-4 duration=0s error="disk full"`},
		{hub.Event{Kind: hub.EventReloaded, Duration: time.Millisecond, Kept: 9},
			`level=INFO msg="resources reloaded" added.count=0 changed.count=0 removed.count=0 kept=9 duration=1ms`},
		{hub.Event{Kind: hub.EventReloaded, Added: keys(1), Changed: keys(10), Removed: keys(11)},
			`level=INFO msg="resources reloaded" added.count=1 added.keys=[llm:0]` +
				` changed.count=10 changed.keys="[llm:0 llm:1 llm:2 llm:3 llm:4 llm:5 llm:6 llm:7 llm:8 llm:9]"` +
				` removed.count=11 removed.keys="[llm:0 llm:1 llm:2 llm:3 llm:4 llm:5 llm:6 llm:7 llm:8 llm:9]" kept=0 duration=0s`},
		{hub.Event{Kind: hub.EventReloadFailed, Duration: time.Second, Err: errors.New("r.yaml:3:4: no")},
			`level=ERROR msg="resources not reloaded" duration=1s error="r.yaml:3:4: no"`},
	} {
		var text bytes.Buffer
		hubslog.Events(slog.New(handler(&text, slog.LevelDebug)))(c.event)
		assert.Equal(t, c.want+"\n", text.String())
	}
}

func TestWhatTheLoggerDoesNotWantIsNotBuilt(t *testing.T) {
	var text bytes.Buffer
	events := hubslog.Events(slog.New(handler(&text, slog.LevelInfo)))
	event := hub.Event{Kind: hub.EventCreated, Key: key("gpt-4")}
	assert.Zero(t, testing.AllocsPerRun(100, func() { events(event) }))
	assert.Empty(t, text.String())
}

func TestNilIsTheDefaultLoggerOfThatTime(t *testing.T) {
	events := hubslog.Events(nil)
	before := slog.Default()
	defer slog.SetDefault(before)
	var text bytes.Buffer
	slog.SetDefault(slog.New(handler(&text, slog.LevelDebug)))
	events(hub.Event{Kind: hub.EventClosed, Key: key("a")})
	assert.Equal(t, "level=DEBUG msg=\"resource closed\" key=llm:a duration=0s\n", text.String())
}

func TestKeysInJSON(t *testing.T) {
	var text bytes.Buffer
	hubslog.Events(slog.New(slog.NewJSONHandler(&text, nil)))(hub.Event{Kind: hub.EventReloaded, Added: keys(2)})
	_, rest, _ := strings.Cut(text.String(), `"level"`)
	assert.Equal(t, `:"INFO","msg":"resources reloaded","added":{"count":2,"keys":["llm:0","llm:1"]},`+
		`"changed":{"count":0},"removed":{"count":0},"kept":0,"duration":0}`+"\n", rest)
}

// Each problem has a line of its own.
func TestProblemsOneARecord(t *testing.T) {
	problem := func(line int, path, message string) hush.Problem {
		return hush.Problem{Position: hush.Position{Source: "resources.yaml", Line: line, Column: 3}, Path: path, Message: message}
	}
	config := hush.NewConfigError([]hush.Problem{problem(2, "llm:a.modle", "unknown field"), problem(9, "llm:b.max", "12 is above the maximum 9")})
	var text bytes.Buffer
	observe := hubslog.Events(slog.New(handler(&text, slog.LevelInfo)))
	observe(hub.Event{Kind: hub.EventReloadFailed, Err: errors.Join(errors.New("defaults.yaml: no such file"), config)})
	assert.Equal(t, `level=ERROR msg="resources not reloaded" duration=0s errors=3 error="defaults.yaml: no such file"
level=ERROR msg="resources not reloaded" error="resources.yaml:2:3: llm:a.modle: unknown field"
level=ERROR msg="resources not reloaded" error="resources.yaml:9:3: llm:b.max: 12 is above the maximum 9"
`, text.String())

	text.Reset()
	observe(hub.Event{Kind: hub.EventFailed, Key: key("a"), Err: hush.NewConfigError([]hush.Problem{problem(2, "llm:a.modle", "unknown field")})})
	assert.Equal(t, `level=ERROR msg="resource failed" key=llm:a duration=0s error="resources.yaml:2:3: llm:a.modle: unknown field"
`, text.String())
}
