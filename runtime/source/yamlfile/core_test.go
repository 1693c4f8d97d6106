package yamlfile

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/runtime/hush"
)

var (
	decimal = regexp.MustCompile(`^[-+]?[0-9]+$`)
	based   = regexp.MustCompile(`^(0o[0-7]+|0x[0-9a-fA-F]+)$`)
	float   = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
	special = regexp.MustCompile(`^([-+]?\.(inf|Inf|INF)|\.nan|\.NaN|\.NAN)$`)
)

// data turns a tree into what encoding/json would make of it, its plain
// scalars by the core schema of YAML 1.2 (10.3.2): the reading that tests
// compare with, written from the specification.
func data(n hush.Node) any {
	switch n.Kind() {
	case hush.KindString:
		return n.Text()
	case hush.KindPlain:
		return core(n.Text())
	case hush.KindList:
		list := []any{}
		for item := range n.Items() {
			list = append(list, data(item))
		}
		return list
	case hush.KindMap:
		fields := map[string]any{}
		for field := range n.Fields() {
			fields[field.Name] = data(field.Value)
		}
		return fields
	}
	return nil
}

// core reads a plain scalar that isn't null.
func core(text string) any {
	switch text {
	case "true", "True", "TRUE":
		return true
	case "false", "False", "FALSE":
		return false
	}
	switch {
	case decimal.MatchString(text), float.MatchString(text):
		number, _ := strconv.ParseFloat(text, 64) // out of range is infinite
		return number
	case based.MatchString(text):
		number, err := strconv.ParseUint(text, 0, 64)
		if err != nil {
			return math.Inf(1)
		}
		return float64(number)
	case special.MatchString(text):
		number, _ := strconv.ParseFloat(strings.Replace(text, ".", "", 1), 64)
		return number
	}
	return text
}
