package hush_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/runtime/hush"
)

// lenientText reads every text, the empty one too.
type lenientText struct{ text string }

func (l *lenientText) UnmarshalText(text []byte) error {
	l.text = string(text)
	return nil
}

func TestRequiredTextForm(t *testing.T) {
	fields := []hush.FieldInfo{{Name: "level"}}
	check := func(node hush.Node) error {
		d := hush.NewDecoder(input(node))
		var level lenientText
		s := d.Root().Struct(fields)
		hush.TextValue(s.Field(0), &level)
		s.End()
		d.Check(fields).RequiredGiven(0)
		d.End()
		return d.Finish()
	}
	level := func(value func(*hush.Builder)) hush.Node {
		return document(mapping(1, 1, field("level", 1, 1, value)))
	}
	assert.NoError(t, check(level(plain("high", 1, 8))))
	assert.EqualError(t, check(level(quoted("", 1, 8))), "r.yaml:1:8: llm:gpt-4.level: required, but empty")
	assert.EqualError(t, check(level(plain("", 1, 8))), "r.yaml:1:8: llm:gpt-4.level: required, but empty")
	assert.EqualError(t, check(document(mapping(1, 1))), "r.yaml:1:1: llm:gpt-4.level: required, but missing")
}
