package hush_test

import (
	"net"
	"net/mail"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

var hushFieldsFormat = []hush.FieldInfo{{Name: "text"}, {Name: "secret", Options: &hush.FieldOptions{Secret: true}}}

// format checks a text as the second pass does, and returns the message.
func format(check func(*hush.Decoder, string), text string) string {
	d := hush.NewDecoder(input(document(mapping(1, 1, field("text", 1, 1, quoted(text, 1, 7))))))
	_ = d.Root()
	d.Check(hushFieldsFormat)
	check(d.At(0), text)
	d.End()
	err := d.Finish()
	if err == nil {
		return ""
	}
	return strings.TrimPrefix(err.Error(), "r.yaml:1:7: llm:gpt-4.text: ")
}

func TestFormats(t *testing.T) {
	for name, test := range map[string]struct {
		check        func(*hush.Decoder, string)
		message      string
		right, wrong []string
	}{
		"url": {
			hush.FormatURL, " is not a URL such as https://example.com/path",
			[]string{
				"https://example.com", "https://example.com/", "http://example.com:8080/a/b;c=d?e=f/?#g/?", "HTTP://EXAMPLE.COM", "redis://localhost:6379/2",
				"postgres://user:pass%20word@db/name?sslmode=off", "http://[::1]:80/", "http://[2001:db8::1]", "http://1.2.3.4", "http://h:/", "http://h:0", "http://h:65535",
				"file:///etc/hosts", "s3://bucket/key", "git+ssh://git@host/x.git", "x-1.a://h", "http://a_b/", "http://ex%C3%A4mple.com/%20%41", "http://h?q=a", "http://a:b:c@h/",
				"unix:///var/run/x.sock", "http://h//a", "http://h/:@!$&'()*+,;=~", "http://@h", "http://:@h",
			},
			[]string{
				"", "example.com", "/path", "//host/path", "http:", "http:/x", "http:x", "mailto:a@b.c", "http://", "http://?q", "http://#f", "http://:80", "http://user@", "http://user@:80/",
				"1http://h", "ht_tp://h", "://h", " http://h", "http://h ", "http://a b/", "http://h/a b", "http://h/ä", "http://exämple.com", "http://h/%", "http://h/%4", "http://h/%zz",
				"http://h:x", "http://h:65536", "http://h:-1", "http://h:+1", "http://h:1:2", "http://::1/", "http://[::1", "http://::1]", "http://[::1]x", "http://[1.2.3.4]", "http://[fe80::1%25en0]", "http://[v1.x]",
				"http://h\n", "http://h/\x7f", "http://h/<a>", "http://h/\"", "http://h\\a", "http://h/[", "http://h?a^b", "http://h/#a#b", "http://h%20h", "http://%41", "http://a@b@c", "http://h/`", "http://{h}",
			},
		},
		"email": {
			hush.FormatEmail, " is not an email address such as me@example.com",
			[]string{
				"me@example.com", "a@b", "first.last+tag@sub.example.co", ".!#$%&'*+/=?^_`{|}~-@x", "a..b@x", "A1@1.2", "a@b-c.d--e", "a@" + strings.Repeat("x", 63) + ".com",
			},
			[]string{
				"", "a", "@", "a@", "@b", "a@b@c", "a b@c", "a@b c", "a@-b", "a@b-", "a@b.", "a@.b", "a@b..c", "a@b_c", "a@[1.2.3.4]", `"a b"@c`, "<a@b>", "a@ä.de", "ä@b.de", "a@b\n", "a(b)@c", "a@" + strings.Repeat("x", 64),
			},
		},
		"hostport": {
			hush.FormatHostport, " is not a host and port such as localhost:8080",
			[]string{
				"localhost:8080", ":8080", "1.2.3.4:0", "[::1]:65535", "[fe80::1%eth0]:80", "[::ffff:1.2.3.4]:80", "example.com:00080", "a_b:1", "*:80", "bücher.de:80",
			},
			[]string{
				"", "localhost", ":", "localhost:", "8080", "localhost:http", "localhost:-1", "localhost:+1", "localhost:65536", "localhost:99999999999999999999", "localhost:1_0", "localhost: 1", "localhost:8080 ", " localhost:8080",
				"::1:80", "[::1]", "[::1]80", "[::1]:", "::1", "[1.2.3.4]:80", "[localhost]:80", "[]:80", "[::1:80", "::1]:80", "[[::1]]:80", "[::1%[]:80", "[::1%a b]:80", "[::1%]:80", "a:b:80", "http://a:80", "a/b:80", "a b:80", "a\x7f:80", "a\t:80",
			},
		},
		"uuid": {
			hush.FormatUUID, " is not a UUID such as 123e4567-e89b-12d3-a456-426614174000",
			[]string{"123e4567-e89b-12d3-a456-426614174000", "00000000-0000-0000-0000-000000000000", "FFFFFFFF-ffff-FFFF-ffff-FFFFFFFFFFFF"},
			[]string{
				"", "123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400", "123e4567-e89b-12d3-a456-4266141740000", "123e4567-e89b-12d3-a4564-26614174000", "g23e4567-e89b-12d3-a456-426614174000",
				"{123e4567-e89b-12d3-a456-426614174000}", "urn:uuid:123e4567-e89b-12d3-a456-426614174000", "123e4567-e89b-12d3-a456_426614174000", "@23e4567-e89b-12d3-a456-426614174000", "123e4567\u2010e89b-12d3-a456-4266141740",
			},
		},
	} {
		for _, text := range test.right {
			assert.Empty(t, format(test.check, text), name)
		}
		for _, text := range test.wrong {
			shown := text
			if len(text) > 64 {
				shown = text[:64] + "…"
			}
			assert.Equal(t, strconv.Quote(shown)+test.message, format(test.check, text), name)
		}
	}
}

func TestMismatch(t *testing.T) {
	mismatch := func(node hush.Node, at int, value string) error {
		d := hush.NewDecoder(input(node))
		_ = d.Root()
		d.Check(hushFieldsFormat)
		d.At(at).Mismatch(value, " does not match the pattern ", "^[a-z]+$")
		d.At(at).Mismatch(value, " is not ", "a second problem")
		d.End()
		return d.Finish()
	}
	err := mismatch(document(mapping(1, 1, field("text", 1, 1, quoted("1 \"a\"", 1, 7)))), 0, "1 \"a\"")
	require.EqualError(t, err, `r.yaml:1:7: llm:gpt-4.text: "1 \"a\"" does not match the pattern ^[a-z]+$`)
	var problem hush.Problem
	require.ErrorAs(t, err, &problem)
	assert.Equal(t, "^[a-z]+$", problem.Expected)
	assert.Equal(t, `"1 \"a\""`, problem.Found)

	empty := document(mapping(1, 1))
	assert.NoError(t, mismatch(empty, 0, ""), "nobody gave it")
	assert.EqualError(t, mismatch(empty, 0, "1"), `r.yaml:1:1: llm:gpt-4.text: "1" does not match the pattern ^[a-z]+$`, "SetDefaults did")
	assert.EqualError(t, mismatch(document(mapping(1, 1, field("text", 1, 1, quoted("", 1, 7)))), 0, ""),
		`r.yaml:1:7: llm:gpt-4.text: "" does not match the pattern ^[a-z]+$`)
	assert.EqualError(t, mismatch(document(mapping(1, 1, field("secret", 1, 1, quoted(planted, 1, 9)))), 1, planted),
		"r.yaml:1:9: llm:gpt-4.secret: [redacted] does not match the pattern ^[a-z]+$")
	node := replaced(mapping(1, 1, field("text", 1, 1, quoted("${X}", 1, 7))), mapping(1, 1, field("text", 1, 1, plain(planted, 1, 7))))
	assert.EqualError(t, mismatch(node, 0, planted), "r.yaml:1:7: llm:gpt-4.text: ${X} does not match the pattern ^[a-z]+$")
}

// whatwgEmail is the expression that the HTML standard gives for its rule.
var whatwgEmail = regexp.MustCompile("^[a-zA-Z0-9.!#$%&'*+\\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$")

var hexUUID = regexp.MustCompile("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")

// FuzzFormats compares with what others read.
func FuzzFormats(f *testing.F) {
	for _, text := range []string{
		"https://user:pa%20ss@example.com:80/a/b?c=d#e", "http://[2001:db8::1]:80/", "http://ex%C3%A4mple.com", "file:///a", "me@example.com", "a.b+c@d-e.f",
		"localhost:8080", "[fe80::1%eth0]:80", "[fe80::1%[eth0]:80", ":0", "123e4567-e89b-12d3-a456-426614174000",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = text[:min(len(text), 500)] // the expressions take their time
		if format(hush.FormatURL, text) == "" {
			u, err := url.Parse(text)
			require.NoError(t, err)
			require.True(t, u.IsAbs(), text)
			require.True(t, u.Host != "" || u.Path != "", text)
			require.Empty(t, u.Opaque, text)
		}
		require.Equal(t, whatwgEmail.MatchString(text), format(hush.FormatEmail, text) == "", text)
		if format(hush.FormatEmail, text) == "" && !strings.Contains(text, "..") && text[0] != '.' && !strings.Contains(text, ".@") {
			_, err := mail.ParseAddress(text)
			require.NoError(t, err)
		}
		if format(hush.FormatHostport, text) == "" {
			_, port, err := net.SplitHostPort(text)
			require.NoError(t, err)
			_, err = strconv.ParseUint(port, 10, 16)
			require.NoError(t, err)
		}
		require.Equal(t, hexUUID.MatchString(text), format(hush.FormatUUID, text) == "", text)
	})
}
