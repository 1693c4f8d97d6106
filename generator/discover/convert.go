package discover

import (
	"go/token"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"
)

// isStandard tells standard packages from others that have no module, as under
// GOPATH or Bazel: their folder ends in src/ and their path, which has no dot
// in its first element.
func isStandard(pkg *packages.Package) bool {
	if pkg.PkgPath == "unsafe" {
		return true
	}
	first, _, _ := strings.Cut(pkg.PkgPath, "/")
	return pkg.Module == nil && !strings.Contains(first, ".") &&
		strings.HasSuffix(filepath.ToSlash(pkg.Dir), "/src/"+pkg.PkgPath)
}

// parsePosition reads "file:line:col", "file:line" or "file", relative to dir.
// The file may have a colon itself, as in C:\x.go:3:8.
func parsePosition(dir, text string) token.Position {
	if text == "" || text == "-" {
		return token.Position{}
	}
	rest, last, hasLast := cutNumber(text)
	file, first, hasFirst := cutNumber(rest)
	position := token.Position{Filename: file}
	switch {
	case hasFirst:
		position.Line, position.Column = first, last
	case hasLast:
		position.Line = last
	}
	if !filepath.IsAbs(file) {
		if abs, err := filepath.Abs(filepath.Join(dir, file)); err == nil {
			position.Filename = abs
		}
	}
	return position
}

// cutNumber cuts ":number" off the end of text.
func cutNumber(text string) (rest string, number int, ok bool) {
	colon := strings.LastIndexByte(text, ':')
	if colon < 0 {
		return text, 0, false
	}
	number, err := strconv.Atoi(text[colon+1:])
	if err != nil {
		return text, 0, false
	}
	return text[:colon], number, true
}
