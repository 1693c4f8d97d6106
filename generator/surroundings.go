package generator

import (
	"cmp"
	"errors"
	"fmt"
	"go/build"
	"go/build/constraint"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resolve"
)

// checkModules refuses to run without modules: import paths would be made up,
// and end up in the generated file.
func (r *run) checkModules() error {
	if r.config().Variable("GO111MODULE") == "off" && !r.driver() {
		return errors.New("GO111MODULE=off turns modules off, and hushgen works on modules; unset it")
	}
	return nil
}

// checkTags refuses what no file can ask for: the go command takes it without
// a word.
func (r *run) checkTags() error {
	for _, tag := range strings.FieldsFunc(r.Tags, func(c rune) bool { return c == ',' || c == ' ' }) {
		if _, err := constraint.Parse("//go:build " + tag); err != nil || strings.ContainsAny(tag, "!&|()") {
			return fmt.Errorf("%q can't be a build tag; tags are of letters, digits, _ and ., with commas between", tag)
		}
	}
	return nil
}

// checkPlatform refuses a platform that nothing is built for: the go command
// only says so when it compiles.
func checkPlatform(build *build.Context) error {
	if build.Compiler != "gc" || builds.IsPlatform(build.GOOS, build.GOARCH) {
		return nil
	}
	return fmt.Errorf("GOOS=%s GOARCH=%s is no platform of Go; correct or unset them, go tool dist list names all", build.GOOS, build.GOARCH)
}

// refuseNewer refuses packages in a Go that is newer than the one that
// hushgen was built with: go/types doesn't know it.
func refuseNewer(listing *discover.Listing, builtWith string) error {
	for _, path := range slices.Sorted(maps.Keys(listing.ByPath)) {
		module := listing.ByPath[path].Module
		if module == nil || !discover.IsNewer("go"+module.GoVersion, builtWith) {
			continue
		}
		return fmt.Errorf("hushgen was built with %s, but the module %s asks for Go %s; use go tool hushgen, or build hushgen anew with the newer Go",
			builtWith, module.Path, module.GoVersion)
	}
	return nil
}

// checkOutput reports what keeps a registry from being generated in its
// package. It returns false when there is no use in going on.
func (r *run) checkOutput(t *target, s *scope) bool {
	switch {
	case s.output == nil:
		r.reportUnlisted(t, s.listing)
		return false
	case s.output.Name == "_":
		r.add(problem.BadPackages, t.directive.Pos, "the package is named _, so that nothing can import it; give it a name")
	case s.output.Module != nil && !s.output.Module.Main, strings.Contains(filepath.Base(s.module.Dir), "@"):
		r.add(problem.BadPackages, t.directive.Pos, "the package "+s.output.Path+" belongs to a module that this one only uses, and what is written there is lost; generate its registry in its own module")
	}
	r.reportRuntime(t, s.listing)
	return true
}

// reportUnlisted says why the go command doesn't list the output package.
func (r *run) reportUnlisted(t *target, listing *discover.Listing) {
	reason := ""
	for _, root := range listing.Roots {
		reason = cmp.Or(reason, root.Missing)
	}
	message, further, _ := strings.Cut(reason, "\n")
	var details []string
	for line := range strings.Lines(further) {
		details = append(details, strings.TrimSpace(line))
	}
	if message == "" {
		message = "it says nothing of " + filepath.Base(t.dir)
	}
	r.add(problem.BadPackages, t.directive.Pos, "the go command doesn't list the package: "+message, details...)
}

// reportRuntime warns where the module lacks what the generated file imports.
// Writing goes on: after it, go mod tidy finds out by itself.
func (r *run) reportRuntime(t *target, listing *discover.Listing) {
	imported := listing.ByPath[resolve.HushPath]
	if imported == nil || imported.Missing == "" {
		return
	}
	p := problem.Problem{
		Code: problem.BadPackages, Severity: problem.Warning, Position: r.position(t.directive.Pos),
		Message: "the generated file imports " + resolve.HushPath + ", which the module doesn't have yet",
		Details: []string{"run go get github.com/hushgen/hushgen"},
	}
	if strings.Contains(imported.Missing, "-mod=vendor") {
		p.Details = []string{"run go mod vendor when the file is written"}
	}
	r.problems = append(r.problems, p)
}
