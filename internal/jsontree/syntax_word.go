package jsontree

import "strings"

// badTail goes back to the beginning of a number or a word whose first part
// alone was a good token.
func (r *reader) badTail() string {
	for r.isWord(r.at.offset - 1) {
		r.at.offset--
		r.at.column--
	}
	return r.badWord()
}

// badWord says why the word, or what would be a number, is no value.
func (r *reader) badWord() string {
	end := r.at.offset
	for r.isWord(end) {
		end++
	}
	word := strings.ToLower(string(r.content[r.at.offset:end]))
	switch unsigned := strings.TrimLeft(word, "+-"); unsigned {
	case "true", "false", "null":
		return "want " + unsigned + " in small letters"
	case "none", "nil", "undefined":
		return "want null"
	case "nan", "inf", "infinity", ".nan", ".inf":
		return "JSON has no infinity and no NaN"
	default:
		return badNumber(word, unsigned)
	}
}

// badNumber says why a word in small letters is no number.
func badNumber(word, unsigned string) string {
	digits := strings.ReplaceAll(unsigned, "_", "")
	switch {
	case isOtherBase(digits):
		return "a number is decimal"
	case !isDecimal(digits) || strings.HasPrefix(unsigned, "_"):
		return "want double quotes around a text"
	case digits != unsigned:
		return "a number has no underscores"
	case strings.HasPrefix(word, "+"):
		return "a number has no plus sign"
	case strings.HasPrefix(unsigned, "."):
		return "want a digit before the point"
	case len(unsigned) > 1 && unsigned[0] == '0' && isDigit(rune(unsigned[1])):
		return "a number has no leading zeros"
	}
	return "want a digit after each sign, point and e of a number"
}

// isOtherBase knows numbers as Go and YAML write them.
func isOtherBase(word string) bool {
	digits, ok := strings.CutPrefix(word, "0")
	return ok && digits != "" && strings.ContainsRune("xob", rune(digits[0])) && strings.Trim(digits[1:], "0123456789abcdef") == ""
}

// isDecimal reports whether a word without its sign has the shape of a
// number, be it that digits are missing.
func isDecimal(word string) bool {
	rest := strings.TrimLeft(word, "0123456789")
	if fraction, ok := strings.CutPrefix(rest, "."); ok {
		rest = strings.TrimLeft(fraction, "0123456789")
	}
	if exponent, ok := strings.CutPrefix(rest, "e"); ok && rest != word {
		rest = strings.TrimLeft(strings.TrimLeft(exponent, "+-"), "0123456789")
	}
	return rest == ""
}

// isWord reports whether the byte at an offset may belong to a number or a
// bare word.
func (r *reader) isWord(offset int) bool {
	return offset >= r.begin && offset < len(r.content) && isWordRune(rune(r.content[offset]))
}

func isWordRune(c rune) bool {
	return isDigit(c) || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || strings.ContainsRune("_.+-", c)
}

func isDigit(c rune) bool { return '0' <= c && c <= '9' }
