package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
)

// versionCommand prints the version.
type versionCommand struct{}

// Run prints the module's version and the Go that built it.
func (c *versionCommand) Run(_ context.Context, std streams) error {
	version := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		version = info.Main.Version
		for _, dependency := range info.Deps {
			if dependency.Path == "github.com/hushgen/hushgen" {
				version = dependency.Version
			}
		}
	}
	_, err := fmt.Fprintf(std.out, "hushgen %s (%s, %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
