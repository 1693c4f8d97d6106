package hub_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

func key(name string) hush.Key { return hush.Key{Category: "llm", Name: name} }

func texts(t *testing.T, report *hub.Report) (text, json string) {
	t.Helper()
	var forPeople, forPrograms bytes.Buffer
	require.NoError(t, report.WriteText(&forPeople))
	require.NoError(t, report.WriteJSON(&forPrograms))
	return forPeople.String(), forPrograms.String()
}

func TestReport(t *testing.T) {
	config := hush.NewConfigError([]hush.Problem{
		{Position: hush.Position{Source: "r.yaml", Line: 3, Column: 9}, Path: "llm:typo.modle", Message: "unknown field"},
		{Position: hush.Position{Source: "r.yaml", Line: 4, Column: 9}, Path: "llm:typo.retry", Message: "want a number"},
	})
	report := &hub.Report{Depth: hub.Ping, Duration: 10*time.Second + 12_345*time.Microsecond, Results: []hub.Result{
		{Key: key("gpt-4"), Plugin: "openai", Pinged: true, Duration: 12_345_678 * time.Nanosecond},
		{Key: key("größe"), Plugin: "local", Duration: 1500},
		{Key: key("mine"), Pinged: true, Duration: 2 * time.Second},
		{Key: key("mistral-large"), Plugin: "mistral", Pinged: true, Duration: 10 * time.Second,
			Err: errors.New("llm:mistral-large: its Check: connection\x1b[2J refused")},
		{Key: key("typo"), Plugin: "openai", Err: config},
	}}
	assert.False(t, report.OK())
	assert.EqualError(t, report.Err(), "llm:mistral-large: its Check: connection\x1b[2J refused\n"+
		"llm:typo: r.yaml:3:9: llm:typo.modle: unknown field\n"+
		"r.yaml:4:9: llm:typo.retry: want a number")
	text, data := texts(t, report)
	assert.Equal(t, `llm:gpt-4          openai   ok      12.3ms
llm:größe          local    ok      2µs     has no Check
llm:mine                    ok      2s
llm:mistral-large  mistral  failed  10s
    llm:mistral-large: its Check: connection [2J refused
llm:typo           openai   failed  0s
    r.yaml:3:9: llm:typo.modle: unknown field
    r.yaml:4:9: llm:typo.retry: want a number
5 resources in 10.01s: 3 ok, 2 failed
`, text)
	assert.Equal(t, `{
  "version": 1,
  "depth": "ping",
  "ok": false,
  "error": "",
  "duration_ms": 10012.345,
  "results": [
    {
      "key": "llm:gpt-4",
      "plugin": "openai",
      "pinged": true,
      "ok": true,
      "error": "",
      "duration_ms": 12.345
    },
    {
      "key": "llm:größe",
      "plugin": "local",
      "pinged": false,
      "ok": true,
      "error": "",
      "duration_ms": 0.001
    },
    {
      "key": "llm:mine",
      "plugin": "",
      "pinged": true,
      "ok": true,
      "error": "",
      "duration_ms": 2000
    },
    {
      "key": "llm:mistral-large",
      "plugin": "mistral",
      "pinged": true,
      "ok": false,
      "error": "llm:mistral-large: its Check: connection\u001b[2J refused",
      "duration_ms": 10000
    },
    {
      "key": "llm:typo",
      "plugin": "openai",
      "pinged": false,
      "ok": false,
      "error": "r.yaml:3:9: llm:typo.modle: unknown field\nr.yaml:4:9: llm:typo.retry: want a number",
      "duration_ms": 0
    }
  ]
}
`, data)
	assert.True(t, json.Valid([]byte(data)))
}

func TestReportOfOneResource(t *testing.T) {
	report := &hub.Report{Depth: hub.Construct, Duration: time.Millisecond, Results: []hub.Result{
		{Key: key("a"), Plugin: "b", Duration: 999_951},
	}}
	require.NoError(t, report.Err())
	text, _ := texts(t, report)
	assert.Equal(t, "llm:a  b  ok  1ms\n1 resource in 1ms: 1 ok, 0 failed\n", text)
}

func TestReportOfNothing(t *testing.T) {
	report := &hub.Report{Depth: hub.Decode}
	assert.True(t, report.OK())
	text, data := texts(t, report)
	assert.Equal(t, "0 resources in 0s: 0 ok, 0 failed\n", text)
	assert.Equal(t, `{
  "version": 1,
  "depth": "decode",
  "ok": true,
  "error": "",
  "duration_ms": 0,
  "results": []
}
`, data)
}

func TestReportOfACheckThatMakesNoSense(t *testing.T) {
	report := open(t, sample()).Check(t.Context(), hub.Ping, hub.CheckParallel(0))
	text, data := texts(t, report)
	assert.Equal(t, "hub.CheckParallel(0): want at least 1\n", text)
	assert.Contains(t, data, `  "ok": false,
  "error": "hub.CheckParallel(0): want at least 1",
`)
}

type fullDisk struct{}

var errFull = errors.New("no space left")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestReportsReturnTheErrorOfTheWriter(t *testing.T) {
	var w io.Writer = fullDisk{}
	assert.Equal(t, errFull, new(hub.Report).WriteText(w))
	assert.Equal(t, errFull, new(hub.Report).WriteJSON(w))
}

func TestReportsShowNoSecret(t *testing.T) {
	t.Setenv("TEXT", "hunter2")
	h := open(t, hub.From(memoryOf("llm:echo", hush.Values{"text": "${TEXT}"})))
	for _, depth := range []hub.Depth{hub.Decode, hub.Construct, hub.Ping} {
		text, data := texts(t, h.Check(t.Context(), depth))
		assert.NotContains(t, text+data, "hunter2")
	}
}

func memoryOf(key string, values hush.Values) hub.Source {
	return memory.New("test", hush.Values{key: values})
}
