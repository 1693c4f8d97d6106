package emit

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
)

// locals are the names that generated functions use; no import may hide
// behind one.
var locals = strings.Fields("c choice config ctx d err given h host i in instance m made name options pointer r target v value")

// importPackages gives every package the name under which the files import
// it. The name follows from the import path alone: the package's name, or,
// where two packages share it or it is taken, that name with the parent
// element of the path before it. What every generated file imports keeps its
// names, so that a plugin in a package hush changes no other line.
func (e *emitter) importPackages() {
	e.imported = e.packages()
	e.aliases = aliases(e.imported, e.registry.Taken)
}

// newFile returns a file that knows the names.
func (e *emitter) newFile() *jen.File {
	file := jen.NewFilePathName(e.registry.Package.Path, e.registry.Package.Name)
	for path, alias := range e.aliases {
		if alias == e.imported[path] {
			file.ImportName(path, alias)
		} else {
			file.ImportAlias(path, alias)
		}
	}
	return file
}

// packages returns every package that the file mentions, path to name.
func (e *emitter) packages() map[string]string {
	found := map[string]string{hushPath: "hush", hubPath: "hub", contextPath: "context", timePath: "time", patternPath: "pattern"}
	for _, category := range e.registry.Categories {
		addPackages(found, category.Contract)
		for _, plugin := range category.Plugins {
			found[plugin.Factory.Package.Path] = plugin.Factory.Package.Name
			addPackages(found, plugin.Factory.Result)
			if plugin.Config != nil {
				addPackages(found, plugin.Config.Type)
			}
		}
	}
	for _, host := range e.registry.Host {
		addPackages(found, host.Type)
	}
	for _, s := range e.structs {
		addPackages(found, s.Type)
		for _, field := range s.Fields {
			addPackages(found, field.Type.Type)
		}
	}
	delete(found, e.registry.Package.Path)
	return found
}

func addPackages(found map[string]string, t model.Type) {
	for _, part := range t.Parts() {
		if part.Path != "" {
			found[part.Path] = part.Name
		}
	}
}

// maxSteps is more than any import path has to offer.
const maxSteps = 1000

// aliases chooses the import names.
func aliases(packages map[string]string, taken []string) map[string]string {
	chosen := map[string]string{}
	for _, path := range []string{hushPath, hubPath, contextPath, timePath, patternPath} {
		if name, ok := packages[path]; ok && !slices.Contains(taken, name) {
			chosen[path] = name
		}
	}
	for step := 1; len(chosen) < len(packages); step++ {
		count := map[string]int{}
		for path, name := range packages {
			if chosen[path] == "" {
				count[aliasOf(path, name, step)]++
			}
		}
		used := map[string]bool{}
		for _, alias := range chosen {
			used[alias] = true
		}
		for _, path := range sortedKeys(packages) {
			alias := aliasOf(path, packages[path], step)
			free := count[alias] == 1 && !used[alias] && !isReserved(alias) && !slices.Contains(locals, alias) && !slices.Contains(taken, alias)
			if chosen[path] == "" && (free || step > maxSteps) {
				chosen[path] = alias
			}
		}
	}
	return chosen
}

// predeclared are Go's own names, which an import would hide.
var predeclared = strings.Fields(`any append bool byte cap clear close comparable complex complex64 complex128 copy delete error
	false float32 float64 imag int int8 int16 int32 int64 iota len make max min new nil panic print println real recover rune
	string true uint uint8 uint16 uint32 uint64 uintptr`)

// isReserved reports whether an import can't have a name: it means something
// in Go, or the file may declare it.
func isReserved(alias string) bool {
	ours := strings.HasPrefix(alias, "hush") && len(alias) > 4 && alias[4] >= 'A' && alias[4] <= 'Z'
	return ours || jen.IsReservedWord(alias) || slices.Contains(predeclared, alias)
}

func sortedKeys(packages map[string]string) []string {
	paths := make([]string, 0, len(packages))
	for path := range packages {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	return paths
}

// aliasOf returns the name that a package gets at a step, each less short than
// the one before: the package's name, the same after its parent element, after
// its folder where that is named otherwise, after more and more of both. A path
// of one element has std for its parent. Where the path has no more to tell,
// its hash tells it apart.
func aliasOf(path, name string, step int) string {
	elements := strings.Split(path, "/")
	parents, folder := elements[:len(elements)-1], lettersOf(elements[len(elements)-1])
	if folder == name {
		folder = ""
	}
	prefixes := []string{""}
	if len(parents) > 0 {
		prefixes = append(prefixes, lettersOf(parents[len(parents)-1]))
	} else {
		prefixes = append(prefixes, "std") // as regexp or time
	}
	if folder != "" {
		prefixes = append(prefixes, folder)
	}
	for i := len(parents) - 1; i >= 0; i-- {
		prefixes = append(prefixes, lettersOf(strings.Join(parents[i:], ""))+folder)
	}
	if step <= len(prefixes) {
		return leadingLetter(prefixes[step-1]) + name
	}
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(path)) // never fails
	return fmt.Sprintf("%s_%08x", name, hash.Sum32())
}

func leadingLetter(text string) string {
	if text != "" && text[0] >= '0' && text[0] <= '9' {
		return "p" + text
	}
	return text
}

// lettersOf keeps what may stand in a package's name.
func lettersOf(text string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			return c
		case c >= 'A' && c <= 'Z':
			return c + ('a' - 'A')
		}
		return -1
	}, text)
}
