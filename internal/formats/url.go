package formats

import "strings"

// URL reports whether a text is an absolute URL: an RFC 3986 URI with
// scheme and authority ("https://host…"), or with an empty authority and a
// path ("file:///path"). The host is a name or IPv4 address, or an IPv6
// address in brackets; net/url reads everything that passes.
func URL(text string) bool {
	scheme, rest, ok := strings.Cut(text, "://")
	if !ok || !isScheme(scheme) {
		return false
	}
	rest, fragment, _ := strings.Cut(rest, "#")
	rest, query, _ := strings.Cut(rest, "?")
	authority, path := rest, ""
	if slash := strings.IndexByte(rest, '/'); slash >= 0 {
		authority, path = rest[:slash], rest[slash:]
	}
	if authority == "" && path == "" || authority != "" && !isAuthority(authority) {
		return false
	}
	return isEncoded(path, ":@/") && isEncoded(query, ":@/?") && isEncoded(fragment, ":@/?")
}

func isScheme(text string) bool {
	return text != "" && isLetter(text[0]) &&
		allBytes(text, func(c byte) bool { return isAlphanumeric(c) || c == '+' || c == '-' || c == '.' })
}

// isAuthority reads [user@]host[:port].
func isAuthority(text string) bool {
	if at := strings.LastIndexByte(text, '@'); at >= 0 {
		if !isEncoded(text[:at], ":") {
			return false
		}
		text = text[at+1:]
	}
	host := text
	if colon := strings.LastIndexByte(text, ':'); colon > strings.LastIndexByte(text, ']') {
		host = text[:colon]
		if port := text[colon+1:]; port != "" && !isPort(port) {
			return false
		}
	}
	if address, ok := strings.CutPrefix(host, "["); ok {
		address, ok = strings.CutSuffix(address, "]")
		zone, is6 := cutIPv6(address)
		return ok && is6 && zone == ""
	}
	// An encoded ASCII character in a host is nothing that net/url reads.
	return host != "" && isEncoded(host, "") && !hasEncodedASCII(host)
}

// isEncoded reports whether a text holds unreserved characters, sub-delims,
// percent-encoded ones and those of more only: RFC 3986, section 3.3.
func isEncoded(text, more string) bool {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case isAlphanumeric(c), strings.IndexByte("-._~!$&'()*+,;=", c) >= 0, strings.IndexByte(more, c) >= 0:
		case c == '%' && i+2 < len(text) && isHex(text[i+1]) && isHex(text[i+2]):
			i += 2
		default:
			return false
		}
	}
	return true
}

func hasEncodedASCII(text string) bool {
	for i := range len(text) {
		if text[i] == '%' && text[i+1] < '8' {
			return true
		}
	}
	return false
}
