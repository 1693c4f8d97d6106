package generator

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"go/ast"
	"go/build"
	"go/token"
	"path/filepath"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/emit"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/output"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resources"
	"github.com/hushgen/hushgen/generator/steps"
	"github.com/hushgen/hushgen/generator/unchanged"
)

// Options say what to generate. The zero value is the package in the current
// folder.
type Options struct {
	// Dir is the folder that relative patterns start from; empty means the
	// current one.
	Dir string
	// Packages are patterns as the go command takes them; none means ".".
	Packages []string
	// Tags are further build tags, separated by commas.
	Tags string
	// Env is the environment of the go command; nil means that of the
	// process.
	Env []string
	// Registry replaces options of the //hush:registry directives: "prefix",
	// "packages", "only", "exclude", "resources", "embed". Empty values replace
	// nothing; any other of "embed" gives the flag.
	Registry map[string]string
	// SkipResources leaves the resources files that the registries name
	// unchecked and unread, and makes no source: nothing but the models of the
	// registries is asked for.
	SkipResources bool
	// Excerpts shows the lines of resources files that problems are in.
	Excerpts bool
	// Facts are what earlier runs found out, which changes the time that it takes and
	// nothing else; nil are none. What this run adds, the caller may keep.
	Facts *unchanged.Facts
	// limit replaces that of the bytes of a generated file, in tests.
	limit int
}

// Result is what a run found out. Nothing of it is written yet.
type Result struct {
	// Registries are the registries that the patterns reach, sorted by
	// folder. With problems of severity Error they may be incomplete.
	Registries []*Registry
	// Problems are sorted by position. They have a fix only where it changes a
	// file of a main module.
	Problems []problem.Problem
	// Read has the SHA-256 of each file that a fix changes, as it was read.
	Read map[string][sha256.Size]byte
	// Inputs are what all of this depends on, beyond options and environment;
	// nil when that can't be told.
	Inputs *unchanged.Inputs

	places  []place
	targets []*target
}

// Registry is one generated registry.
type Registry struct {
	// Model is what was declared.
	Model *model.Registry
	// File is hush_gen.go with the source that it should have.
	File output.File
	// Parts are the files of what only some builds have, and of what would make
	// hush_gen.go too large, sorted by name, the one of the embedded resources,
	// and those of before that are to be removed.
	Parts []output.File
	// Embedded is how many resources go into the binary.
	Embedded int
}

// Files returns all files of the registry, hush_gen.go first.
func (r *Registry) Files() []output.File { return append([]output.File{r.File}, r.Parts...) }

// OK reports whether nothing stops writing.
func (r *Result) OK() bool { return !problem.HasErrors(r.Problems) }

// Write writes the files that changed, all of them or, after a problem, none.
func (r *Result) Write() error {
	if !r.OK() {
		return nil
	}
	return output.Write(r.files())
}

func (r *Result) files() []output.File {
	var files []output.File
	for _, registry := range r.Registries {
		files = append(files, registry.Files()...)
	}
	return files
}

// run holds what the steps of one Generate share.
type run struct {
	Options
	fset     *token.FileSet
	memory   discover.Memory // of Facts; may be nil
	parser   *discover.Parser
	markers  *discover.Markers
	build    *build.Context // of the walks; nil before the first one
	onlyTags bool           // the tags of the environment don't count
	foreign  bool           // of another platform than that of the go command
	problems []problem.Problem
	own      map[string]bool // folders of packages of the main modules
	searched []place         // for targets
	// collected are the files that collect has seen.
	collected map[*ast.File]collected
	seen      *inputs
}

// Generate finds the registries of the patterns and makes their source. The
// error is for what keeps it from running at all; everything that is wrong in
// the packages is a problem of the result.
func Generate(ctx context.Context, options Options) (*Result, error) {
	r, err := newRun(options)
	if err != nil {
		return nil, err
	}
	targets, err := r.findTargets(ctx)
	if err != nil {
		return nil, err
	}
	result := &Result{places: r.searched, targets: targets}
	for _, target := range targets {
		registry, err := r.generate(target.named(ctx, len(targets)), target)
		if err != nil {
			return nil, err
		}
		if registry != nil {
			result.Registries = append(result.Registries, registry)
		}
	}
	defer steps.Begin(ctx, steps.FindInputs).End()
	result.Problems = problem.Sort(r.problems)
	result.Read, err = r.keepFixes(ctx, result.Problems)
	if err == nil {
		result.Inputs, err = r.inputs(result)
	}
	return result, err
}

// generate makes one registry. It returns nil when problems leave nothing to
// resolve.
func (r *run) generate(ctx context.Context, t *target) (*Registry, error) {
	before := len(r.problems)
	registry, err := r.resolve(ctx, t)
	if err != nil || registry == nil {
		return nil, err
	}
	r.nameResources(t, registry)
	var checked *resources.Report
	if !problem.HasErrors(r.problems[before:]) {
		if checked, err = r.checkResources(ctx, registry); err != nil {
			return nil, err
		}
	}
	made := &Registry{Model: registry, File: output.File{Path: filepath.Join(t.dir, emit.FileName)}}
	if err := r.refuseForeign(made.File); err != nil {
		return nil, err
	}
	if problem.HasErrors(r.problems) || r.SkipResources {
		return made, nil
	}
	return made, r.emit(ctx, t, made, checked)
}

// emit writes the sources of a registry, in memory. checked is what was found
// in its resources file; nil when that wasn't looked into.
func (r *run) emit(ctx context.Context, t *target, made *Registry, checked *resources.Report) error {
	step := steps.Begin(ctx, steps.Emit)
	defer step.End()
	sources, err := emit.Files(ctx, made.Model, cmp.Or(r.limit, emit.Limit))
	if err != nil {
		return err
	}
	if made.Model.Embed && checked != nil {
		sources, made.Embedded = append(sources, emit.Resources(made.Model, checked)), checked.Resources
	}
	made.File.Content = sources[0].Content
	for _, source := range sources[1:] {
		part := output.File{Path: filepath.Join(t.dir, source.Name), Content: source.Content}
		if err := r.refuseForeign(part); err != nil {
			return err
		}
		made.Parts = append(made.Parts, part)
	}
	if ctx.Err() != nil {
		return context.Cause(ctx) // who interrupts wants nothing written
	}
	tellSizes(step, made)
	stale, err := staleParts(ctx, t.dir, made.Parts)
	made.Parts = append(made.Parts, stale...)
	return err
}

func newRun(options Options) (*run, error) {
	dir, err := filepath.Abs(options.Dir)
	if err != nil {
		return nil, err
	}
	options.Dir = dir
	if len(options.Packages) == 0 {
		options.Packages = []string{"."}
	}
	fset := token.NewFileSet()
	r := &run{Options: options, fset: fset, own: map[string]bool{}, seen: newInputs()}
	if options.Facts != nil {
		r.memory = options.Facts
	}
	r.parser, r.markers = discover.NewParser(fset, r.memory), discover.NewMarkers(r.memory)
	return r, errors.Join(r.checkModules(), r.checkTags())
}

// directive is a //hush:registry with the options that the run replaces.
func (r *run) directive(note annotations.Annotation) *annotations.Annotation {
	replaced := note
	replaced.Options = nil
	for _, option := range note.Options {
		if r.Registry[option.Key] == "" {
			replaced.Options = append(replaced.Options, option)
		}
	}
	for _, key := range []string{"packages", "only", "exclude", "prefix", "resources"} {
		if text := r.Registry[key]; text != "" {
			replaced.Options = append(replaced.Options, optionOf(key, text, note.Pos))
		}
	}
	if r.Registry["embed"] != "" {
		replaced.Options = append(replaced.Options, flagOf("embed", note.Pos))
	}
	return &replaced
}
