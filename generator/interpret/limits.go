package interpret

import (
	"strconv"
	"time"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/pattern"
)

// limits are the constraints of single values, prepared.
type limits struct {
	model.Constraints
	pattern *pattern.Pattern
	format  func(*hush.Decoder, string)
}

var formats = map[string]func(*hush.Decoder, string){
	"url": hush.FormatURL, "email": hush.FormatEmail, "hostport": hush.FormatHostport, "uuid": hush.FormatUUID,
}

// limitsOf returns nil for a field whose values have none.
func limitsOf(f *model.Field) *limits {
	if !f.Constraints.OnValue() {
		return nil
	}
	l := &limits{Constraints: f.Constraints, format: formats[f.Constraints.Format]}
	if expression := f.Constraints.Pattern; expression != "" {
		l.pattern = &pattern.Pattern{Expression: expression}
	}
	return l
}

// apply checks a value of a type in which constraints can be checked; parse
// reads a literal of the model, which is known to be right.
func apply[T hush.Checked](d *hush.Decoder, value T, l *limits, parse func(string) T) {
	if l.Min != nil {
		hush.Min(d, value, parse(l.Min.Go))
	}
	if l.Max != nil {
		hush.Max(d, value, parse(l.Max.Go))
	}
	if len(l.Enum) > 0 {
		allowed := make([]T, len(l.Enum))
		for i, literal := range l.Enum {
			allowed[i] = parse(literal.Go)
		}
		hush.OneOf(d, value, allowed...)
	}
}

func limitInt(d *hush.Decoder, value int64, l *limits) {
	apply(d, value, l, func(text string) int64 {
		n, _ := strconv.ParseInt(text, 10, 64)
		return n
	})
}

func limitUint(d *hush.Decoder, value uint64, l *limits) {
	apply(d, value, l, func(text string) uint64 {
		n, _ := strconv.ParseUint(text, 10, 64)
		return n
	})
}

func limitFloat32(d *hush.Decoder, value float32, l *limits) {
	apply(d, value, l, func(text string) float32 {
		n, _ := strconv.ParseFloat(text, 32)
		return float32(n)
	})
}

func limitFloat64(d *hush.Decoder, value float64, l *limits) {
	apply(d, value, l, func(text string) float64 {
		n, _ := strconv.ParseFloat(text, 64)
		return n
	})
}

func limitDuration(d *hush.Decoder, value time.Duration, l *limits) {
	apply(d, value, l, func(text string) time.Duration {
		n, _ := strconv.ParseInt(text, 10, 64)
		return time.Duration(n)
	})
}

func limitText(d *hush.Decoder, value string, l *limits) {
	if l.pattern != nil {
		l.pattern.Check(d, value)
	}
	if l.format != nil {
		l.format(d, value)
	}
	apply(d, value, l, func(text string) string {
		literal, err := strconv.Unquote(text)
		if err != nil {
			return text
		}
		return literal
	})
}

func limitSecret(d *hush.Decoder, value hush.Secret, l *limits) { limitText(d, value.Reveal(), l) }
