package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// main opens each file and prints what is wrong with it.
func main() {
	env := map[string]string{}
	if err := json.Unmarshal([]byte(os.Args[1]), &env); err != nil {
		panic(err)
	}
	found := [][]string{}
	for _, path := range os.Args[2:] {
		found = append(found, problems(path, env))
	}
	if err := json.NewEncoder(os.Stdout).Encode(found); err != nil {
		panic(err)
	}
}

func problems(path string, env map[string]string) []string {
	texts := []string{}
	h, err := Open(context.Background(), hub.From(yamlfile.New(path)), hub.Env(env))
	var config *hush.ConfigError
	switch {
	case errors.As(err, &config):
		for _, p := range config.Problems {
			texts = append(texts, p.Error())
		}
	case err != nil:
		texts = append(texts, err.Error())
	default:
		for note := range h.Notes() {
			texts = append(texts, note.Error())
		}
	}
	return texts
}
