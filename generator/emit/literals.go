package emit

import (
	"strconv"
	"time"

	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
)

// literal writes a checked value: an untyped constant, or an expression for
// the types that have none. It can't fail, for its text was read before.
func literal(t *model.FieldType, l model.Literal) *jen.Statement {
	switch t.Kind {
	case model.Duration:
		return durationLiteral(l.Go)
	case model.Time:
		return timeLiteral(l.Text)
	case model.URL:
		return urlLiteral(l.Text)
	case model.Text:
		return textLiteral(t, l.Text)
	}
	return jen.Op(l.Go)
}

var units = []struct {
	name string
	size time.Duration
}{
	{"Hour", time.Hour}, {"Minute", time.Minute}, {"Second", time.Second},
	{"Millisecond", time.Millisecond}, {"Microsecond", time.Microsecond}, {"Nanosecond", time.Nanosecond},
}

// durationLiteral writes nanoseconds in the largest unit that divides them.
func durationLiteral(nanoseconds string) *jen.Statement {
	n, _ := strconv.ParseInt(nanoseconds, 10, 64)
	for _, unit := range units {
		if count := n / int64(unit.size); n != 0 && n%int64(unit.size) == 0 {
			return jen.Op(strconv.FormatInt(count, 10)).Op("*").Qual(timePath, unit.name)
		}
	}
	return jen.Lit(0)
}
