// Package outputs tells in tests whether what hushgen writes for programs is
// what docs says of it.
//
// The schemas there describe a shape that may grow: a reader must accept
// members that it doesn't know. A test must not, or nothing would tell that a
// member is written that no schema describes.
package outputs

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Check returns an error unless a text is JSON, valid by the named schema of
// docs, and without any member that the schema doesn't describe.
func Check(name string, text []byte) error {
	schema, err := compile(name)
	if err != nil {
		return err
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return err
	}
	return schema.Validate(value)
}

// compile returns the schema of a name, made strict.
func compile(name string) (*jsonschema.Schema, error) {
	compiler := jsonschema.NewCompiler()
	compiler.UseLoader(folder{})
	schema, err := compiler.Compile("docs:///" + name)
	if err != nil {
		return nil, fmt.Errorf("docs/%s: %w", name, err)
	}
	return schema, nil
}

// folder loads schemas from docs, each made strict.
type folder struct{}

// Load implements [jsonschema.URLLoader].
func (folder) Load(url string) (any, error) {
	docs, err := docs()
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(filepath.Join(docs, filepath.Base(url)))
	if err != nil {
		return nil, err
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	closed(value)
	return value, nil
}

// docs returns the folder of the schemas: it is found from this file, since
// tests run in the folders of their packages.
func docs() (string, error) {
	_, file, _, ok := runtime.Caller(0)
	if !ok {
		return "", errors.New("outputs: nobody knows where this file is")
	}
	return filepath.Join(filepath.Dir(file), "..", "..", "docs"), nil
}
