//go:build unix

package editors_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// cursor marks the places of a document that a test asks about.
const cursor = "‸"

// position counts from 0, characters in UTF-16.
type position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// diagnostic is what an editor underlines.
type diagnostic struct {
	Range struct {
		Start position `json:"start"`
		End   position `json:"end"`
	} `json:"range"`
	Message string `json:"message"`
	Code    any    `json:"code"`
	Data    any    `json:"data"` // the server's own, for fixes
}

// document is one that is open in the editor.
type document struct {
	*server
	uri     string
	lines   []string
	cursors []position
	// diagnostics are lines of line:column, what is underlined, and the
	// message, all counted from 1; in the order of the document.
	diagnostics []string
	found       []diagnostic
}

// open opens new documents with these texts, and waits for the diagnostics:
// for all of them together, since the server takes its time. The marks are cut
// out of the texts.
func (s *server) open(t *testing.T, texts ...string) []*document {
	t.Helper()
	var documents []*document
	for _, text := range texts {
		s.opened++
		documents = append(documents, s.send(t, fmt.Sprintf("document%d.yaml", s.opened), text))
	}
	for _, d := range documents {
		d.wait(t)
	}
	return documents
}

// send opens a document of that name in the server's folder.
func (s *server) send(t *testing.T, name, text string) *document {
	t.Helper()
	d := &document{server: s, uri: s.uri(name)}
	for i, line := range strings.Split(text, "\n") {
		for {
			before, after, marked := strings.Cut(line, cursor)
			if !marked {
				break
			}
			d.cursors = append(d.cursors, position{Line: i, Character: len(before)})
			line = before + after
		}
		d.lines = append(d.lines, line)
	}
	s.notify(t, "textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": d.uri, "languageId": "yaml", "version": 1, "text": strings.Join(d.lines, "\n"),
	}})
	return d
}

// wait waits for the diagnostics.
func (d *document) wait(t *testing.T) {
	t.Helper()
	select {
	case found := <-d.latest(d.uri):
		slices.SortStableFunc(found, func(a, b diagnostic) int {
			if a.Range.Start.Line != b.Range.Start.Line {
				return a.Range.Start.Line - b.Range.Start.Line
			}
			return a.Range.Start.Character - b.Range.Start.Character
		})
		d.diagnostics, d.found = []string{}, found
		for _, one := range found {
			d.diagnostics = append(d.diagnostics, d.text(one))
		}
	case <-time.After(answerTimeout):
		require.Fail(t, "no diagnostics", "%s within %s", d.uri, answerTimeout)
	}
}

func (d *document) text(one diagnostic) string {
	at, underlined := one.Range.Start, ""
	if line := d.lines[at.Line]; one.Range.End.Line == at.Line && one.Range.End.Character <= len(line) {
		underlined = line[at.Character:one.Range.End.Character]
	}
	return fmt.Sprintf("%d:%d %s: %s", at.Line+1, at.Character+1, underlined, one.Message)
}

// completion is what an editor offers.
type completion struct {
	Label         string `json:"label"`
	InsertText    string `json:"insertText"`
	Documentation any    `json:"documentation"`
}

// completions returns what is offered at the i-th mark.
func (d *document) completions(t *testing.T, i int) []completion {
	t.Helper()
	var list struct {
		Items []completion `json:"items"`
	}
	d.call(t, "textDocument/completion", d.at(i), &list)
	return list.Items
}

// labels returns the names of what is offered at the i-th mark.
func (d *document) labels(t *testing.T, i int) []string {
	t.Helper()
	labels := []string{}
	for _, item := range d.completions(t, i) {
		labels = append(labels, item.Label)
	}
	return labels
}

// hover returns what is shown at the i-th mark.
func (d *document) hover(t *testing.T, i int) string {
	t.Helper()
	var shown struct {
		Contents struct {
			Value string `json:"value"`
		} `json:"contents"`
	}
	d.call(t, "textDocument/hover", d.at(i), &shown)
	text, _, _ := strings.Cut(shown.Contents.Value, "\n\nSource: ")
	return text
}

// fixes returns the names of the fixes that are offered for the i-th
// diagnostic.
func (d *document) fixes(t *testing.T, i int) []string {
	t.Helper()
	var actions []struct {
		Title string `json:"title"`
	}
	d.call(t, "textDocument/codeAction", map[string]any{
		"textDocument": map[string]any{"uri": d.uri}, "range": d.found[i].Range,
		"context": map[string]any{"diagnostics": d.found[i : i+1]},
	}, &actions)
	titles := []string{}
	for _, action := range actions {
		titles = append(titles, action.Title)
	}
	return titles
}

func (d *document) at(i int) any {
	return map[string]any{"textDocument": map[string]any{"uri": d.uri}, "position": d.cursors[i]}
}
