package problem

import (
	"io"
	"path/filepath"
	"strconv"
	"strings"
)

// WriteGitHub writes workflow commands, which GitHub shows as annotations at
// the lines of a pull request. Dir must be the root of the repository. Columns
// count characters, the last one included.
func (r *Report) WriteGitHub(w io.Writer) error {
	var text strings.Builder
	var files sources
	for _, p := range files.bound(r.Problems) {
		text.WriteString("::" + githubCommands[p.Severity] + " ")
		for _, property := range r.githubPlace(p, &files) {
			text.WriteString(property + ",")
		}
		text.WriteString("title=" + githubProperty(p.Code+" "+titleOf(p.Code)) + "::" + githubData(r.whole(p)) + "\n")
	}
	if rest := r.LeftOut.String(); rest != "" {
		text.WriteString("::notice title=hushgen::" + githubData("and "+rest+" more; --max-problems 0 shows all") + "\n")
	}
	_, err := io.WriteString(w, text.String())
	return err
}

var githubCommands = [...]string{Error: "error", Warning: "warning", Note: "notice"}

// githubPlace returns what is known of the place. GitHub knows columns only
// within one line.
func (r *Report) githubPlace(p Problem, files *sources) []string {
	if p.Position.Filename == "" {
		return nil
	}
	place := []string{"file=" + githubProperty(filepath.ToSlash(relative(p.Position.Filename, r.Dir)))}
	if p.Position.Line == 0 {
		return place
	}
	from, to := files.characters(p.Position), files.characters(p.End)
	place = append(place, "line="+strconv.Itoa(from.Line))
	switch {
	case to.Line > from.Line:
		return append(place, "endLine="+strconv.Itoa(to.Line))
	case to.Line == from.Line && to.Column > from.Column:
		return append(place, "col="+strconv.Itoa(from.Column), "endColumn="+strconv.Itoa(to.Column-1))
	}
	return append(place, "col="+strconv.Itoa(from.Column))
}

// whole returns all that the text says of a problem but its position.
func (r *Report) whole(p Problem) string {
	lines := append([]string{p.Message}, p.Details...)
	for _, related := range p.Related {
		lines = append(lines, place(related.Position, r.Dir)+": "+related.Message)
	}
	if p.More > 0 {
		lines = append(lines, p.more())
	}
	for i, line := range lines {
		lines[i] = Printable(line)
	}
	return strings.Join(lines, "\n")
}

func githubData(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(text)
}

func githubProperty(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(text)
}
