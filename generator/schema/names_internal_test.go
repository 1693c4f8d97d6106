package schema

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/generator/model"
)

func TestStructNames(t *testing.T) {
	at := func(path, name, owner string) *model.Struct {
		return &model.Struct{Package: model.Package{Path: path, Name: name}, Name: owner, Owner: owner}
	}
	all := []*model.Struct{
		at("example.com/a/openai", "openai", "Config"),
		at("example.com/b/openai", "openai", "Config"),
		at("example.com/b/openai", "openai", "Config"), // of another build
		at("example.com/other/b/openai", "openai", "Config"),
		at("example.com/v2", "single", "Box[int]"),
		at("example.com/v2", "single", "Größe"),
		at("example.com/v2", "single", "Config.Retry"),
		at("example.com/v2", "single", "b"), // like a category
		at("example.com/v2", "single", "b_group"),
	}
	names := nameStructs(&model.Registry{Configs: all, Categories: []*model.Category{{Name: "single.b"}}})
	var got []string
	for _, s := range all {
		got = append(got, names.of(s, reading{}))
	}
	assert.Equal(t, []string{
		"a_openai.Config", "example.com_b_openai.Config", "example.com_b_openai.Config-2", "other_b_openai.Config",
		"single.Box_int_", "single.Gr__e", "single.Config.Retry",
		"single.b-2", "single.b_group-2",
	}, got)
	assert.Equal(t, "a_openai.Config-lenient-open", names.of(all[0], reading{lenient: true, open: true}))
	assert.Equal(t, "a_openai.Config-config", names.config(all[0], reading{}))
}
