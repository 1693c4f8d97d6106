package discover

import (
	"errors"
	"fmt"
	"os/exec"
	"strings"
)

// listError makes one sentence of a failure of the go command, with what the
// go command said.
func listError(patterns []string, err error) error {
	what := strings.Join(patterns, " ")
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("list packages %s: the go command isn't in PATH: %w", what, exec.ErrNotFound)
	}
	text := err.Error()
	if _, stderr, ok := strings.Cut(text, "stderr: "); ok && strings.TrimSpace(stderr) != "" {
		text = stderr
	}
	return fmt.Errorf("list packages %s: %s", what, strings.TrimSpace(text))
}
