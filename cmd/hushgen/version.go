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
	_, err := fmt.Fprintf(std.out, "hushgen %s (%s, %s/%s)\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

func version() string {
	version := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		version = info.Main.Version
		for _, dependency := range info.Deps {
			if dependency.Path == "github.com/hushgen/hushgen" {
				version = dependency.Version
			}
		}
	}
	return version
}
