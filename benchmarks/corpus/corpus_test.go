package corpus_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/benchmarks/corpus"
)

const firstYAML = `llm:model-00000:
  type: chat
  model: vendor-0-0
  endpoint: https://host-0.example.com/v1/chat
  temperature: 0.1
  max_tokens: 1024
  stream: true
  timeout: 1s
  mode: fast
  api_key: sk-00000000-00000000
  retry: {max: 1, wait: 500ms}
  stop: ["###", "end of turn"]
`

const firstJSON = `{
  "llm:model-00000": {
    "type": "chat",
    "model": "vendor-0-0",
    "endpoint": "https://host-0.example.com/v1/chat",
    "temperature": 0.1,
    "max_tokens": 1024,
    "stream": true,
    "timeout": 1000000000,
    "mode": "fast",
    "api_key": "sk-00000000-00000000",
    "retry": {"max": 1, "wait": 500000000},
    "stop": ["###", "end of turn"]
  }
}
`

func TestResources(t *testing.T) {
	assert.Equal(t, firstYAML, string(corpus.Format{}.Resources(1)))
	assert.Equal(t, firstJSON, string(corpus.Format{JSON: true, Nanoseconds: true}.Resources(1)))
	many := corpus.Format{}.Resources(1_000)
	assert.Equal(t, 12_000, bytes.Count(many, []byte("\n")))
	assert.Equal(t, many, corpus.Format{}.Resources(1_000))
}

func TestFlat(t *testing.T) {
	assert.Equal(t, "table:big:\n  entries:\n    key_00000: value-0\n    key_00001: value-1\n", string(corpus.Flat(2)))
	assert.Equal(t, map[string]string{"key_00000": "value-0", "key_00001": "value-1"}, corpus.FlatEntries(2))
}

// The line that a mistake is said to be on is the line that changed.
func TestMistakesAreWhereTheyAreSaidToBe(t *testing.T) {
	for _, format := range []corpus.Format{{}, {JSON: true}, {Nanoseconds: true}} {
		good := strings.Split(string(format.Resources(1)), "\n")
		for _, mistake := range corpus.Mistakes() {
			document, line := format.Spoil(mistake)
			if document == nil {
				assert.True(t, format.JSON, mistake.Name)
				continue
			}
			lines := strings.Split(string(document), "\n")
			require.LessOrEqual(t, line, len(lines), mistake.Name)
			wrong := strings.TrimSpace(lines[line-1])
			switch mistake.Change {
			case corpus.Remove:
				assert.Len(t, lines, len(good)-1)
				assert.NotContains(t, string(document), "vendor-0-0")
			case corpus.Document:
				assert.Equal(t, "---", wrong)
			case corpus.Again:
				assert.Equal(t, 2, strings.Count(string(document), strings.Trim(wrong, " {")), mistake.Name)
			default:
				assert.Equal(t, mistake.Field, strings.Trim(strings.SplitN(wrong, ":", 2)[0], `"`), mistake.Name)
			}
		}
	}
}

func TestSeveralMistakes(t *testing.T) {
	document := string(corpus.Format{JSON: true}.SpoilSeveral())
	for _, field := range corpus.SeveralMistakes() {
		assert.Equal(t, 1, strings.Count(document, `"`+field+`"`), field)
	}
	assert.Contains(t, document, `"max_tokens": "many",`)
}

func TestWithModel(t *testing.T) {
	assert.Equal(t, strings.Replace(firstYAML, "vendor-0-0", "1.10", 1), string(corpus.Format{}.WithModel("1.10")))
}
