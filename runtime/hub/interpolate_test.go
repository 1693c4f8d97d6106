package hub_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// The values of variables must occur in no message.
var environment = map[string]string{
	"A": "alpha", "B": "beta", "EMPTY": "", "NUMBER": "12", "TRUE": "true", "NULL": "null",
	"NESTED": "${A}", "YAML": "{a: 1}\nllm:x: 2", "_x9": "under", "PASSWORD": "hunter2",
}

func TestInterpolation(t *testing.T) {
	for written, want := range map[string]struct {
		text string
		kind hush.Kind
	}{
		`${A}`:               {"alpha", hush.KindPlain},
		`"${A}"`:             {"alpha", hush.KindPlain},
		`'${A}'`:             {"alpha", hush.KindPlain},
		`a${A}b${B}c`:        {"aalphabbetac", hush.KindPlain},
		`${A}${B}`:           {"alphabeta", hush.KindPlain},
		`"${NUMBER}"`:        {"12", hush.KindPlain},
		`${TRUE}`:            {"true", hush.KindPlain},
		`${NULL}`:            {"null", hush.KindPlain},
		`${EMPTY}`:           {"", hush.KindPlain},
		`"${EMPTY}"`:         {"", hush.KindPlain},
		`${NESTED}`:          {"${A}", hush.KindPlain},
		`${YAML}`:            {"{a: 1}\nllm:x: 2", hush.KindPlain},
		`${_x9}`:             {"under", hush.KindPlain},
		`${A:-x}`:            {"alpha", hush.KindPlain},
		`${EMPTY:-x}`:        {"x", hush.KindPlain},
		`${UNSET:-x}`:        {"x", hush.KindPlain},
		`${UNSET:-}`:         {"", hush.KindPlain},
		`"${UNSET:-a: b}"`:   {"a: b", hush.KindPlain},
		`${UNSET:--1}`:       {"-1", hush.KindPlain},
		`${UNSET:-a$b}`:      {"a$b", hush.KindPlain},
		`${UNSET:-a://b:1}`:  {"a://b:1", hush.KindPlain},
		`${A:x}`:             {"alpha", hush.KindPlain},
		`${EMPTY:x}`:         {"", hush.KindPlain},
		`${UNSET:x}`:         {"x", hush.KindPlain},
		`${UNSET:}`:          {"", hush.KindPlain},
		`"$${A}"`:            {"${A}", hush.KindString},
		`$${A}`:              {"${A}", hush.KindPlain},
		`$${A} ${A}`:         {"${A} alpha", hush.KindPlain},
		`"$${A} ${A}"`:       {"${A} alpha", hush.KindPlain},
		`$$${A}`:             {"$${A}", hush.KindPlain},
		`$${`:                {"${", hush.KindPlain},
		`$$`:                 {"$$", hush.KindPlain},
		`"$$"`:               {"$$", hush.KindString},
		`a$b`:                {"a$b", hush.KindPlain},
		`$A`:                 {"$A", hush.KindPlain},
		`"{A}"`:              {"{A}", hush.KindString},
		`a}${A}}`:            {"a}alpha}", hush.KindPlain},
		`"plain"`:            {"plain", hush.KindString},
		`${file:key.txt}`:    {"key", hush.KindPlain},
		`${file:sub/two}`:    {"one\n", hush.KindPlain},
		`${file:sub/crlf}`:   {"one", hush.KindPlain},
		`${file:sub/no-eol}`: {"one", hush.KindPlain},
		`x${file:key.txt}y`:  {"xkeyy", hush.KindPlain},
		`${file:sub/ref}`:    {"${A}", hush.KindPlain},
		`${file:empty}`:      {"", hush.KindPlain},
	} {
		t.Run(written, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write(t, "conf/key.txt", "key\n")
			write(t, "conf/sub/two", "one\n\n")
			write(t, "conf/sub/crlf", "one\r\n")
			write(t, "conf/sub/no-eol", "one")
			write(t, "conf/sub/ref", "${A}\n")
			write(t, "conf/empty", "")
			write(t, "conf/resources.yaml", "store:a:\n  url: "+written+"\n")
			h := open(t, hub.From(yaml("conf/resources.yaml")), hub.Env(environment))
			node, ok := h.Node("store:a")
			require.True(t, ok)
			url := node.Get("url")
			assert.Equal(t, want.text, url.Text())
			assert.Equal(t, want.kind, url.Kind())
			assert.Equal(t, strings.Trim(written, `"'`), url.Written())
			assert.Equal(t, hush.Position{Source: "conf/resources.yaml", Line: 2, Column: 8}, url.Position())
			instance, err := h.Get(t.Context(), "store:a")
			require.NoError(t, err)
			assert.Equal(t, want.text, instance.(*Store).URL)
		})
	}
}

const allowed = "; want ${NAME}, ${NAME:-default} or ${file:path}, and $${ for a literal ${"

func TestInterpolationProblems(t *testing.T) {
	const place = "resources.yaml:2:8: store:a.url: "
	for written, want := range map[string]string{
		`${UNSET}`:        "variable UNSET is not set; ${UNSET:-…} gives a default",
		`${A`:             `"${" without its "}"` + allowed,
		`${`:              `"${" without its "}"` + allowed,
		`${A} ${PASSWORD`: `"${" without its "}"` + allowed,
		`${}`:             `"${}" names no variable` + allowed,
		`${1X}`:           `"${…}" doesn't begin with the name of a variable: letters, digits and "_", no digit first` + allowed,
		`${A-x}`:          `"${…}" doesn't begin with the name of a variable: letters, digits and "_", no digit first` + allowed,
		`${ A}`:           `"${…}" doesn't begin with the name of a variable: letters, digits and "_", no digit first` + allowed,
		`${:-x}`:          `"${…}" doesn't begin with the name of a variable: letters, digits and "_", no digit first` + allowed,
		`${A.B}`:          `"${…}" doesn't begin with the name of a variable: letters, digits and "_", no digit first` + allowed,
		`${A:-${B}}`:      `"${" within "${…}": a default is taken as it stands` + allowed,
		`${A${B}}`:        `"${" within "${…}": a default is taken as it stands` + allowed,
		`${A:?message}`:   `"${A:?…}" is not supported` + allowed,
		`${A:+x}`:         `"${A:+…}" is not supported` + allowed,
		`${A:=x}`:         `"${A:=…}" is not supported` + allowed,
		`${file:}`:        `"${file:}" names no file` + allowed,
		`${file:no}`:      `can't read the file "no": no such file or directory`,
		`${file:folder}`:  `can't read the file "folder": it is not a regular file`,
		`${file:large}`:   `can't read the file "large": it is larger than 1 MiB`,
		`${UNSET} ${TOO}`: "variable TOO is not set; ${TOO:-…} gives a default\n" + place +
			"variable UNSET is not set; ${UNSET:-…} gives a default",
	} {
		t.Run(written, func(t *testing.T) {
			from := file(t, "store:a:\n  url: "+written+"\n")
			require.NoError(t, os.Mkdir("folder", 0o700))
			write(t, "large", strings.Repeat("x", 1<<20+1))
			err := openError(t, from, hub.Env(environment))
			assert.EqualError(t, err, place+want)
			assert.NotContains(t, err.Error(), "hunter2")
		})
	}
}

func TestInterpolationOfAbsoluteAndLargestFile(t *testing.T) {
	folder := t.TempDir()
	write(t, folder+"/large", strings.Repeat("x", 1<<20))
	h := open(t, hub.From(memory.New("test", hush.Values{"store:a": hush.Values{"url": "${file:" + folder + "/large}"}})))
	node, _ := h.Node("store:a")
	assert.Len(t, node.Get("url").Text(), 1<<20)
}

func TestInterpolationReachesEverywhereButKeys(t *testing.T) {
	h := open(t, hub.Env(environment), file(t, `
store:
  a:
    "${A}": ["${A}", {x: "${B}", "a.b": ["${A}"]}, [1, "${NUMBER}"]]
    kept: "12"
    none:
`))
	node, _ := h.Node("store:a")
	list := node.Get("${A}")
	var texts []string
	for item := range list.Items() {
		texts = append(texts, item.Text(), item.Get("x").Text())
	}
	assert.Equal(t, []string{"alpha", "", "", "beta", "", ""}, texts)
	assert.Equal(t, hush.KindString, node.Get("kept").Kind())
	assert.Equal(t, hush.KindNull, node.Get("none").Kind())
	assert.True(t, node.Get("${A}").Position().Line > 0)
}

func TestInterpolationPaths(t *testing.T) {
	err := openError(t, hub.Env(nil), file(t, `
store:
  a:
    list: [x, "${A}", {b: "${B}"}]
    "dotted.key": {deep: [[x, "${C}"]]}
store:b: {type: "${D}"}
tool:c: {type: x, y: "${E}"}
`))
	assert.EqualError(t, err, `resources.yaml:4:15: store:a.list[1]: variable A is not set; ${A:-…} gives a default
resources.yaml:4:27: store:a.list[2].b: variable B is not set; ${B:-…} gives a default
resources.yaml:5:31: store:a["dotted.key"].deep[0][1]: variable C is not set; ${C:-…} gives a default
resources.yaml:6:17: store:b.type: variable D is not set; ${D:-…} gives a default
resources.yaml:7:16: tool:c.type: no plugin "x"; there is none
resources.yaml:7:22: tool:c.y: variable E is not set; ${E:-…} gives a default`)
}

// A missing variable must not hide other mistakes of the resource, nor be
// reported a second time by the plugin.
func TestUnsetVariableBesidesOtherProblems(t *testing.T) {
	err := openError(t, hub.Env(nil), file(t, "llm:a: {type: echo, oops: 1, wrong: '${X}', text: '${Y}'}\n"))
	assert.EqualError(t, err, `resources.yaml:1:21: llm:a.oops: unknown field; there are later, needs, text, those
resources.yaml:1:37: llm:a.wrong: variable X is not set; ${X:-…} gives a default
resources.yaml:1:51: llm:a.text: variable Y is not set; ${Y:-…} gives a default`)

	_, err = hub.Open(t.Context(), breakingRegistry, nil, hub.Env(nil), file(t, "llm:a: {type: echo, text: '${X}'}\n"))
	assert.EqualError(t, err, "resources.yaml:1:27: llm:a.text: variable X is not set; ${X:-…} gives a default")
}

func TestSecretsInValuesAreTakenAsTheyAre(t *testing.T) {
	h := open(t, hub.Env(nil), hub.From(memory.New("test", hush.Values{
		"store:a": hush.Values{"url": hush.NewSecret("pa${ss"), "other": "$${x"},
	})))
	node, _ := h.Node("store:a")
	assert.Equal(t, "pa${ss", node.Get("url").Text())
	assert.Equal(t, "[redacted]", node.Get("url").Written())
	assert.Equal(t, "${x", node.Get("other").Text())
}

func TestProcessEnvironmentIsTheDefault(t *testing.T) {
	t.Setenv("HUB_TEST_VARIABLE", "from the process")
	source := memory.New("test", hush.Values{"store:a": hush.Values{"url": "${HUB_TEST_VARIABLE}"}, "llm:a": hush.Values{"type": "echo"}})
	h := open(t, hub.From(source))
	node, _ := h.Node("store:a")
	assert.Equal(t, "from the process", node.Get("url").Text())

	err := openError(t, hub.From(source), hub.Env(map[string]string{}))
	assert.EqualError(t, err, "test: store:a.url: variable HUB_TEST_VARIABLE is not set; ${HUB_TEST_VARIABLE:-…} gives a default")

	// env= options of plugins read the same variables.
	variables := map[string]string{"HUB_TEST_VARIABLE": "x", "TEXT": "from the map"}
	h = open(t, hub.From(source), hub.Env(variables))
	variables["TEXT"] = "changed later"
	instance, err := h.Get(t.Context(), "llm:a")
	require.NoError(t, err)
	assert.Equal(t, "from the map", instance.(Model).Answer())
}
