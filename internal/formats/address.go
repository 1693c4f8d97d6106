package formats

import (
	"strconv"
	"strings"
)

// Email applies the rule of <input type=email>, "a valid email address" of
// the WHATWG HTML standard: ASCII only, without comments and quotes.
func Email(text string) bool {
	local, domain, ok := strings.Cut(text, "@")
	if !ok || local == "" || !allBytes(local, isEmailByte) {
		return false
	}
	for label := range strings.SplitSeq(domain, ".") {
		if !isLabel(label) {
			return false
		}
	}
	return true
}

func isEmailByte(c byte) bool {
	return isAlphanumeric(c) || strings.IndexByte(".!#$%&'*+/=?^_`{|}~-", c) >= 0
}

// isLabel reports whether a text is one part of a host name.
func isLabel(text string) bool {
	return text != "" && len(text) <= 63 && text[0] != '-' && text[len(text)-1] != '-' &&
		allBytes(text, func(c byte) bool { return isAlphanumeric(c) || c == '-' })
}

// Hostport reports whether a text is a host and a port as net.SplitHostPort
// takes them apart. The port is a number from 0 to 65535. The host may be
// empty, or an IPv6 address in brackets; of names it takes all that have no
// space, control character, slash or bracket. So it is for zones, too.
func Hostport(text string) bool {
	colon := strings.LastIndexByte(text, ':')
	if colon < 0 || !isPort(text[colon+1:]) {
		return false
	}
	host := text[:colon]
	if address, ok := strings.CutPrefix(host, "["); ok {
		address, ok = strings.CutSuffix(address, "]")
		zone, is6 := cutIPv6(address)
		return ok && is6 && allBytes(zone, isHostByte)
	}
	return allBytes(host, isHostByte)
}

func isHostByte(c byte) bool { return c > ' ' && c != 0x7f && strings.IndexByte(":/[]", c) < 0 }

func isPort(text string) bool {
	_, err := strconv.ParseUint(text, 10, 16)
	return err == nil
}

// UUID reports whether a text is a UUID of RFC 9562 in its text form: 32
// hexadecimal digits of any case in groups of 8, 4, 4, 4 and 12.
func UUID(text string) bool {
	if len(text) != 36 {
		return false
	}
	for i := range len(text) {
		switch i {
		case 8, 13, 18, 23:
			if text[i] != '-' {
				return false
			}
		default:
			if !isHex(text[i]) {
				return false
			}
		}
	}
	return true
}

func isAlphanumeric(c byte) bool { return isLetter(c) || isDigit(c) }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isHex(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

func allBytes(text string, allowed func(byte) bool) bool {
	for i := range len(text) {
		if !allowed(text[i]) {
			return false
		}
	}
	return true
}
