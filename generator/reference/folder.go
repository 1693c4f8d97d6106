package reference

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/output"
)

// ForeignError tells of a file that stands where a page belongs and is none, or of
// another registry.
type ForeignError struct {
	// Path is the file's.
	Path string
	// Title is that of the other registry's index; empty where the file is no page.
	Title string
}

// Error names the file and says what to do.
func (e *ForeignError) Error() string {
	if e.Title != "" {
		return fmt.Sprintf("%s is the index of another registry, %q, whose pages would be removed; choose a folder of its own, or remove that file if the registry is gone", e.Path, e.Title)
	}
	return fmt.Sprintf("%s isn't a page of hushgen docs, which would overwrite it; choose a folder of its own, or rename the file", e.Path)
}

// Files returns the pages of a registry as files of a folder, and those of
// earlier pages that are none any more, to be removed. The folder need not be
// there. An error of type [*ForeignError] tells of a file of somebody else.
func Files(dir string, registry *model.Registry) ([]output.File, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	var files []output.File
	for _, page := range Pages(registry) {
		file := output.File{Path: filepath.Join(dir, page.Name), Content: page.Content}
		current, err := file.Current()
		if err != nil {
			return nil, err
		}
		// A page keeps its header, whatever an editor or a merge did to it.
		if len(bytes.TrimSpace(current)) > 0 && !bytes.Contains(current, []byte(Header)) {
			return nil, &ForeignError{Path: file.Path}
		}
		if page.Name == indexName {
			if title := indexTitle(current); title != "" && title != indexTitle(page.Content) {
				return nil, &ForeignError{Path: file.Path, Title: title}
			}
		}
		files = append(files, file)
	}
	former, err := former(dir, files)
	return append(files, former...), err
}

// indexTitle returns the heading of an index, which names the registry; empty for
// other pages.
func indexTitle(page []byte) string {
	for line := range bytes.Lines(page) {
		if bytes.HasPrefix(line, []byte(indexHeading)) {
			return string(bytes.TrimSpace(bytes.TrimPrefix(line, []byte("# "))))
		}
	}
	return ""
}

// former returns the pages of the folder that are none any more: what begins
// as a page does.
func former(dir string, pages []output.File) ([]output.File, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var files []output.File
	for _, entry := range entries {
		// Where case doesn't count in names, another spelling is the same file.
		isPage := func(p output.File) bool { return strings.EqualFold(filepath.Base(p.Path), entry.Name()) }
		if filepath.Ext(entry.Name()) != ".md" || !entry.Type().IsRegular() || slices.ContainsFunc(pages, isPage) {
			continue
		}
		path := filepath.Join(dir, entry.Name())
		content, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		if bytes.HasPrefix(content, []byte(Header)) {
			files = append(files, output.File{Path: path, Remove: true})
		}
	}
	return files, nil
}
