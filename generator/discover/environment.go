package discover

import (
	"bytes"
	"context"
	"fmt"
	"go/build"
	"os/exec"
	"strings"
	"time"
)

// BuildContext asks the go command which build it would make: platform, cgo,
// tags of the command line, of GOFLAGS and of the release. The answer heeds
// "go env -w" and go.mod's toolchain, which build.Default doesn't know. Its
// GOARCH is what Config.Arch wants.
func BuildContext(ctx context.Context, config Config) (*build.Context, error) {
	const format = `{{with context}}{{.GOOS}}
{{.GOARCH}}
{{.GOROOT}}
{{.Compiler}}
{{.CgoEnabled}}
{{join .BuildTags ","}}
{{join .ToolTags ","}}
{{join .ReleaseTags ","}}{{end}}`
	args := []string{"list", "-find", "-f", format}
	args = append(args, config.TagFlags()...)
	output, err := runGo(ctx, config, append(args, "unsafe")...)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.ReplaceAll(output, "\r\n", "\n"), "\n")
	if len(lines) < 8 {
		return nil, &GoError{Summary: fmt.Sprintf("the go command in PATH doesn't answer as one does: asked for its settings, it said %.80q", output)}
	}
	local := build.Default
	local.GOOS, local.GOARCH, local.GOROOT, local.Compiler = lines[0], lines[1], lines[2], lines[3]
	local.CgoEnabled = lines[4] == "true"
	local.BuildTags, local.ToolTags, local.ReleaseTags = tagList(lines[5]), tagList(lines[6]), tagList(lines[7])
	return &local, nil
}

func tagList(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' })
}

// runGo returns what the go command prints. The error is a [GoError], or that
// of ctx.
func runGo(ctx context.Context, config Config, args ...string) (string, error) {
	var stdout, stderr bytes.Buffer
	command := exec.CommandContext(ctx, "go", args...)
	command.Dir, command.Env = config.Dir, config.Env
	command.Stdout, command.Stderr = &stdout, &stderr
	// A grandchild that keeps the pipes open must not outlive a cancelled run.
	command.WaitDelay = 5 * time.Second
	err := command.Run()
	switch {
	case ctx.Err() != nil:
		return "", context.Cause(ctx)
	case err != nil && stderr.Len() > 0:
		return "", goError(config, stderr.String(), err)
	case err != nil:
		return "", goError(config, err.Error()+", without a word", err)
	}
	return stdout.String(), nil
}
