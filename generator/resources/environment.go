package resources

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resources/dotenv"
	"github.com/hushgen/hushgen/internal/interruptible"
	"github.com/hushgen/hushgen/runtime/hush"
)

// maxEnvFile bounds a file of variables, in bytes.
const maxEnvFile = 1 << 20

// Environment returns variables of the form NAME=value, as [os.Environ] has
// them, with those of files on top: a later file's over an earlier one's. What
// is wrong with the files are problems; the error is that of ctx.
func Environment(ctx context.Context, variables, files []string) (map[string]string, []problem.Problem, error) {
	env := map[string]string{}
	for _, variable := range variables {
		name, value, _ := strings.Cut(variable, "=")
		env[name] = value
	}
	var problems []problem.Problem
	for _, path := range files {
		absolute, err := filepath.Abs(path)
		if err != nil {
			return nil, nil, err
		}
		content, err := interruptible.Call(ctx, func() ([]byte, error) { return readAll(path) })
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		if err != nil {
			problems = append(problems, problem.Problem{
				Code: problem.BadEnvFile, Position: position(absolute), Message: "can't read the file: " + cause(err).Error(),
			})
			continue
		}
		found, err := dotenv.Parse(absolute, content)
		problems = append(problems, envProblems(absolute, err)...)
		for name, value := range found {
			env[name] = value
		}
	}
	return env, problem.Sort(problems), nil
}

func envProblems(path string, err error) []problem.Problem {
	var config *hush.ConfigError
	if !errors.As(err, &config) {
		return nil
	}
	var problems []problem.Problem
	for _, p := range config.Problems {
		if len(problems) == hush.MaxShown {
			problems[len(problems)-1].More++
			continue
		}
		at := position(path)
		at.Line, at.Column = p.Position.Line, p.Position.Column
		problems = append(problems, problem.Problem{Code: problem.BadEnvFile, Position: at, Message: printable(p.Message)})
	}
	return problems
}

// readAll reads a file of a bounded size, which may be a pipe.
func readAll(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, maxEnvFile+1))
	if err == nil && len(content) > maxEnvFile {
		err = fmt.Errorf("it is larger than %d MiB", maxEnvFile>>20)
	}
	return content, err
}

// cause cuts from an error what the position says already.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
