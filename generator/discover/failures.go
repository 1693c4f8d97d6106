package discover

import (
	"go/version"
	"runtime"
	"strings"
)

// failure is a way in which the go command fails.
type failure struct {
	sign    string // a regular expression
	summary func(match []string) string
}

// failures are those that have an answer of their own, the most telling first.
// Beneath it stands what the go command said, which names files and modules.
var failures = []failure{
	{`(\S+) requires go >= (\S+) \(running go ([^;)\s]+)`, tooOld},
	always(`unknown directive: <<<<<<<`, "a merge conflict stands in go.mod or go.work; resolve it first"),
	{`errors parsing (\S+):`, func(match []string) string {
		return match[1] + " can't be read; correct it first"
	}},
	always(`missing module declaration`, "go.mod has no module line; write one such as: module example.com/name"),
	always(`go\.mod file not found`, "there is no go.mod here or above; change to the module's folder, or begin one with go mod init PATH"),
	always(`inconsistent vendoring`, "the folder vendor doesn't fit go.mod; run go mod vendor (with GOFLAGS=-mod=mod the folder doesn't count)"),
	always(`cannot load module \S+ listed in go\.work`, "go.work names a folder without a module; remove it with go work edit -dropuse=FOLDER, or put the module there"),
	always(`but go\.work lists go`, "go.work is for an older Go than its modules; run go work use"),
	always(`missing go\.sum entry`, "go.sum lacks an entry that is needed; run go mod tidy"),
	always(`updates to go\.mod needed`, "go.mod isn't up to date; run go mod tidy"),
	always(`toolchain not available|cannot find "?go1\S* in PATH`, "the Go that go.mod or GOTOOLCHAIN asks for can't be had; install it, or choose another"),
	always(`disabled by GOPROXY=off`, "a module is needed that isn't on this machine, and GOPROXY=off keeps the go command from getting it"),
	always(`parsing \$GOFLAGS|from \$GOFLAGS`, "the go command doesn't understand GOFLAGS; correct it, see go env GOFLAGS"),
}

func always(sign, summary string) failure {
	return failure{sign, func([]string) string { return summary }}
}

// tooOld answers where the go command is older than what is asked for. Then
// hushgen mostly is too: it can't read Go that is newer than the one that
// built it.
func tooOld(match []string) string {
	who := "the go command is of"
	if builtWith := runtime.Version(); IsNewer("go"+match[2], builtWith) {
		who = "hushgen was built with " + builtWith + " and the go command is of"
	}
	return match[1] + " asks for Go " + match[2] + ", but " + who + " " + match[3] +
		"; install the newer Go (GOTOOLCHAIN=auto gets it), then use go tool hushgen, or build hushgen anew with it"
}

// IsNewer reports whether a version of Go, as in "go1.26.1", has a newer
// language than the one that a program was built with. Development versions
// have no number and are taken for new.
func IsNewer(asked, builtWith string) bool {
	builtWith, _, _ = strings.Cut(builtWith, " ") // the rest names experiments
	asked, builtWith = version.Lang(asked), version.Lang(builtWith)
	return asked != "" && builtWith != "" && version.Compare(asked, builtWith) > 0
}
