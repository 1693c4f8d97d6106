package hub_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// partly returns a source that could not read some values: in the given file,
// those that are "BROKEN", wherever they stand.
func partly(t *testing.T, text string, problems ...hush.Problem) hub.Option {
	t.Chdir(t.TempDir())
	write(t, "resources.yaml", text)
	snapshot, err := yaml("resources.yaml").Load(t.Context())
	assert.NoError(t, err)
	return hub.From(broken{root: snapshot.Root, err: hush.NewConfigError(problems)})
}

func problemAt(line, column int, path string) hush.Problem {
	return hush.Problem{
		Position: hush.Position{Source: "resources.yaml", Line: line, Column: column},
		Path:     path, Message: "of the source",
	}
}

// A source that tells what it could read has everything else checked too.
func TestSourceWithProblemsAndATree(t *testing.T) {
	err := openError(t, partly(t, `
llm:a:
  type: echo
  oops: 1
  needs:
  those: [null, nobody]
store:
`, problemAt(5, 9, "llm:a.needs"), problemAt(6, 11, "llm:a.those[0]")))
	assert.EqualError(t, err, `resources.yaml:4:3: llm:a.oops: unknown field; there are later, needs, text, those
resources.yaml:5:9: llm:a.needs: of the source
resources.yaml:6:11: llm:a.those[0]: of the source
resources.yaml:6:17: llm:a.those[1]: no resource "llm:nobody"; there is a`)
}

// Validate has nothing to say of a config that is not complete.
func TestValidateOfAResourceWithABrokenValue(t *testing.T) {
	const text = "llm:a:\n  type: echo\n  text:\nllm:b:\n  type: echo\n"
	t.Chdir(t.TempDir())
	write(t, "resources.yaml", text)
	snapshot, err := yaml("resources.yaml").Load(t.Context())
	assert.NoError(t, err)
	source := broken{root: snapshot.Root, err: hush.NewConfigError([]hush.Problem{problemAt(3, 8, "llm:a.text")})}
	_, err = hub.Open(t.Context(), breakingRegistry, nil, hub.From(source))
	assert.EqualError(t, err, "resources.yaml:3:8: llm:a.text: of the source\n"+
		"resources.yaml:4:1: llm:b: broken beyond telling")
}

// Where whole resources may be lost, a reference to one is no mistake.
func TestSourceThatLostResources(t *testing.T) {
	const text = "llm:a: {type: echo, needs: b, oops: 1}\nstore:\n"
	const oops = "resources.yaml:1:31: llm:a.oops: unknown field; there are later, needs, text, those\n"
	for _, path := range []string{"", "llm", "store"} {
		shown := path
		if path != "" {
			shown += ": "
		}
		err := openError(t, partly(t, text, problemAt(2, 7, path)))
		assert.EqualError(t, err, oops+"resources.yaml:2:7: "+shown+"of the source")
	}
	err := openError(t, partly(t, text, problemAt(2, 7, "store.x")))
	assert.EqualError(t, err, `resources.yaml:1:28: llm:a.needs: no resource "llm:b"; did you mean a?`+"\n"+
		oops+"resources.yaml:2:7: store.x: of the source")
}

// Problems without a tree say nothing about references either.
func TestSourceWithProblemsAlone(t *testing.T) {
	err := openError(t,
		hub.From(broken{err: hush.NewConfigError([]hush.Problem{problemAt(1, 1, "llm:b.x")})}),
		file(t, "llm:a: {type: echo, needs: b}\n"))
	assert.EqualError(t, err, "resources.yaml:1:1: llm:b.x: of the source")
}

// A resource that is no mapping is there: what refers to it isn't wrong too.
func TestReferenceToMalformedResource(t *testing.T) {
	err := openError(t, file(t, "llm:a: {type: echo, needs: b}\nllm:b: 1\nllm: {b: {type: echo}}\n"))
	assert.EqualError(t, err, `resources.yaml:2:8: llm:b: want a mapping of settings, found a scalar
resources.yaml:3:7: llm:b: defined twice in this source, first at resources.yaml:2:1`)
}

func TestKeysInMessages(t *testing.T) {
	err := openError(t, file(t, "\"a\\nb:c\": {}\n\"llm\\e[1m\": {}\n\"llm:\\u2028\": 1\n"))
	assert.EqualError(t, err, `resources.yaml:1:1: "a\nb:c": no category "a\nb"; there are llm, metric, store, tool
resources.yaml:2:1: "llm\x1b[1m": no category "llm\x1b[1m"; did you mean llm?
resources.yaml:3:1: "llm:\u2028": the resource's name begins or ends with a space`)
}
