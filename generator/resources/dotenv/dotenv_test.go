package dotenv_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/resources/dotenv"
)

func TestParse(t *testing.T) {
	for content, want := range map[string]map[string]string{
		"":                                  {},
		"\n\n# only\n  # comments\n\t\n":    {},
		"A=1":                               {"A": "1"},
		"A=1\nB=2\n":                        {"A": "1", "B": "2"},
		"\ufeffA=1\r\nB=2\r\n":              {"A": "1", "B": "2"},
		"  A \t=  1  ":                      {"A": "1"},
		"export A=1\nexport\tB=2":           {"A": "1", "B": "2"},
		"export=1":                          {"export": "1"},
		"exported=1":                        {"exported": "1"},
		"_a9=x y  z":                        {"_a9": "x y  z"},
		"A=\nB=\t\nC= # c":                  {"A": "", "B": "", "C": ""},
		"A=a#b # c #d":                      {"A": "a#b"},
		"A=#b":                              {"A": ""},
		"A=a\t#b":                           {"A": "a"},
		"A=b=c":                             {"A": "b=c"},
		"A=it's":                            {"A": "it's"},
		`A=a\nb "c"`:                        {"A": `a\nb "c"`},
		"A=$B ${C}":                         {"A": "$B ${C}"},
		"A='a # b\\n \"' # c":               {"A": `a # b\n "`},
		"A=''":                              {"A": ""},
		"A='one\r\ntwo'\nB=3":               {"A": "one\ntwo", "B": "3"},
		`A="a # b" `:                        {"A": "a # b"},
		`A="a\n\r\t\"\\\$\x'"`:              {"A": "a\n\r\t\"\\$\\x'"},
		"A=\"it's \\`x` \\\\`\"":            {"A": "it's `x` \\`"},
		"A=\"one\ntwo\"# c\nB='3'":          {"A": "one\ntwo", "B": "3"},
		"A=ä\nB=\"ö\"":                      {"A": "ä", "B": "ö"},
		"A=" + strings.Repeat("x", 100_000): {"A": strings.Repeat("x", 100_000)},
	} {
		got, err := dotenv.Parse("test.env", []byte(content))
		require.NoError(t, err, "%q", content)
		assert.Equal(t, want, got, "%q", content)
	}
}

// Each problem has its place, the rest is read, and no value is shown.
func TestProblems(t *testing.T) {
	const name = `want NAME=value: a name has letters, digits and "_", no digit first`
	for content, want := range map[string]string{
		"A=1\n  =secret":                  "test.env:2:3: " + name,
		"1A=secret":                       "test.env:1:1: " + name,
		"Ä=secret":                        "test.env:1:1: " + name,
		"A-B=secret":                      "test.env:1:2: " + name,
		"A.B=secret":                      "test.env:1:2: " + name,
		"export Aä=secret":                "test.env:1:9: " + name,
		"A - B=secret":                    `test.env:1:3: want NAME=value: no "=" behind the name`,
		"secret":                          `test.env:1:7: want NAME=value: no "=" behind the name`,
		"export A":                        `test.env:1:9: want NAME=value: no "=" behind the name`,
		"A: secret":                       `test.env:1:2: want NAME=value: no "=" behind the name`,
		"A='secret":                       "test.env:1:3: the quote is not closed",
		"A=ok\n B = \"secret\\\"":         "test.env:2:6: the quote is not closed",
		"A='secret' secret":               "test.env:1:12: want the end of the line after the closing quote",
		"A=\"ä\nö\"secret":                "test.env:2:3: want the end of the line after the closing quote",
		"A=1\nexport A=secret":            "test.env:2:8: A is given twice, first at line 1",
		"A=\x00secret":                    "test.env:1:1: the value of A contains a NUL, which no environment variable can",
		"?\nA=1\nB\nA=2\nC='x' y\nD='\nE": "test.env:1:1: " + name + "\ntest.env:3:2: want NAME=value: no \"=\" behind the name\ntest.env:4:1: A is given twice, first at line 2\ntest.env:5:7: want the end of the line after the closing quote\ntest.env:6:3: the quote is not closed",
	} {
		_, err := dotenv.Parse("test.env", []byte(content))
		require.EqualError(t, err, want, "%q", content)
		assert.NotContains(t, err.Error(), "secret")
	}
	got, err := dotenv.Parse("test.env", []byte("A=1\n?\nB=2"))
	require.Error(t, err)
	assert.Equal(t, map[string]string{"A": "1", "B": "2"}, got)
}

// Whatever is written, reading ends, names are names, and a value written in
// single quotes comes back.
func FuzzParse(f *testing.F) {
	f.Add("A=1\nexport B='2' # c\n", "x")
	f.Add("A=\"\\n\"\r\n?", "a\nb")
	f.Fuzz(func(t *testing.T, content, value string) {
		got, err := dotenv.Parse("f", []byte(content))
		for name, value := range got {
			assert.Regexp(t, `^[A-Za-z_][A-Za-z0-9_]*$`, name)
			assert.NotContains(t, value, "\x00")
			assert.True(t, strings.Contains(content, name))
		}
		if err != nil {
			assert.Regexp(t, `^f:\d+:\d+: `, err.Error())
		}
		if strings.ContainsAny(value, "'\x00\r") {
			return
		}
		got, err = dotenv.Parse("f", []byte("A='"+value+"'"))
		require.NoError(t, err)
		assert.Equal(t, map[string]string{"A": value}, got)
	})
}
