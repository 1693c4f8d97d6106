package corpus

import (
	"fmt"
	"strconv"
	"time"

	"github.com/hushgen/hushgen/benchmarks/chat"
)

// Field is one line of a resource, its value as the format writes it.
type Field struct{ Name, Value string }

// Fields returns a config as the lines of a resource.
func (f Format) Fields(c chat.Config) []Field {
	return []Field{
		{"type", f.text("chat")},
		{"model", f.text(c.Model)},
		{"endpoint", f.text(c.Endpoint)},
		{"temperature", strconv.FormatFloat(c.Temperature, 'g', -1, 64)},
		{"max_tokens", strconv.Itoa(c.MaxTokens)},
		{"stream", strconv.FormatBool(c.Stream)},
		{"timeout", f.duration(c.Timeout)},
		{"mode", f.text(string(c.Mode))},
		{"api_key", f.text(c.APIKey.Reveal())},
		{"retry", f.retry(c.Retry)},
		{"stop", fmt.Sprintf("[%q, %q]", c.Stop[0], c.Stop[1])},
	}
}

// text writes a text without quotes where YAML allows it: people do.
func (f Format) text(text string) string {
	if f.JSON {
		return strconv.Quote(text)
	}
	return text
}

func (f Format) duration(d time.Duration) string {
	if f.Nanoseconds {
		return strconv.FormatInt(int64(d), 10)
	}
	return f.text(d.String())
}

func (f Format) retry(r chat.Retry) string {
	if f.JSON {
		return fmt.Sprintf(`{"max": %d, "wait": %s}`, r.Max, f.duration(r.Wait))
	}
	return fmt.Sprintf(`{max: %d, wait: %s}`, r.Max, f.duration(r.Wait))
}
