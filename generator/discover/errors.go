package discover

import (
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"strings"
)

// GoError is a failure of the go command, or of the driver in its place, as a
// whole: it lists nothing at all.
type GoError struct {
	// Summary says in one line what is wrong and what to do.
	Summary string
	// Said is what the go command said, cut when it is long.
	Said []string
	err  error
}

// Error returns the summary and, indented beneath, what the go command said.
func (e *GoError) Error() string {
	return strings.Join(append([]string{e.Summary}, e.Said...), "\n    ")
}

// Unwrap returns what was known of the failure before it was explained.
func (e *GoError) Unwrap() error { return e.err }

// listError explains why packages can't be listed.
func listError(config Config, err error) error {
	said := err.Error()
	if _, stderr, ok := strings.Cut(said, "stderr: "); ok && strings.TrimSpace(stderr) != "" {
		said = stderr
	}
	if driver := config.Variable("GOPACKAGESDRIVER"); driver != "" && driver != "off" {
		return &GoError{Summary: "the driver in GOPACKAGESDRIVER, " + driver + ", fails; correct or unset it", Said: shortened(said), err: err}
	}
	return goError(config, said, err)
}

// goError makes an answer of a failure of the go command: what is known of it,
// and what the go command said.
func goError(config Config, said string, err error) error {
	if errors.Is(err, exec.ErrNotFound) || strings.Contains(said, "go command required, not found") {
		return &GoError{Summary: "there is no go command in PATH, and hushgen asks it for the packages; install Go, or add its bin folder to PATH", err: exec.ErrNotFound}
	}
	said = strings.TrimSpace(said)
	for _, known := range failures {
		if match := regexp.MustCompile(known.sign).FindStringSubmatch(said); match != nil {
			return &GoError{Summary: known.summary(match), Said: shortened(said), err: err}
		}
	}
	summary := "the go command fails here, so no package can be listed"
	if flags := config.Variable("GOFLAGS"); flags != "" {
		summary += "; GOFLAGS is " + flags
	}
	return &GoError{Summary: summary, Said: shortened(said), err: err}
}

// shortened returns the lines of what the go command said: inconsistent
// vendoring names every module.
func shortened(said string) []string {
	const most = 6
	var lines []string
	for line := range strings.Lines(said) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) > most+1 {
		lines = append(lines[:most:most], fmt.Sprintf("and %d lines more", len(lines)-most))
	}
	return lines
}
