package schemas

import (
	"bytes"
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
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("schema.json", document); err != nil {
		return nil, err
	}
	return compiler.Compile("schema.json")
}

// judges holds the compiled schemas of the zoo, each once.
type judges struct {
	sync.Mutex
	made map[string]*jsonschema.Schema
}

var known = judges{made: map[string]*jsonschema.Schema{}}

func (j *judges) of(name string, text func() []byte) *jsonschema.Schema {
	j.Lock()
	defer j.Unlock()
	if j.made[name] == nil {
		made, err := compiled(text())
		if err != nil {
			panic(name + ": " + err.Error())
		}
		j.made[name] = made
	}
	return j.made[name]
}

// judgeOf is the judge of a plugin's config.
func judgeOf(p *model.Plugin, draft schema.Draft) *jsonschema.Schema {
	return known.of(p.ID()+draftName(draft), func() []byte { return schema.Config(zoo(), p.Category, p.Name, draft) })
}

// judgeOfFiles is the judge of whole files.
func judgeOfFiles(draft schema.Draft) *jsonschema.Schema {
	return known.of(draftName(draft), func() []byte { return schema.Resources(zoo(), draft) })
}

func draftName(draft schema.Draft) string {
	if draft == schema.Draft7 {
		return " in draft 7"
	}
	return " in draft 2020-12"
}
