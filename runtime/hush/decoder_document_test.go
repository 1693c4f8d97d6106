package hush_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

// part writes a piece of a document. Positions are chosen by hand.
type part func(*hush.Builder)

func null(line, column int) part { return func(b *hush.Builder) { b.Null(line, column) } }

func plain(text string, line, column int) part {
	return func(b *hush.Builder) { b.Plain(text, line, column) }
}

func quoted(text string, line, column int) part {
	return func(b *hush.Builder) { b.String(text, line, column) }
}

func sequence(line, column int, items ...part) part {
	return func(b *hush.Builder) {
		b.BeginList(line, column)
		for _, item := range items {
			item(b)
		}
		b.End()
	}
}

func mapping(line, column int, fields ...part) part {
	return func(b *hush.Builder) {
		b.BeginMap(line, column)
		for _, field := range fields {
			field(b)
		}
		b.End()
	}
}

func field(name string, line, column int, value part) part {
	return func(b *hush.Builder) {
		b.Key(name, line, column)
		value(b)
	}
}

func document(root part) hush.Node {
	b := hush.NewBuilder("r.yaml")
	root(b)
	return b.Document().Root()
}

// whole is a config that holds all required fields, and more of them.
func whole(more ...part) hush.Node {
	fields := []part{
		field("text", 2, 3, quoted("hello", 2, 9)),
		field("count", 3, 3, plain("5", 3, 10)),
		field("tags", 4, 3, mapping(4, 9, field("a", 4, 10, plain("b", 4, 13)))),
	}
	return document(mapping(2, 3, append(fields, more...)...))
}

// input is what the plugin llm:all is made from, with an empty environment.
func input(node hush.Node) hush.Input {
	return hush.Input{
		Key: hush.Key{Category: "llm", Name: "gpt-4"}, Node: node,
		LookupEnv: func(string) (string, bool) { return "", false },
	}
}

// pluginAll is the plugin of allConfig.
var pluginAll = &hush.Plugin[answerer]{
	Info:  hush.Info{Category: "llm", Name: "all", ConfigType: "hush_test.allConfig", Factory: "hush_test.newAllModel"},
	Maker: (*hushMakerLLM_all)(nil),
}

// decode makes an instance and returns its config.
func decode(t *testing.T, in hush.Input) (allConfig, error) {
	t.Helper()
	made, err := pluginAll.New(t.Context(), in)
	if err != nil {
		return allConfig{}, err
	}
	return made.(*allModel).config, nil
}

// decoded is decode of what has no problems.
func decoded(t *testing.T, node hush.Node) allConfig {
	t.Helper()
	config, err := decode(t, input(node))
	require.NoError(t, err)
	return config
}

// problems returns all that is wrong with a whole config and one more field,
// whose key stands at 9:3 and whose value at 9:9.
func problems(t *testing.T, name string, value part) string {
	t.Helper()
	_, err := decode(t, input(whole(field(name, 9, 3, value))))
	require.Error(t, err)
	require.IsType(t, new(hush.ConfigError), err)
	return err.Error()
}
