package jsontree_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/hushgen/hushgen/internal/jsontree"
	"github.com/hushgen/hushgen/runtime/hush"
)

// FuzzDocument compares Parse with encoding/json: the two accept the same
// texts but for what we refuse on purpose, and make the same data of them.
// Every position lies within the text.
func FuzzDocument(f *testing.F) {
	for _, seed := range []string{
		"", " \r\n", "\ufeff{}", `{"a":1,"b":[true,false,null],"c":{"d":"e"}}`, `{"a":1,"a":{"b":2,"b":3}}`, `{"\u0061":1,"a":2}`,
		`["\ud83d\ude00","\ud83d","\\ud83d"]`, `["\"\\\/\b\f\n\r\t\u00e9"]`, "[\"\xff\"]", "{\x00}\x00", "\xff\xfe", `[01]`, `[-]`, `[1.5e+3,-0]`, `[1e]`,
		`{"a":1,}`, `[1,]`, `{"a" 1}`, `{a:1}`, `['a']`, `[1 2]`, `[}`, `{]`, `{} {}`, `{}}`, "// x\n{}", "{ /* x */ }", "# x", `["a`, "[\"a\nb\"]", "[\"\t\"]",
		`[True]`, `[NaN]`, `nul`, `truex`, `1_0`, `0x10`, "[\r1\r\n,\t\"é\u2028😀\" : 1]", `{"a":`, `{"a"`, `{`, `,`, `:`, `]`, "0\x01",
		strings.Repeat("[", 99) + "1" + strings.Repeat("]", 99), strings.Repeat("[", 101), strings.Repeat(`{"a":`, 101),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		document, err := jsontree.Parse("r.json", content)
		if err != nil {
			checkProblems(t, content, err)
		}
		text := bytes.TrimPrefix(content, []byte("\ufeff"))
		if len(bytes.Trim(text, " \t\r\n")) == 0 {
			if err != nil || !document.Root().IsZero() {
				t.Fatalf("no content: %v", err)
			}
			return
		}
		if wanted := isGood(text); wanted != (err == nil) {
			t.Fatalf("good %v, but %v", wanted, err)
		}
		if err == nil {
			checkTree(t, lines(content), document.Root())
			compare(t, document.Root(), text)
		}
	})
}

// checkProblems makes sure that each problem has a place within the text.
func checkProblems(t *testing.T, content []byte, err error) {
	var config *hush.ConfigError
	if !errors.As(err, &config) || len(config.Problems) == 0 || config.Error() == "" {
		t.Fatalf("%T: %v", err, err)
	}
	text := lines(content)
	for _, problem := range config.Problems {
		at := problem.Position
		if problem.Message == "the file is UTF-16; save it as UTF-8" && at.Line == 0 {
			continue
		}
		if problem.Message == "" || at.Source != "r.json" || at.Line < 1 || at.Line > len(text) || at.Column < 1 || at.Column > len(text[at.Line-1])+1 {
			t.Fatalf("%v is not in the text: %s", at, problem.Message)
		}
	}
}

// lines splits a text into the characters of its lines.
func lines(content []byte) [][]rune {
	text := strings.TrimPrefix(string(content), "\ufeff")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	var found [][]rune
	for line := range strings.SplitSeq(text, "\n") {
		found = append(found, []rune(line))
	}
	return found
}

// isGood reports whether encoding/json takes a text, and no rule of ours that
// it doesn't have forbids it.
func isGood(text []byte) bool {
	return json.Valid(text) && utf8.Valid(text) && !hasHalf(text) && !hasDuplicate(text)
}

// hasHalf finds half surrogate pairs in a valid text.
func hasHalf(text []byte) bool {
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		if text[i+1] != 'u' {
			i++
			continue
		}
		first := number(text[i:])
		if utf16.IsSurrogate(first) {
			if utf16.DecodeRune(first, number(text[i+6:])) == utf8.RuneError {
				return true
			}
			i += 6
		}
		i += 5
	}
	return false
}

func number(escape []byte) rune {
	if len(escape) < 6 || string(escape[:2]) != `\u` {
		return 0
	}
	n, _ := strconv.ParseUint(string(escape[2:6]), 16, 32)
	return rune(n)
}

// hasDuplicate finds duplicate names in a valid text, and values that are too
// deep.
func hasDuplicate(text []byte) bool {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var open []map[string]bool // nil for a list
	isName := false
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return false
		}
		end := token == json.Delim('}') || token == json.Delim(']')
		if end {
			open = open[:len(open)-1]
		} else if isName {
			name := token.(string)
			if open[len(open)-1][name] {
				return true
			}
			open[len(open)-1][name] = true
			isName = false
			continue
		} else if len(open) >= jsontree.MaxDepth {
			return true
		}
		switch token {
		case json.Delim('{'):
			open = append(open, map[string]bool{})
		case json.Delim('['):
			open = append(open, nil)
		}
		isName = len(open) > 0 && open[len(open)-1] != nil
	}
}

// checkTree makes sure that each position is where the value's text begins.
func checkTree(t *testing.T, text [][]rune, n hush.Node) {
	at := n.Position()
	begin := string(text[at.Line-1][at.Column-1:])
	want := map[hush.Kind]string{hush.KindMap: "{", hush.KindList: "[", hush.KindString: `"`, hush.KindNull: "null", hush.KindPlain: n.Text()}[n.Kind()]
	if want == "" || !strings.HasPrefix(begin, want) {
		t.Fatalf("%v: want %q, found %q", at, want, begin)
	}
	for item := range n.Items() {
		checkTree(t, text, item)
	}
	for field := range n.Fields() {
		if at := field.KeyPosition; text[at.Line-1][at.Column-1] != '"' {
			t.Fatalf("%v is no key", at)
		}
		checkTree(t, text, field.Value)
	}
}

// compare compares a tree with what encoding/json makes of its text.
func compare(t *testing.T, n hush.Node, text []byte) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var want any
	if err := decoder.Decode(&want); err != nil {
		t.Fatal(err)
	}
	if !same(n, want) {
		t.Fatalf("%s is not %v", show(n), want)
	}
}

func same(n hush.Node, want any) bool {
	switch want := want.(type) {
	case nil:
		return n.Kind() == hush.KindNull
	case string:
		return n.Kind() == hush.KindString && n.Text() == want
	case bool:
		return n.Kind() == hush.KindPlain && n.Text() == strconv.FormatBool(want)
	case json.Number:
		return n.Kind() == hush.KindPlain && n.Text() == want.String()
	case []any:
		i := 0
		for item := range n.Items() {
			if i >= len(want) || !same(item, want[i]) {
				return false
			}
			i++
		}
		return n.Kind() == hush.KindList && i == len(want)
	case map[string]any:
		for field := range n.Fields() {
			if value, ok := want[field.Name]; !ok || !same(field.Value, value) {
				return false
			}
		}
		return n.Kind() == hush.KindMap && n.Len() == len(want)
	}
	return false
}
