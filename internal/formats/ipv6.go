package formats

import "strings"

// cutIPv6 takes an IPv6 address apart into the address and the zone, and
// reports whether it is one as netip.ParseAddr reads them. That package isn't
// used: it has code that runs before main.
func cutIPv6(text string) (zone string, ok bool) {
	address, zone, hasZone := strings.Cut(text, "%")
	return zone, isIPv6(address) && (zone != "" || !hasZone)
}

// isIPv6 reads eight groups of up to four hexadecimal digits. One "::" stands
// for a group of zeros or more, and the last two may be an IPv4 address.
func isIPv6(text string) bool {
	before, after, shortened := strings.Cut(text, "::")
	if !shortened {
		return groups(text, true) == 8
	}
	// What is left out is one group at least.
	return !strings.HasPrefix(after, ":") && (before == "" || groups(before, false) > 0) && (after == "" || groups(after, true) > 0) &&
		groups(before, false)+groups(after, true) < 8
}

// groups counts the groups of 16 bits in a part of an address: a negative
// number says that it isn't one.
func groups(text string, last bool) int {
	const none = -100
	if text == "" {
		return 0
	}
	count := 0
	for more := true; more; {
		var group string
		group, text, more = strings.Cut(text, ":")
		switch {
		case !more && last && isIPv4(group):
			return count + 2
		case group == "" || len(group) > 4 || !allBytes(group, isHex):
			return none
		}
		count++
	}
	return count
}

// isIPv4 reads four decimal numbers up to 255, without leading zeros.
func isIPv4(text string) bool {
	for part := range 4 {
		number, rest, more := strings.Cut(text, ".")
		if !isByte(number) || more != (part < 3) {
			return false
		}
		text = rest
	}
	return true
}

func isByte(text string) bool {
	return text != "" && allBytes(text, isDigit) && (text == "0" || text[0] != '0') &&
		(len(text) < 3 || len(text) == 3 && text <= "255")
}
