package resolve

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/internal/formats"
	"github.com/hushgen/hushgen/runtime/hush"
)

// FuzzTimes holds the same of times.
func FuzzTimes(f *testing.F) {
	for _, text := range []string{"2026-01-02T15:04:05Z", "2026-01-02T15:04:05.5+01:30", "2026-01-02T3:04:05Z", "2026-01-02T15:04:05,5Z", "2026-02-30T00:00:00Z", "2026-01-02T15:04:05+24:00", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, err := readHush(text, hush.Time)
		assert.Equal(t, formats.Time(text), err == nil, "%q: %v", text, err)
	})
}

// FuzzFormatRules holds that defaults and values of files have one rule.
func FuzzFormatRules(f *testing.F) {
	for _, text := range []string{"https://a.b/c?d#e", "me@example.com", "localhost:80", "[::1]:1", "123e4567-e89b-12d3-a456-426614174000", "x", "file:///a"} {
		f.Add(text)
	}
	checks := map[string]func(*hush.Decoder, string){
		"url": hush.FormatURL, "email": hush.FormatEmail, "hostport": hush.FormatHostport, "uuid": hush.FormatUUID,
	}
	f.Fuzz(func(t *testing.T, text string) {
		if text == "" {
			return // what nobody gave has any form
		}
		for name, rule := range formatRules {
			d := hush.NewDecoder(hush.Input{})
			d.Check([]hush.FieldInfo{{Name: "x"}})
			checks[name](d.At(0), text)
			d.End()
			err := d.Finish()
			assert.Equal(t, rule.valid(text), err == nil, "%s %q", name, text)
			if err != nil {
				assert.Contains(t, err.Error(), " is not "+rule.form)
			}
		}
	})
}
