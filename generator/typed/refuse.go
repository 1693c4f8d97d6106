package typed

import (
	"os"
	"os/exec"
	"slices"
	"sync/atomic"
)

// refuseVariable tells the program that it runs in place of a compiler.
const refuseVariable = "HUSHGEN_REFUSE_TO_COMPILE"

// refusing tells that RefuseToCompile was called, so that starting this
// program again in place of a compiler is safe.
var refusing atomic.Bool

// RefuseToCompile must be the first call in main (or TestMain) of a program
// that wants WithExports to have an effect. The go command is then asked for
// export data with this program as its -toolexec, and RefuseToCompile ends the
// program there: questions about a tool's version, which the names in the build
// cache are made of, are passed on to the tool, and everything else is refused.
// So the go command finds what is in the cache and builds nothing.
func RefuseToCompile() {
	if os.Getenv(refuseVariable) != "" {
		os.Exit(answerForTool(os.Args[1:]))
	}
	refusing.Store(true)
}

// answerForTool passes the command on if it asks for a version: "-V=full" for
// Go's tools, "-###" for the C compiler. It returns the exit code.
func answerForTool(command []string) int {
	if len(command) < 2 || command[1] != "-V=full" && !slices.Contains(command, "-###") {
		return 1
	}
	tool := exec.Command(command[0], command[1:]...)
	tool.Stdin, tool.Stdout, tool.Stderr = os.Stdin, os.Stdout, os.Stderr
	if tool.Run() != nil {
		return 1
	}
	return 0
}
