package schemas

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/schema"
)

// compiled makes a judge of the text of a schema. It knows nothing else. The
// formats count: editors look at them.
func compiled(text []byte) (*jsonschema.Schema, error) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	return judging(document)
}

func judging(document any) (*jsonschema.Schema, error) {
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	compiler.UseRegexpEngine(ecma)
	if err := compiler.AddResource("schema.json", document); err != nil {
		return nil, err
	}
	return compiler.Compile("schema.json")
}

// ecma compiles a regular expression as ECMA-262 reads it, which JSON Schema
// asks for: there \s are more spaces than in Go. Other differences don't occur.
func ecma(expression string) (jsonschema.Regexp, error) {
	var written strings.Builder
	inClass := false
	for i := 0; i < len(expression); i++ {
		c := expression[i]
		isEscape := c == '\\' && i+1 < len(expression)
		switch {
		case isEscape && expression[i+1] == 's' && inClass:
			written.WriteString(ecmaSpaces)
		case isEscape && expression[i+1] == 's':
			written.WriteString("[" + ecmaSpaces + "]")
		case isEscape:
			written.WriteString(expression[i : i+2])
		default:
			inClass = c == '[' || inClass && c != ']'
			written.WriteByte(c)
			continue
		}
		i++
	}
	compiled, err := regexp.Compile(written.String())
	return (*goRegexp)(compiled), err
}

const ecmaSpaces = `\t\n\v\f\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}`

type goRegexp regexp.Regexp

func (r *goRegexp) MatchString(text string) bool { return (*regexp.Regexp)(r).MatchString(text) }

func (r *goRegexp) String() string { return (*regexp.Regexp)(r).String() }

// judges holds the compiled schemas of the zoo, each once.
type judges struct {
	sync.Mutex
	made map[string]*jsonschema.Schema
}

var known = judges{made: map[string]*jsonschema.Schema{}}

func (j *judges) of(name string, make func() (*jsonschema.Schema, error)) *jsonschema.Schema {
	j.Lock()
	defer j.Unlock()
	if j.made[name] == nil {
		made, err := make()
		if err != nil {
			panic(name + ": " + err.Error())
		}
		j.made[name] = made
	}
	return j.made[name]
}

// texts of the schemas: the generator makes all of a draft at once.
var (
	parts2020 = sync.OnceValue(func() *schema.Parts { return schema.Make(zoo(), schema.Draft2020) })
	parts7    = sync.OnceValue(func() *schema.Parts { return schema.Make(zoo(), schema.Draft7) })
)

func partsOf(draft schema.Draft) *schema.Parts {
	if draft == schema.Draft7 {
		return parts7()
	}
	return parts2020()
}

// textOf is the schema of a plugin's config.
func textOf(p *model.Plugin, draft schema.Draft) []byte {
	text, _ := partsOf(draft).Lookup(p.Category, p.Name)
	return []byte(text)
}

// judgeOf is the judge of a plugin's config.
func judgeOf(p *model.Plugin, draft schema.Draft) *jsonschema.Schema {
	return known.of(p.ID()+partsOf(draft).Dialect, func() (*jsonschema.Schema, error) { return compiled(textOf(p, draft)) })
}

// judgeOfFiles is the judge of whole files.
func judgeOfFiles(draft schema.Draft) *jsonschema.Schema {
	return known.of(partsOf(draft).Dialect, func() (*jsonschema.Schema, error) { return compiled([]byte(partsOf(draft).Resources())) })
}

// editorOf is the judge of a plugin's config that editors have: for them all
// numbers are floats, those of the schema too.
func editorOf(p *model.Plugin) *jsonschema.Schema {
	return known.of(p.ID(), func() (*jsonschema.Schema, error) {
		var document any
		if err := json.Unmarshal(textOf(p, schema.Draft2020), &document); err != nil {
			return nil, err
		}
		return judging(document)
	})
}
