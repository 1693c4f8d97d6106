package generator_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/hushgen/hushgen/generator/discover"
)

// mutate changes the Go files of a case as a number says, the way people who
// type, paste and merge get it wrong, and the way nobody does.
func mutate(archive *txtar.Archive, seed uint64) {
	random := rand.New(rand.NewPCG(seed, 0)) //nolint:gosec // repeatable on purpose
	var sources []*txtar.File
	for i := range archive.Files {
		if discover.IsSource(archive.Files[i].Name) {
			sources = append(sources, &archive.Files[i])
		}
	}
	if len(sources) == 0 {
		return
	}
	for range 1 + random.IntN(4) {
		file := sources[random.IntN(len(sources))]
		lines := strings.SplitAfter(string(file.Data), "\n")
		other := strings.SplitAfter(string(sources[random.IntN(len(sources))].Data), "\n")
		lines = mutateLines(random, lines, other)
		file.Data = []byte(strings.Join(lines, ""))
	}
}

func mutateLines(random *rand.Rand, lines, other []string) []string {
	at, from := random.IntN(len(lines)), random.IntN(len(lines))
	line := &lines[at]
	switch random.IntN(12) {
	case 0:
		return slices.Delete(lines, at, at+1)
	case 1: // twice
		return slices.Insert(lines, at, *line)
	case 2: // in the wrong order
		lines[at], lines[from] = lines[from], lines[at]
	case 3: // pasted
		return slices.Insert(lines, at, other[random.IntN(len(other))])
	case 4: // of another directive
		if directives := directivesOf(other); len(directives) > 0 {
			return slices.Insert(lines, at, directives[random.IntN(len(directives))])
		}
	case 5:
		*line = changeWord(random, *line, strings.Join(other, ""))
	case 6: // cut off
		*line = (*line)[:random.IntN(len(*line)+1)] + "\n"
	case 7:
		i := random.IntN(len(*line) + 1)
		*line = (*line)[:i] + hostile[random.IntN(len(hostile))] + (*line)[i:]
	case 8:
		return slices.Insert(lines, at, declarations[random.IntN(len(declarations))])
	default: // most of what is there matters in directives
		return mutateDirective(random, lines)
	}
	return lines
}

// mutateDirective adds an option to one of the directives, or a word.
func mutateDirective(random *rand.Rand, lines []string) []string {
	var places []int
	for i, line := range lines {
		if strings.Contains(line, "//hush:") {
			places = append(places, i)
		}
	}
	if len(places) == 0 {
		return lines
	}
	line := &lines[places[random.IntN(len(places))]]
	if random.IntN(2) == 0 {
		*line = changeWord(random, *line, strings.Join(lines, " ")+" "+strings.Join(options, " "))
	} else {
		*line = strings.TrimSuffix(*line, "\n") + " " + options[random.IntN(len(options))] + "\n"
	}
	return lines
}

var word = regexp.MustCompile(`[\w.*\[\]-]+`)

// changeWord puts a word of a text in the place of one of a line.
func changeWord(random *rand.Rand, line, text string) string {
	places, words := word.FindAllStringIndex(line, -1), word.FindAllString(text, -1)
	if len(places) == 0 || len(words) == 0 {
		return line
	}
	place := places[random.IntN(len(places))]
	return line[:place[0]] + words[random.IntN(len(words))] + line[place[1]:]
}

func directivesOf(lines []string) []string {
	return slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return !strings.Contains(line, "//hush:") })
}

var hostile = []string{
	"\r", "\x00", "\ufeff", "\xff", "`", `"`, "/*", "*/", "//", "{", "}", "(", ")", "\u202e", "\x1b[31m", "\\",
	"\n//line elsewhere.go:1:1\n", "/*line /etc/passwd:99*/", "\n//go:build never\n", "\n<<<<<<< HEAD\n", "\nimport \"C\"\n",
	strings.Repeat("[]", 200), strings.Repeat("*", 200), strings.Repeat("x", 5000), strings.Repeat("// hush:config\n", 50),
}

var options = []string{
	"required", "default=1", "default=", `default=""`, "default=NaN", "default=1e400", "default=-0", "default=9223372036854775808",
	"min=1", "max=-1", "min=0x10", "minlen=99999999999999999999", "maxlen=0", "pattern=(", "pattern=^(a*)*$", `pattern="(?i)ä"`,
	"enum", "enum=a,a", "enum=open", "enum=1,2", "format=url", "format=nothing", "env=A", "env==", "secret", "rest", "category=a",
	"name=type", "name=", "name=Ärger", "name=A_b", `name="\x00"`, "aliases=a,b,a", "override", "preferred", "lenient", "noclose",
	"only=*", "exclude=a:b", "packages=../..", "packages=/", "prefix=9", "prefix=Ä", "go=type", "go=Close", "meta.a=b", "meta.=b",
	`title="` + strings.Repeat("long ", 500) + `"`, "tags=" + strings.Repeat(",", 500), "deprecated", "stability=never", "example=x", "version",
}

var declarations = []string{
	"type Config struct{ Config }\n", "type Config struct{ *Config; Other Config }\n", "type T = T\n", "type T[P any] struct{ F P }\n",
	"//hush:config name=a category=b\ntype (\n\tA struct{ B B }\n\tB struct{ A []A }\n)\n",
	"//hush:factory name=zz category=zz\nfunc Zz() int { return 1 }\n", "//hush:factory name=zz category=zz\nfunc Zzz[T any](T) error { return nil }\n",
	"//hush:factory name=yy category=yy\nfunc Yy(struct{ A, B func() }) interface{ M() } { return nil }\n",
	"//hush:category name=zz\ntype ZZ interface{ ~int | string }\n", "//hush:category name=zz\ntype ZY = interface{ ZY() ZY }\n",
	"//hush:registry\n", "func (Config) Validate() error { return nil }\n", "func (*Config) SetDefaults(int) {}\n", "func New() {}\n", "var Registry, Open, Host, hush int\n",
	"//hush:config name=rr category=rr\ntype Rr struct {\n\tType int\n\tA, B map[string][]*map[string]chan int\n\t_ int\n\tC [1 << 40]int\n\tD [0]struct{}\n\tE any `json:\"e,inline\" yaml:\"f\"`\n}\n",
}
