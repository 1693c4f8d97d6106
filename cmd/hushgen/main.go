package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/hushgen/hushgen/generator/analyzer"
	"github.com/hushgen/hushgen/generator/typed"
)

func main() {
	typed.RefuseToCompile()
	if isVetTool(os.Args[1:]) {
		unitchecker.Main(analyzer.Analyzer) // ends the process
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // the second interrupt doesn't wait for anything
	code := Main(ctx, os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr})
	stop()
	os.Exit(code)
}
