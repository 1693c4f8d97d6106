package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/hushgen/hushgen/generator/typed"
)

func main() {
	typed.RefuseToCompile()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := Main(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}
