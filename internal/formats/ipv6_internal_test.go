package formats

import (
	"net/netip"
	"testing"

	"github.com/stretchr/testify/assert"
)

// FuzzIPv6 holds that exactly what netip reads passes.
func FuzzIPv6(f *testing.F) {
	for _, text := range []string{
		"", ":", "::", ":::", "::1", "1::", "1::2", "1::2::3", ":1::2", "1::2:", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7",
		"1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1:2:3:4::5:6:7:8", "1:2:3:4:5:6:7:8::", "12345::", "g::", "FE80::aBcD", "1:2:3:4:5:6:1.2.3.4", "::1.2.3.4",
		"::ffff:255.255.255.255", "::256.1.1.1", "::01.2.3.4", "::0.0.0.0", "::1.2.3", "::1.2.3.4.5", "::1.2.3.", "::1.2.3.4:5", "1.2.3.4::",
		"1.2.3.4::1", "1.2.3.4", "1:2:3:4:5:6:7:1.2.3.4", "1::1.2.3.4", "1:2:3:4:5::1.2.3.4", "1:2:3:4:5:6::1.2.3.4", "::1%eth0", "::1%", "::1%a%b", "%", "fe80::1%a]b", "1:",
		"1: 2::", "::\u0661", "::1.2.3.+4",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, err := netip.ParseAddr(text)
		zone, ok := cutIPv6(text)
		assert.Equal(t, err == nil && want.Is6(), ok, text)
		if ok {
			assert.Equal(t, want.Zone(), zone, text)
		}
	})
}
