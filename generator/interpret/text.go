package interpret

import (
	"log/slog"
	"math/big"
	"net"
	"net/netip"
	"net/url"
	"regexp"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hush"
)

// known are the types of the standard library that read texts; their
// UnmarshalText runs here too.
var known = map[string]func() variable{
	"net.IP":             readAs[net.IP],
	"net/netip.Addr":     func() variable { return readFull(netip.Addr.IsValid) },
	"net/netip.AddrPort": func() variable { return readFull(netip.AddrPort.IsValid) },
	"net/netip.Prefix":   func() variable { return readFull(netip.Prefix.IsValid) },
	"regexp.Regexp":      func() variable { return &scalar[*regexp.Regexp]{read: readPattern, full: isPattern} },
	"log/slog.Level":     readAs[slog.Level],
	"math/big.Int":       readAs[big.Int],
	"math/big.Float":     readAs[big.Float],
	"math/big.Rat":       readAs[big.Rat],
}

// text makes a variable of a type with UnmarshalText.
func text(t model.Type) variable {
	if parts := t.Parts(); len(parts) == 1 {
		if variable, ok := known[parts[0].Path+"."+parts[0].Identifier]; ok {
			return variable()
		}
	}
	return readAs[opaque]()
}

// opaque stands for a type whose UnmarshalText is the program's: it takes any
// text.
type opaque struct{}

// UnmarshalText accepts everything.
func (*opaque) UnmarshalText([]byte) error { return nil }

// reads is a pointer to a type that reads texts.
type reads[T any] interface {
	*T
	UnmarshalText(text []byte) error
}

func readAs[T any, P reads[T]]() variable { return &scalar[T]{read: hush.TextValue[T, P]} }

// readFull is readAs for a type whose empty text is a value of its own.
func readFull[T any, P reads[T]](full func(T) bool) variable {
	return &scalar[T]{read: hush.TextValue[T, P], full: full}
}

// readPattern reads into the value that a pointer leads to, as fields of the
// type have one.
func readPattern(v hush.Value, target **regexp.Regexp) {
	*target = new(regexp.Regexp)
	hush.TextValue(v, *target)
}

func isPattern(r *regexp.Regexp) bool { return r != nil && r.String() != "" }

func readURL(v hush.Value, target **url.URL) {
	hush.Parsed(v, target, "a URL such as https://example.com/path", url.Parse)
}
