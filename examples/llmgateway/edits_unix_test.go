//go:build unix

package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// resourcesOf returns the resources after an edit. Its number stands in
// llm:moving twice, decides how many passages rag:handbook reads, and names a
// model that isn't there before or after.
//
// In braces every beginning of the file is broken, so who reads half a file
// can't take it for resources.
func resourcesOf(edit int, service string) string {
	return fmt.Sprintf(`{ # edit %[1]d
llm: {
  steady: {type: openai, model: steady, base_url: "%[2]s", api_key: "${SERVICE_KEY}"},
  moving: {type: openai, model: edit-%[1]d, headers: {X-Edit: "%[1]d"}, base_url: "%[2]s", api_key: "${SERVICE_KEY}"},
  first: {type: fallback, models: [moving, steady]},
  guide: {type: grounded, source: handbook},
  extra-%[1]d: {type: local},
},
embedding: {words: },
vector-store: {passages: },
rag: {handbook: {llm: moving, embedder: words, store: passages, min_score: 0, passages: %[3]d}},
}
`, edit, service, passagesOf(edit))
}

func passagesOf(edit int) int { return 1 + edit%4 }

// isBroken reports whether an edit is a mistake: every third is.
func isBroken(edit int) bool { return edit > 0 && edit%3 == 0 }

// mistakes are what people do wrong, and what they are told.
var mistakes = []struct{ old, new, want string }{
	{"\n}\n", "\n", "resources.yaml:"},
	{"headers:", "haeders:", "haeders"},
	{"${SERVICE_KEY}", "${SERVICE_KAY}", "SERVICE_KAY"},
	{"type: openai", "type: opanai", "opanai"},
	{"llm: moving", "llm: mooving", "mooving"},
	{"min_score: 0", "min_score: none", "min_score"},
}

// mistakeOf returns the mistake of a broken edit.
func mistakeOf(edit int) (old, new, want string) {
	m := mistakes[edit/3%len(mistakes)]
	return m.old, m.new, m.want
}

// write does an edit, in one of the ways in which people and programs do.
func write(path string, edit int, service string) error {
	text := resourcesOf(edit, service)
	if isBroken(edit) {
		old, new, _ := mistakeOf(edit)
		text = strings.Replace(text, old, new, 1)
	}
	return ways[edit%len(ways)](path, []byte(text))
}

var ways = []func(path string, text []byte) error{inPlace, replaced, withBackup, inPieces, removedFirst}

// inPlace writes as a shell does with >.
func inPlace(path string, text []byte) error { return os.WriteFile(path, text, 0o600) }

// replaced writes another file and renames it, as sed -i does.
func replaced(path string, text []byte) error {
	other := filepath.Join(filepath.Dir(path), "sedXyZ")
	if err := os.WriteFile(other, text, 0o600); err != nil {
		return err
	}
	return os.Rename(other, path)
}

// withBackup moves the file aside and writes it anew, as vim may.
func withBackup(path string, text []byte) error {
	backup := path + "~"
	if err := os.Rename(path, backup); err != nil {
		return err
	}
	if err := os.WriteFile(path, text, 0o600); err != nil {
		return err
	}
	return os.Remove(backup)
}

// inPieces takes its time, as a copy over a network does.
func inPieces(path string, text []byte) error {
	const pieces = 20
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	for i := range pieces {
		if _, err := file.Write(text[i*len(text)/pieces : (i+1)*len(text)/pieces]); err != nil {
			return err
		}
		time.Sleep(5 * time.Millisecond)
	}
	return file.Close()
}

// removedFirst leaves a moment without a file.
func removedFirst(path string, text []byte) error {
	if err := os.Remove(path); err != nil {
		return err
	}
	time.Sleep(50 * time.Millisecond)
	return os.WriteFile(path, text, 0o600)
}
