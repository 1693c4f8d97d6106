package schemas

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/schema"
	"github.com/hushgen/hushgen/internal/jsontree"
)

// maxRaw bounds documents that a fuzzer writes itself: what tamed makes of a
// number holds for those with fewer digits.
const maxRaw = 900

// FuzzConfigsAgree: what the generated decoder takes is what the schema takes. The
// bytes steer a document for one of the configs; or are one themselves.
func FuzzConfigsAgree(f *testing.F) {
	for seed := range uint64(10) {
		f.Add(byte(seed), seeded(seed, 80).data)
	}
	for i, text := range []string{`null`, `[]`, `{"size": 10, "wait": 0, "rest": {}}`, "\ufeff{}", `{"text": "\u0000"}`, `{"name": "x", "list": [1]}`, `{"float64": 0.1e0}`} {
		f.Add(byte(128+i), []byte(text))
	}
	f.Fuzz(func(t *testing.T, which byte, data []byte) {
		p := exact()[int(which&0x7f)%len(exact())]
		if which >= 128 {
			requireRaw(t, p, data)
			return
		}
		requireAgreement(t, p, newGrower(&dice{data}).config(p))
	})
}

func requireRaw(t *testing.T, p *model.Plugin, text []byte) {
	document, err := jsontree.Parse("r.json", text)
	if err == nil && !document.Root().IsZero() && len(text) <= maxRaw {
		requireAgreement(t, p, fromJSON(string(text)))
	}
}

// TestConfigsAgree is the same for documents that are always the same ones.
func TestConfigsAgree(t *testing.T) {
	const documents = 300
	for _, p := range exact() {
		count := tally{}
		for seed := range uint64(documents) {
			count.add(requireAgreement(t, p, newGrower(seeded(seed, 400)).config(p)))
		}
		t.Logf("%s: %v", p.ID(), count)
		assert.Greater(t, count.good, documents/4, "%s: good documents", p.ID())
		assert.Greater(t, count.bad, 0, "%s: bad documents", p.ID())
	}
}

// tally counts what documents turned out to be.
type tally struct{ good, bad, exceptional int }

func (c *tally) add(more tally) {
	c.good, c.bad, c.exceptional = c.good+more.good, c.bad+more.bad, c.exceptional+more.exceptional
}

func (c tally) String() string {
	return fmt.Sprintf("%d good, %d bad, %d of them exceptional", c.good, c.bad, c.exceptional)
}

// requireAgreement compares the two. Where an exception holds, the schema may
// take what the program refuses.
func requireAgreement(t *testing.T, p *model.Plugin, document any) tally {
	t.Helper()
	text, data := inJSON(document), asData(document)
	refused := program(p, text, nil)
	invalid := judgeOf(p, schema.Draft2020).Validate(data)
	older := judgeOf(p, schema.Draft7).Validate(data)
	if (invalid == nil) != (older == nil) {
		t.Fatalf("the drafts differ\n%s\n%s\n2020-12: %v\n7: %v", p.ID(), text, brief(invalid), brief(older))
	}
	rules := exceptions(p, document)
	if refused == nil && !slices.Contains(rules, nearLimit) {
		if shown := editorOf(p).Validate(asFloats(document)); shown != nil {
			t.Fatalf("a false error in editors\n%s\n%s\n%v", p.ID(), text, brief(shown))
		}
	}
	if !allows(rules, refused, invalid) {
		t.Fatalf("%s, exceptions %v\n%s\nprogram: %v\nschema: %v", p.ID(), rules, text, brief(refused), brief(invalid))
	}
	return verdict(refused, rules)
}

func verdict(refused error, rules []rule) tally {
	var of tally
	if refused == nil {
		of.good++
	} else {
		of.bad++
	}
	if len(rules) > 0 {
		of.exceptional++
	}
	return of
}

// brief is the beginning of an error: a schema says all of all branches.
func brief(err error) string {
	if err == nil {
		return "fine"
	}
	const most = 500
	text := err.Error()
	return text[:min(len(text), most)]
}

// allows reports whether the two answers may stand beside each other.
func allows(rules []rule, refused, invalid error) bool {
	switch {
	case (refused == nil) == (invalid == nil):
		return true
	case refused == nil:
		return slices.Contains(rules, nearLimit)
	}
	return len(rules) > 0
}
