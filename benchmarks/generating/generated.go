package generating

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/hushgen/hushgen/benchmarks/modules"
)

// generatedText is what hushgen has written into a folder: one file, or several
// where one would be too large.
func generatedText(m *modules.Module, folder string) (string, error) {
	paths, err := filepath.Glob(m.Join(folder) + "/hush_gen*.go")
	if err != nil {
		return "", err
	}
	if len(paths) == 0 {
		return "", fmt.Errorf("%s: want a generated file, found none", folder)
	}
	var text strings.Builder
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			return "", err
		}
		text.Write(content)
	}
	return text.String(), nil
}

// mentions checks that what was generated into a folder has a text.
func mentions(m *modules.Module, folder, want string) error {
	text, err := generatedText(m, folder)
	if err == nil && !strings.Contains(text, want) {
		err = fmt.Errorf("nothing generated in %s mentions %s", folder, want)
	}
	return err
}
