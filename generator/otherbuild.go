package generator

import (
	"go/build"
	"os"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/builds"
)

// in returns a run for another build. It shares what has been read.
func (r *run) in(b builds.Build) *run {
	sub := *r
	sub.problems = slices.Clone(r.problems)
	context := *r.build
	sub.foreign = b.OS != context.GOOS || b.Arch != context.GOARCH || b.Cgo != context.CgoEnabled
	if b.OS != context.GOOS || b.Arch != context.GOARCH {
		context.ToolTags = nil // they tell of the architecture
	}
	context.GOOS, context.GOARCH, context.CgoEnabled, context.BuildTags = b.OS, b.Arch, b.Cgo, b.Tags
	sub.build = &context
	sub.Tags, sub.onlyTags = strings.Join(b.Tags, ","), true
	env := r.Env
	if env == nil {
		env = os.Environ()
	}
	cgo := "0"
	if b.Cgo {
		cgo = "1"
	}
	sub.Env = append(slices.Clone(env), "GOOS="+b.OS, "GOARCH="+b.Arch, "CGO_ENABLED="+cgo)
	return &sub
}

// space describes what the go command can build for.
func (r *run) space() builds.Space {
	context := r.build
	tags := slices.Clone(context.BuildTags)
	slices.Sort(tags)
	return builds.Space{
		Preferred: builds.Build{OS: context.GOOS, Arch: context.GOARCH, Cgo: context.CgoEnabled, Tags: slices.Compact(tags)},
		Fixed:     func(tag string) (met, fixed bool) { return decided(context, tag) },
	}
}

// decided tells the words of constraints that the toolchain decides.
func decided(context *build.Context, tag string) (met, fixed bool) {
	switch {
	case slices.Contains(context.ReleaseTags, tag), slices.Contains(context.ToolTags, tag), tag == context.Compiler:
		return true, true
	case strings.HasPrefix(tag, "go1."), tag == "gc", tag == "gccgo":
		return false, true
	}
	return false, false
}
