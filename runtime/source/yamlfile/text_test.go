package yamlfile_test

import "testing"

func TestEncoding(t *testing.T) {
	table{
		"not UTF-8":             {"a: 1\nbé: \xff\n", "r.yaml:2:5: the byte 0xff is not UTF-8"},
		"cut off":               {"a: \xc3", "r.yaml:1:4: the byte 0xc3 is not UTF-8"},
		"after an emoji":        {"a: 😀\xff\n", "r.yaml:1:5: the byte 0xff is not UTF-8"},
		"UTF-16":                {"\xff\xfea\x00:\x00", "r.yaml: the file is UTF-16; save it as UTF-8"},
		"UTF-16, other order":   {"\xfe\xff\x00a\x00:", "r.yaml: the file is UTF-16; save it as UTF-8"},
		"control character":     {"\ufeffa: x\x01\n", "r.yaml:1:5: the control character U+0001 is not allowed; in double quotes it can be escaped"},
		"in quotes":             {"a: '\x1b[0m'\n", "r.yaml:1:5: the control character U+001B is not allowed; in double quotes it can be escaped"},
		"zero byte":             {"a: 1\r\nb: \x00\n", "r.yaml:2:4: the control character U+0000 is not allowed; in double quotes it can be escaped"},
		"no character":          {"a: \uffff\n", "r.yaml:1:4: the control character U+FFFF is not allowed; in double quotes it can be escaped"},
		"columns are not bytes": {"é: {ü: 😀}}\n", "r.yaml:1:10: the } closes nothing that is open"},
	}.refuse(t)
}
