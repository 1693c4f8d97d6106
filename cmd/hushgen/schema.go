package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/output"
	"github.com/hushgen/hushgen/generator/schema"
)

// schemaCommand writes the JSON Schema of a registry's resources files.
type schemaCommand struct {
	common
	Packages []string `arg:"" optional:"" help:"Package with //hush:registry; the one under the current folder when none is named."`
	Draft    string   `help:"Version of JSON Schema: 2020-12 or 7." default:"2020-12" enum:"2020-12,7"`
	Output   string   `short:"o" help:"File to write; it is left alone when it has the schema already. Without it the schema goes to standard output." placeholder:"FILE" type:"given"`
	Check    bool     `help:"Write nothing; exit 3 with a diff when the file isn't what would be written."`
}

// Run writes the schema, or compares it with the file.
func (c *schemaCommand) Run(ctx context.Context, std streams) error {
	if c.Check && c.Output == "" {
		return usage("--check compares a file: name it with -o")
	}
	start := time.Now()
	registry, err := c.registry(ctx, std, c.Packages)
	if err != nil {
		return err
	}
	content, err := c.content(registry)
	if err != nil {
		return err
	}
	if c.Output == "" {
		_, err := std.out.Write(content)
		return err
	}
	path, err := c.path()
	if err != nil {
		return err
	}
	file := output.File{Path: path, Content: content}
	if err := refuseOther(file); err != nil {
		return err
	}
	if c.Check {
		return checkSchema(file, std)
	}
	return writeSchema(file, registry, std, start)
}

// path returns the file to write: behind a symbolic link, the one it leads to.
func (c *schemaCommand) path() (string, error) {
	path, err := filepath.Abs(c.Output)
	if err != nil {
		return "", err
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	switch info, err := os.Stat(path); {
	case err == nil && !info.Mode().IsRegular():
		return "", usage("-o names a file; %s is none", shown(path))
	case c.Check:
		return path, nil
	}
	return path, os.MkdirAll(filepath.Dir(path), 0o755) //nolint:gosec // schemas are for everybody
}

// content is the schema as people read it.
func (c *schemaCommand) content(registry *model.Registry) ([]byte, error) {
	draft := schema.Draft2020
	if c.Draft == "7" {
		draft = schema.Draft7
	}
	var text bytes.Buffer
	if err := json.Indent(&text, schema.Resources(registry, draft), "", "  "); err != nil {
		return nil, err
	}
	text.WriteByte('\n')
	return text.Bytes(), nil
}

// refuseOther keeps the schema from taking the place of something else: of the
// resources file, say, or of another project's schema.
func refuseOther(file output.File) error {
	current, err := file.Current()
	if err != nil {
		return err
	}
	if len(bytes.TrimSpace(current)) == 0 || isOurs(current) {
		return nil
	}
	return &exitError{exitProblems, shown(file.Path) + " isn't a schema that hushgen wrote; choose another file"}
}

// isOurs reports whether a file begins as the schemas that are written here.
// What follows may have been torn apart by a merge.
func isOurs(content []byte) bool {
	decoder := json.NewDecoder(bytes.NewReader(content))
	var begins [5]json.Token
	for i := range begins {
		token, err := decoder.Token()
		if err != nil {
			return false
		}
		begins[i] = token
	}
	title, _ := begins[4].(string)
	return begins[0] == json.Delim('{') && begins[1] == "$schema" && begins[3] == "title" && strings.HasPrefix(title, schema.Title)
}

func checkSchema(file output.File, std streams) error {
	if stale, err := tellStale(std.out, file); err != nil || stale == 0 {
		return err
	}
	return &exitError{exitStale, shown(file.Path) + " is not up to date; run hushgen schema -o " + shown(file.Path)}
}

func writeSchema(file output.File, registry *model.Registry, std streams, start time.Time) error {
	stale, err := file.Stale()
	if err != nil {
		return err
	}
	if err := output.Write([]output.File{file}); err != nil {
		return err
	}
	text := fmt.Sprintf("%s: schema of %s; unchanged", registry.Package.Path, holds(registry))
	if stale {
		text = fmt.Sprintf("%s: schema of %s; written", registry.Package.Path, holds(registry))
	}
	_, err = fmt.Fprintf(std.err, "%s (%s)\n", text, time.Since(start).Round(time.Millisecond))
	return err
}
