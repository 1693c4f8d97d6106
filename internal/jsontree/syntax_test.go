package jsontree_test

import "testing"

func TestSeparators(t *testing.T) {
	problems{
		"comma before }":           {"{\"a\": 1,\n}", "1:8: no comma may stand before }"},
		"comma before ]":           {"[1 , ]", "1:4: no comma may stand before ]"},
		"no comma in a map":        {"{\"a\": 1\n \"b\": 2}", "2:2: want a comma or }, found a string"},
		"no comma in a list":       {"[1 2]", "1:4: want a comma or ], found a number"},
		"no comma after a map":     {"[{} {}]", "1:5: want a comma or ], found {"},
		"semicolon":                {"[1;2]", "1:3: want a comma or ], found ;"},
		"two commas":               {"[1,,2]", "1:4: want a value before the comma"},
		"two commas in a map":      {`{"a":1,,"b":2}`, "1:8: want a name in double quotes before the comma"},
		"comma first":              {"[,1]", "1:2: want a value before the comma"},
		"comma first in a map":     {`{,"a":1}`, "1:2: want a name in double quotes before the comma"},
		"no colon":                 {`{"a" 1}`, "1:6: want a colon after the name, found a number"},
		"no colon, no value":       {`{"a"}`, "1:5: want a colon after the name, found }"},
		"comma for a colon":        {`{"a",1}`, "1:5: want a colon after the name, found ,"},
		"equals sign":              {`{"a"=1}`, "1:5: want a colon after the name, found ="},
		"two colons":               {`{"a"::1}`, "1:6: want a value, found :"},
		"another colon":            {`{"a":1:2}`, "1:7: want a comma or }, found :"},
		"no value":                 {`{"a":}`, "1:6: want a value, found }"},
		"no value, comma":          {`{"a":,"b":1}`, "1:6: want a value before the comma"},
		"wrong end":                {`{"a":[1}`, "1:8: want a comma or ], found }"},
		"wrong end of a map":       {`{"a":1]`, "1:7: want a comma or }, found ]"},
		"wrong end, empty":         {"[\n}", "2:1: want ] for the list that begins at 1:1, found }"},
		"wrong end, empty map":     {"[ {]", "1:4: want } for the mapping that begins at 1:3, found ]"},
		"unclosed map":             {"{\"a\": {\n", "2:1: the file ends before the } of the mapping that begins at 1:7"},
		"unclosed list":            {"[1,", "1:4: the file ends before the ] of the list that begins at 1:1"},
		"unclosed after a value":   {"[1", "1:3: the file ends before the ] of the list that begins at 1:1"},
		"unclosed after a name":    {`{"a"`, "1:5: the file ends before the } of the mapping that begins at 1:1"},
		"unclosed after a colon":   {`{"a":`, "1:6: the file ends before the } of the mapping that begins at 1:1"},
		"closes nothing":           {"{}}", "1:3: } closes nothing"},
		"closes nothing, list":     {"{}\n]", "2:1: ] closes nothing"},
		"begins with an end":       {"]", "1:1: want a value, found ]"},
		"begins with a comma":      {", {}", "1:1: want a value before the comma"},
		"two documents":            {"{}\n{}", "2:1: a second document begins here; want one"},
		"text behind the document": {"{} x", "1:4: want the end of the file, found a word"},
		"comma behind":             {"{},", "1:3: want the end of the file, found ,"},
	}.check(t)
}

func TestComments(t *testing.T) {
	problems{
		"at the top":      {"// x\n{}", "1:1: JSON has no comments"},
		"alone":           {"\n # x", "2:2: JSON has no comments"},
		"of a block":      {"{ /* x */ }", "1:3: JSON has no comments"},
		"after a name":    {`{"a" /**/: 1}`, "1:6: JSON has no comments"},
		"after a colon":   {`{"a": /**/ 1}`, "1:7: JSON has no comments"},
		"after a value":   {"{\"a\": 1 // x\n}", "1:9: JSON has no comments"},
		"after a comma":   {"[1, # x\n2]", "1:5: JSON has no comments"},
		"at the end":      {"{}\n// x", "2:1: JSON has no comments"},
		"only half of //": {"/", "1:1: want a value, found /"},
	}.check(t)
}

func TestNames(t *testing.T) {
	problems{
		"bare":          {"{a: 1}", "1:2: want a name in double quotes, found a word"},
		"single quotes": {"{'a': 1}", "1:2: want double quotes, found a single one"},
		"number":        {`{"a": 1, 2: 3}`, "1:10: want a name in double quotes, found a number"},
		"null":          {"{null: 1}", "1:2: want a name in double quotes, found a word"},
		"list":          {"{[]: 1}", "1:2: want a name in double quotes, found ["},
		"unclosed":      {"{\"a: 1\n}", "1:2: the string has no closing quote on its line"},
	}.check(t)
}

func TestStrings(t *testing.T) {
	problems{
		"unclosed":            {`{"a": "x`, "1:7: the string has no closing quote on its line"},
		"unclosed, one line":  {"{\"a\": \"x,\n \"b\": 1}", "1:7: the string has no closing quote on its line"},
		"unclosed, windows":   {"[\"x\r\n\"]", "1:2: the string has no closing quote on its line"},
		"ends in a backslash": {`["x\`, "1:2: the string has no closing quote on its line"},
		"single quotes":       {"['x']", "1:2: want double quotes, found a single one"},
		"slanted quotes":      {"[“x”]", "1:2: want a value, found the character U+201C"},
		"tab":                 {"[\"é\t\"]", `1:4: the control character U+0009 is not allowed in a string; write \t`},
		"form feed":           {"[\"\f\"]", `1:3: the control character U+000C is not allowed in a string; write \f`},
		"backspace":           {"[\"\b\"]", `1:3: the control character U+0008 is not allowed in a string; write \b`},
		"zero byte":           {"[\"\x00\"]", `1:3: the control character U+0000 is not allowed in a string; write \u0000`},
		"path of windows":     {`["C:\dir"]`, `1:5: want one of " \ / b f n r t u after \; a backslash itself is \\`},
		"escaped newline":     {"[\"a\\\nb\"]", `1:4: want one of " \ / b f n r t u after \; a backslash itself is \\`},
		"few digits":          {`["\u12"]`, `1:3: want four hexadecimal digits after \u`},
		"other digits":        {`["\u12+4"]`, `1:3: want four hexadecimal digits after \u`},
		"no digits":           {`["\u`, `1:3: want four hexadecimal digits after \u`},
		"high half":           {`["é\ud83d"]`, `1:4: half of a surrogate pair; want both halves, such as \ud83d\ude00`},
		"low half":            {`["\ude00"]`, `1:3: half of a surrogate pair; want both halves, such as \ud83d\ude00`},
		"two high halves":     {`["\ud83d\ud83d"]`, `1:3: half of a surrogate pair; want both halves, such as \ud83d\ude00`},
		"half, then another":  {`["\ud83d\u0041"]`, `1:3: half of a surrogate pair; want both halves, such as \ud83d\ude00`},
		"after good escapes":  {`["\\\"\u00e9\ud83d\ude00\x"]`, `1:25: want one of " \ / b f n r t u after \; a backslash itself is \\`},
	}.check(t)
}

func TestWords(t *testing.T) {
	const text, digits = "want double quotes around a text", "want a digit after each sign, point and e of a number"
	for _, test := range []struct{ word, want string }{
		{"True", "want true in small letters"}, {"FALSE", "want false in small letters"}, {"Null", "want null in small letters"},
		{"None", "want null"}, {"nil", "want null"}, {"undefined", "want null"},
		{"NaN", "JSON has no infinity and no NaN"}, {"-Infinity", "JSON has no infinity and no NaN"}, {".inf", "JSON has no infinity and no NaN"},
		{"tru", text}, {"truex", text}, {"nulls", text}, {"yes", text}, {"gpt-4", text}, {"_", text}, {"e", text}, {"-e5", text},
		{"10s", text}, {"1h30m", text}, {"2024-01-01", text}, {"1.2.3", text}, {"0z", text}, {"1x", text}, {"0xfg", text},
		{"+1", "a number has no plus sign"}, {"+1.5e3", "a number has no plus sign"},
		{"01", "a number has no leading zeros"}, {"-007.5", "a number has no leading zeros"}, {"00", "a number has no leading zeros"},
		{"0x1F", "a number is decimal"}, {"0o17", "a number is decimal"}, {"-0b1", "a number is decimal"}, {"0x", "a number is decimal"},
		{"1_000", "a number has no underscores"},
		{".5", "want a digit before the point"}, {"-.5", "want a digit before the point"}, {".", "want a digit before the point"},
		{"1.", digits}, {"1.e5", digits}, {"1e", digits}, {"1e+", digits}, {"-", digits}, {"-1.5E-", digits},
	} {
		t.Run(test.word, func(t *testing.T) {
			problems{
				"in a list":  {"[1,\n\t" + test.word + " ]", "2:2: " + test.want},
				"at the end": {"[" + test.word, "1:2: " + test.want},
				"in a map":   {`{"é":` + test.word + "}", "1:6: " + test.want},
				"alone":      {test.word, "1:1: " + test.want},
			}.check(t)
		})
	}
}
