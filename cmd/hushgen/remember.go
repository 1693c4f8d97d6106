package main

import (
	"fmt"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/output"
	"github.com/hushgen/hushgen/generator/unchanged"
)

// remembering is the flag of the commands that answer from what their last run
// found.
type remembering struct {
	NoCache bool `name:"no-cache" help:"Look at everything anew, even where nothing has changed since the last run."`
}

// ask begins a run. What it returns may be nil, and remembers nothing then.
// Commands that ask the same of the generator ask the same here.
func (r *remembering) ask(options generator.Options) *unchanged.Memory {
	if r.NoCache {
		return nil
	}
	return unchanged.Ask(fmt.Sprintf("%#v", options))
}

// answer is what a command needs to tell the same again.
func answer(result *generator.Result, proof unchanged.Proof) unchanged.Answer {
	answer := unchanged.Answer{Proof: proof, Problems: result.Problems}
	for _, registry := range result.Registries {
		answer.Registries = append(answer.Registries, described(registry))
	}
	return answer
}

// files returns the files of all registries.
func files(result *generator.Result) []output.File {
	var files []output.File
	for _, registry := range result.Registries {
		files = append(files, registry.Files()...)
	}
	return files
}
