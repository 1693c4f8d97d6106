package builds

import "strings"

// platforms are those that Go builds for, the commonest first.
var platforms = strings.Fields(`linux/amd64 darwin/arm64 windows/amd64 linux/arm64 darwin/amd64 windows/arm64
	aix/ppc64 android/386 android/amd64 android/arm android/arm64 dragonfly/amd64 freebsd/386 freebsd/amd64
	freebsd/arm freebsd/arm64 illumos/amd64 ios/amd64 ios/arm64 js/wasm linux/386 linux/arm linux/loong64
	linux/mips linux/mips64 linux/mips64le linux/mipsle linux/ppc64 linux/ppc64le linux/riscv64 linux/s390x
	netbsd/386 netbsd/amd64 netbsd/arm netbsd/arm64 openbsd/386 openbsd/amd64 openbsd/arm openbsd/arm64
	openbsd/ppc64 openbsd/riscv64 plan9/386 plan9/amd64 plan9/arm solaris/amd64 wasip1/wasm windows/386`)

// systems and architectures are the names that constraints and file names may
// use for platforms, those of the past and the future included.
var (
	systems = set(`aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9
		solaris wasip1 windows zos`)
	architectures = set(`386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le
		mips64p32 mips64p32le ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm`)
	unixes = set(`aix android darwin dragonfly freebsd hurd illumos ios linux netbsd openbsd solaris`)
)

// alsoMeets has the systems that count as another one too.
var alsoMeets = map[string]string{"android": "linux", "illumos": "solaris", "ios": "darwin"}

func set(words string) map[string]bool {
	found := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		found[word] = true
	}
	return found
}

// isPlatform tells the words that the platform decides.
func isPlatform(tag string) bool { return systems[tag] || architectures[tag] || tag == "unix" }

func meetsPlatform(system, architecture, tag string) bool {
	return tag == system || tag == architecture || tag == alsoMeets[system] || tag == "unix" && unixes[system]
}

// IsPlatform reports whether there is or was such a system and architecture.
// Whether Go builds for both together is the go command's to know.
func IsPlatform(system, architecture string) bool {
	return systems[system] && architectures[architecture]
}
