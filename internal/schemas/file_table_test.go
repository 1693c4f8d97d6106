package schemas

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/generator/schema"
)

// TestFileExamples is TestExamples for whole files, in JSON.
func TestFileExamples(t *testing.T) {
	for _, e := range []struct {
		text            string
		program, schema bool
		rule            rule
	}{
		{`null`, takes, takes, ""},
		{`{}`, takes, takes, ""},
		{`[]`, refuses, refuses, ""},
		{`{"$schema": 1, "zoo:plain": null}`, takes, takes, ""},
		{`{"schema": {}}`, refuses, refuses, ""},
		{`{"zoo": null, "pond": {}}`, takes, takes, ""},
		{`{"zoo": []}`, refuses, refuses, ""},

		// By type, in any spelling; by number where the name reads as one.
		{`{"zoo:a": {"type": "plain"}}`, takes, takes, ""},
		{`{" Bird_House :a": {"type": "\tWREN\u3000"}}`, takes, takes, ""},
		{`{"pond:a": {"type": "gold fish"}}`, takes, takes, ""},
		{`{"pond:a": {"type": "goldfish"}}`, refuses, refuses, ""},
		{`{"zoo:a": {"type": null}}`, refuses, refuses, ""},
		{`{"zoo:a": {"type": {}}}`, refuses, refuses, ""},
		{`{"farm:a": {"type": 7}, "farm:b": {"type": true}}`, takes, takes, ""},
		{`{"farm:a": {"type": 7.0}}`, refuses, takes, spelledEnum},
		{`{"farm:a": {"type": 8}}`, refuses, refuses, ""},

		// By name, the preferred one, the only one, or none.
		{`{"zoo:plain": {}}`, takes, takes, ""},
		{`{"zoo:PLAIN": {}}`, takes, takes, ""},
		{`{"zoo:plan": {}}`, refuses, refuses, ""},
		{`{"pond:a": {"scales": 1}}`, takes, takes, ""},
		{`{"pond:a": {"teeth": 1}}`, refuses, refuses, ""},
		{`{"pond:default": {"teeth": 1}}`, takes, takes, ""},
		{`{"pond:default": {"scales": 1}}`, refuses, refuses, ""},
		{`{"bird-house:a": {"eggs": 1}}`, takes, takes, ""},

		// By class.
		{`{"pond:a": {"_class": "CarpConfig"}}`, takes, takes, ""},
		{`{"pond:a": {"_class": "carpconfig"}}`, refuses, refuses, ""},
		{`{"pond:a": {"_class": "schemas.CarpConfig"}}`, takes, takes, ""},
		{`{"pond:a": {"_class": "GoldFish"}}`, takes, takes, ""},
		{`{"farm:a": {"_class": "Barn"}}`, refuses, refuses, ""},
		{`{"pond:a": {"_class": "carp", "type": "carp"}}`, refuses, refuses, ""},

		// Groups, and a category that is its one resource.
		{`{"zoo": {"plain": null, "a": {"type": "plain"}}}`, takes, takes, ""},
		{`{"zoo": {"type": "plain"}}`, takes, takes, ""},
		{`{"zoo": {"type": {"type": "plain"}}}`, takes, takes, ""},
		{`{"zoo": {"type": "plain", "a": {}}}`, refuses, refuses, ""},

		// Names.
		{`{"pond:": {}}`, refuses, refuses, ""},
		{`{"pond: a": {}}`, refuses, refuses, ""},
		{`{"pond:a:b c": {}}`, takes, takes, ""},
		{`{"pond:a\u0000": {}}`, refuses, refuses, ""},
		{`{"pund:a": {}}`, refuses, refuses, ""},

		{`{"pond:a": {}, "POND:a": {}}`, refuses, takes, twice},
		{`{"pond:a": {}, "pond": {"a": {}}}`, refuses, takes, twice},
		{`{"pond:a": {}, "pond:A": {}}`, takes, takes, ""},
		{`{"\ufeffpond:a": {}}`, refuses, takes, orderMark},
		{`{"pond:a": {"type": "carp\ufeff"}}`, refuses, takes, orderMark},
		{`{"pond:a\ufeff": {}}`, takes, takes, ""},
	} {
		document := fromJSON(e.text)
		var rules []rule
		if e.rule != "" {
			rules = []rule{e.rule}
		}
		refused := opened(t, parsed(t, e.text), nil)
		invalid := judgeOfFiles(schema.Draft2020).Validate(asData(document))
		assert.Equal(t, e.program, refused == nil, "%s, program: %v", e.text, refused)
		assert.Equal(t, e.schema, invalid == nil, "%s, schema: %v", e.text, brief(invalid))
		assert.Equal(t, rules, fileExceptions(document), e.text)
	}
}
