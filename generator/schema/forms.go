package schema

// The forms of texts that have a definition of their own. Their expressions
// say what internal/formats and package time say. No keyword "format" stands
// beside them: validators understand it otherwise, and there is no format for
// ${…}.
const (
	digit16 = `[0-9A-Fa-f]`
	port    = `0*([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])`

	// urlChar is what may stand everywhere in a URL: RFC 3986, section 2.
	urlChar = `[A-Za-z0-9._~!$&'()*+,;=-]|%` + digit16 + `{2}`
	// hostChar leaves out encoded ASCII.
	hostChar = `[A-Za-z0-9._~!$&'()*+,;=-]|%[89A-Fa-f]` + digit16

	group  = digit16 + `{1,4}`
	octet  = `(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])`
	tail32 = `(` + group + `:` + group + `|` + octet + `(\.` + octet + `){3})`
	// ipv6 is an address by RFC 3986, section 3.2.2.
	ipv6 = `((` + group + `:){6}` + tail32 +
		`|::(` + group + `:){5}` + tail32 +
		`|(` + group + `)?::(` + group + `:){4}` + tail32 +
		`|((` + group + `:){0,1}` + group + `)?::(` + group + `:){3}` + tail32 +
		`|((` + group + `:){0,2}` + group + `)?::(` + group + `:){2}` + tail32 +
		`|((` + group + `:){0,3}` + group + `)?::` + group + `:` + tail32 +
		`|((` + group + `:){0,4}` + group + `)?::` + tail32 +
		`|((` + group + `:){0,5}` + group + `)?::` + group +
		`|((` + group + `:){0,6}` + group + `)?::)`

	authority = `((` + urlChar + `|:)*@)?((` + hostChar + `)+|\[` + ipv6 + `\])(:(` + port + `)?)?`
	urlPath   = `/(` + urlChar + `|[:@/])*`
	urlForm   = `^[A-Za-z][A-Za-z0-9+.-]*://(` + authority + `(` + urlPath + `)?|` + urlPath + `)` +
		`(\?(` + urlChar + `|[:@/?])*)?(#(` + urlChar + `|[:@/?])*)?$`

	label     = `[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?`
	emailForm = "^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@" + label + `(\.` + label + `)*$`

	notInHost    = `\x00-\x20\x7f:/\[\]`
	hostportForm = `^([^` + notInHost + `]*|\[` + ipv6 + `(%[^` + notInHost + `]+)?\]):` + port + `$`

	uuidForm = `^` + digit16 + `{8}(-` + digit16 + `{4}){3}-` + digit16 + `{12}$`

	durationForm = `^[-+]?(0|(([0-9]+\.?[0-9]*|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+)$`

	leapYear = `([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)`
	date     = `([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|` + leapYear + `-02-29)`
	timeForm = `^` + date + `T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?(Z|[-+]([01][0-9]|2[0-3]):[0-5][0-9])$`
)

// form is a form of texts: its expression, and what an editor says of others.
type form struct{ name, expression, expected string }

// The names begin with a small letter and have a capital one, which those of
// categories, plugins and Go types don't.
var (
	durationText = form{"durationText", durationForm, "a duration such as 30s or 1h30m"}
	timeText     = form{"timeText", timeForm, "a time such as 2026-01-02T15:04:05Z"}

	// formats are those of //hush:field format=.
	formats = map[string]form{
		"url":      {"urlText", urlForm, "a URL such as https://example.com/path"},
		"email":    {"emailText", emailForm, "an email address such as me@example.com"},
		"hostport": {"hostportText", hostportForm, "a host and port such as localhost:8080"},
		"uuid":     {"uuidText", uuidForm, "a UUID such as 123e4567-e89b-12d3-a456-426614174000"},
	}
)
