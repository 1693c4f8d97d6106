// Package corpus writes the documents that the benchmarks read. The same
// arguments always give the same bytes.
package corpus

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/hushgen/hushgen/benchmarks/chat"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Key returns the key of the resource of that number.
func Key(number int) string { return fmt.Sprintf("llm:model-%05d", number) }

// Config returns what the resource of that number holds.
func Config(number int) chat.Config {
	return chat.Config{
		Model:       fmt.Sprintf("vendor-%d-%d", number%7, number),
		Endpoint:    fmt.Sprintf("https://host-%d.example.com/v1/chat", number%100),
		Temperature: float64(number%20+1) / 10,
		MaxTokens:   1024 + number,
		Stream:      number%2 == 0,
		Timeout:     time.Duration(number%60+1) * time.Second,
		Mode:        [...]chat.Mode{chat.Fast, chat.Balanced, chat.Exact}[number%3],
		APIKey:      hush.NewSecret(fmt.Sprintf("sk-%08d-%08d", number, number*7)),
		Retry:       chat.Retry{Max: number%10 + 1, Wait: 500 * time.Millisecond},
		Stop:        []string{"###", "end of turn"},
	}
}

// Configs returns what the first resources hold, by key.
func Configs(count int) map[string]chat.Config {
	configs := make(map[string]chat.Config, count)
	for number := range count {
		configs[Key(number)] = Config(number)
	}
	return configs
}

// Format is how documents are written.
type Format struct {
	// JSON instead of YAML.
	JSON bool
	// Nanoseconds writes durations as numbers: encoding/json, and what builds
	// on it, can't read "30s" into a time.Duration.
	Nanoseconds bool
}

// Resources returns a document with the first resources, eleven fields each:
// the ten of the config and the type.
func (f Format) Resources(count int) []byte {
	keys, resources := make([]string, count), make([][]Field, count)
	for number := range count {
		keys[number], resources[number] = Key(number), f.Fields(Config(number))
	}
	return f.document(keys, resources)
}

// Config returns the fields of one config without a key around them.
func (f Format) Config(c chat.Config) []byte {
	fields := f.Fields(c)[1:] // without the type
	lines := make([]string, len(fields))
	for i, field := range fields {
		lines[i] = strconv.Quote(field.Name) + ": " + field.Value
		if !f.JSON {
			lines[i] = field.Name + ": " + field.Value
		}
	}
	if f.JSON {
		return []byte("{" + strings.Join(lines, ", ") + "}")
	}
	return []byte(strings.Join(lines, "\n") + "\n")
}

// document writes resources under their keys.
func (f Format) document(keys []string, resources [][]Field) []byte {
	var out bytes.Buffer
	if f.JSON {
		writeJSON(&out, keys, resources)
	} else {
		writeYAML(&out, keys, resources)
	}
	return out.Bytes()
}

func writeYAML(out *bytes.Buffer, keys []string, resources [][]Field) {
	for i, key := range keys {
		fmt.Fprintf(out, "%s:\n", key)
		for _, field := range resources[i] {
			fmt.Fprintf(out, "  %s: %s\n", field.Name, field.Value)
		}
	}
}

func writeJSON(out *bytes.Buffer, keys []string, resources [][]Field) {
	out.WriteString("{")
	for i, key := range keys {
		out.WriteString(separator(i) + "\n  " + strconv.Quote(key) + ": {")
		for j, field := range resources[i] {
			out.WriteString(separator(j) + "\n    " + strconv.Quote(field.Name) + ": " + field.Value)
		}
		out.WriteString("\n  }")
	}
	out.WriteString("\n}\n")
}

func separator(i int) string {
	if i == 0 {
		return ""
	}
	return ","
}

// Flat returns a document with one table of that many keys.
func Flat(count int) []byte {
	var out bytes.Buffer
	out.WriteString("table:big:\n  entries:\n")
	for number := range count {
		fmt.Fprintf(&out, "    key_%05d: value-%d\n", number, number)
	}
	return out.Bytes()
}

// FlatEntries returns what that table holds.
func FlatEntries(count int) map[string]string {
	entries := make(map[string]string, count)
	for number := range count {
		entries[fmt.Sprintf("key_%05d", number)] = fmt.Sprintf("value-%d", number)
	}
	return entries
}
