package problem

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/txtar"
)

// Kind is one kind of problem: what stands behind a code.
type Kind struct {
	// Code never changes its meaning: "HG020".
	Code string
	// Title is the kind in a few words.
	Title string
	// Severity is the gravest that problems of the kind have.
	Severity Severity
	// Cause says when it occurs, Fix what to do. Each is a paragraph; names
	// of the language and of Go stand between backquotes.
	Cause, Fix string
}

// kinds is the table: explain, the reference and the printers are made from
// it. The examples are the files below examples/.
var kinds = slices.Concat(languageKinds, nameKinds, pluginKinds, fieldKinds, runKinds)

// Kinds returns all kinds, sorted by code. The caller must not change them.
func Kinds() []Kind { return kinds }

// Find returns the kind of a code as people write it: HG020, hg20, 20, [HG020].
// The error names the codes around one that doesn't exist.
func Find(text string) (Kind, error) {
	code := strings.ToUpper(strings.Trim(strings.TrimSpace(text), "[]"))
	number, err := strconv.ParseUint(strings.TrimPrefix(code, "HG"), 10, 16)
	if err != nil {
		return Kind{}, fmt.Errorf("%.40q is not a code such as %s; hushgen explain lists them all", text, kinds[0].Code)
	}
	code = fmt.Sprintf("HG%03d", number)
	if k, known := kindOf(code); known {
		return k, nil
	}
	var near []string
	for _, k := range kinds {
		if k.Code < code {
			near = []string{k.Code}
		} else {
			near = append(near, k.Code)
			break
		}
	}
	return Kind{}, fmt.Errorf("there is no problem %s; did you mean %s? hushgen explain lists them all", code, strings.Join(near, " or "))
}

func kindOf(code string) (Kind, bool) {
	i, known := slices.BinarySearchFunc(kinds, code, func(k Kind, code string) int { return strings.Compare(k.Code, code) })
	if !known {
		return Kind{}, false
	}
	return kinds[i], true
}

// titleOf returns the title of a code, "" for one that doesn't exist.
func titleOf(code string) string {
	k, _ := kindOf(code)
	return k.Title
}

//go:embed examples/*.txtar
var examples embed.FS

// Example is a mistake and its answer.
type Example struct {
	// Note says what must be known beside the files, mostly nothing.
	Note string
	// Wrong and Right are the files of a module, which differ as little as
	// may be. Besides them there is a package with //hush:registry where they
	// hold none.
	Wrong, Right []File
	// Says is what hushgen answers to the wrong ones.
	Says string
}

// File is one of an example.
type File struct {
	Name, Content string
}

// Example returns the example of the kind.
func (k Kind) Example() Example {
	content, err := examples.ReadFile("examples/" + k.Code + ".txtar")
	if err != nil {
		return Example{}
	}
	archive := txtar.Parse(content)
	example := Example{Note: strings.TrimSpace(string(archive.Comment))}
	for _, file := range archive.Files {
		folder, name, _ := strings.Cut(file.Name, "/")
		switch folder {
		case "wrong":
			example.Wrong = append(example.Wrong, File{name, string(file.Data)})
		case "right":
			example.Right = append(example.Right, File{name, string(file.Data)})
		case "says":
			example.Says = string(file.Data)
		}
	}
	return example
}

// Changed returns the right files that are not among the wrong ones.
func (e Example) Changed() []File {
	return slices.DeleteFunc(slices.Clone(e.Right), func(f File) bool { return slices.Contains(e.Wrong, f) })
}
