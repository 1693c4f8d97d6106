package emit

import (
	"net/url"
	"time"

	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
)

// timeLiteral writes a time that RFC 3339 spells, with the offset that it has
// there, whatever the zone of this machine is.
func timeLiteral(text string) *jen.Statement {
	var t time.Time
	if t.UnmarshalText([]byte(text)) != nil {
		return jen.Qual(timePath, "Time").Values()
	}
	zone := jen.Qual(timePath, "UTC")
	if _, offset := t.Zone(); offset != 0 {
		zone = jen.Qual(timePath, "FixedZone").Call(jen.Lit(""), jen.Lit(offset))
	}
	return jen.Qual(timePath, "Date").Call(
		jen.Lit(t.Year()), jen.Qual(timePath, t.Month().String()), jen.Lit(t.Day()),
		jen.Lit(t.Hour()), jen.Lit(t.Minute()), jen.Lit(t.Second()), jen.Lit(t.Nanosecond()), zone,
	)
}

// urlLiteral writes a URL as net/url takes it apart.
func urlLiteral(text string) *jen.Statement {
	u, err := url.Parse(text)
	if err != nil {
		u = &url.URL{}
	}
	var fields []jen.Code
	add := func(name, value string) {
		if value != "" {
			fields = append(fields, keyed(name, jen.Lit(value)))
		}
	}
	add("Scheme", u.Scheme)
	add("Opaque", u.Opaque)
	if u.User != nil {
		fields = append(fields, keyed("User", userinfo(u.User)))
	}
	add("Host", u.Host)
	add("Path", u.Path)
	add("RawPath", u.RawPath)
	if u.OmitHost {
		fields = append(fields, keyed("OmitHost", jen.True()))
	}
	if u.ForceQuery {
		fields = append(fields, keyed("ForceQuery", jen.True()))
	}
	add("RawQuery", u.RawQuery)
	add("Fragment", u.Fragment)
	add("RawFragment", u.RawFragment)
	return jen.Op("&").Qual(urlPath, "URL").Values(fields...)
}

func userinfo(user *url.Userinfo) *jen.Statement {
	if password, set := user.Password(); set {
		return jen.Qual(urlPath, "UserPassword").Call(jen.Lit(user.Username()), jen.Lit(password))
	}
	return jen.Qual(urlPath, "User").Call(jen.Lit(user.Username()))
}

// textLiteral writes a value of the types whose texts are checked when
// generating; of a regular expression, a pointer to it.
func textLiteral(t *model.FieldType, text string) *jen.Statement {
	if isRegexp(t) {
		return jen.Qual(regexpPath, "MustCompile").Call(rawText(text))
	}
	return jen.Qual(netipPath, "MustParse"+t.Type.Parts()[0].Identifier).Call(jen.Lit(text))
}

func isRegexp(t *model.FieldType) bool { return isText(t, regexpPath, "Regexp") }

func isNetip(t *model.FieldType) bool {
	return isText(t, netipPath, "Addr") || isText(t, netipPath, "AddrPort") || isText(t, netipPath, "Prefix")
}

// isText tells a type of the standard library among those with UnmarshalText.
func isText(t *model.FieldType, path, name string) bool {
	parts := t.Type.Parts()
	return t.Kind == model.Text && len(parts) == 1 && parts[0].Path == path && parts[0].Identifier == name
}
