package hush_test

import (
	"bytes"
	"encoding/base64"
	"encoding/gob"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"strings"
	"testing"
	"text/template"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/hushgen/hushgen/runtime/hush"
)

const marker = "s3cr3t-hunter2"

// assertHidden fails when the secret is in the text in any usual form.
func assertHidden(t *testing.T, text, context string) {
	t.Helper()
	decimal := strings.Trim(fmt.Sprint([]byte(marker)), "[]")
	spaced := fmt.Sprintf("% x", marker)
	for _, form := range []string{
		marker, hex.EncodeToString([]byte(marker)), spaced, decimal,
		base64.StdEncoding.EncodeToString([]byte(marker)),
	} {
		if strings.Contains(strings.ToLower(text), strings.ToLower(form)) {
			t.Errorf("%s shows the secret: %s", context, text)
		}
	}
}

type exported struct {
	Name string
	Key  hush.Secret
}

type unexported struct {
	name string
	key  hush.Secret
}

type nested struct {
	outer   map[string][]unexported
	pointer *unexported
	any     any
}

type secretError struct{ key hush.Secret }

func (e secretError) Error() string { return fmt.Sprintf("key %v is wrong", e.key) }

// secretHolders returns values that hold the secret in every usual way.
func secretHolders(t *testing.T) map[string]any {
	secret := hush.NewSecret(marker)
	pointer := &secret
	n, err := hush.Values{"key": secret}.Node()
	require.NoError(t, err)
	b := hush.NewBuilder("a.yaml")
	b.Plain(marker, 1, 1)
	replaced := b.Document()
	b = hush.NewBuilder("a.yaml")
	b.Plain("${KEY}", 1, 1)
	replaced.Written = b.Document()
	return map[string]any{
		"replaced node":         replaced.Root(),
		"struct around a node":  struct{ node hush.Node }{replaced.Root()},
		"value":                 secret,
		"pointer":               pointer,
		"pointer to a pointer":  &pointer,
		"exported field":        exported{"a", secret},
		"pointer to exported":   &exported{"a", secret},
		"unexported field":      unexported{"a", secret},
		"pointer to unexported": &unexported{"a", secret},
		"pointer field":         struct{ Key *hush.Secret }{pointer},
		"any field":             struct{ Key, key any }{secret, pointer},
		"embedded":              holder{secret},
		"nested": nested{
			map[string][]unexported{"a": {{"b", secret}}}, &unexported{"c", secret}, unexported{"d", secret},
		},
		"slice":             []hush.Secret{secret, secret},
		"slice of pointers": []*hush.Secret{pointer},
		"array":             [2]hush.Secret{secret},
		"map":               map[string]hush.Secret{"k": secret},
		"map key":           map[hush.Secret]int{secret: 1},
		"any":               []any{secret, pointer, unexported{"a", secret}},
		"error":             secretError{secret},
		"wrapped error":     fmt.Errorf("wrapped: %w", secretError{secret}),
		"joined error":      errors.Join(secretError{secret}, secretError{secret}),
		"values":            hush.Values{"key": secret, "more": hush.Values{"k": pointer}},
		"node":              n,
		"input":             hush.Input{Node: n},
		"ref":               hush.RefTo(secret),
	}
}

func TestSecretUnderEveryVerb(t *testing.T) {
	flags := []string{"", "+", "#", "-", " ", "0", "+#", "# ", "+ 0", "40", "-40", ".3", "60.40", "#.2"}
	for name, holder := range secretHolders(t) {
		for _, flag := range flags {
			for verb := 'A'; verb <= 'z'; verb++ {
				format := "%" + flag + string(verb)
				assertHidden(t, fmt.Sprintf(format, holder), format+" of "+name)
			}
		}
		assertHidden(t, fmt.Sprint(holder), name)
		assertHidden(t, fmt.Sprintln(holder), name)
	}
}

func TestSecretShowsTheRedaction(t *testing.T) {
	secret := hush.NewSecret(marker)
	for _, format := range []string{"%v", "%+v", "%s", "%#v"} {
		assert.Equal(t, "[redacted]", fmt.Sprintf(format, secret), format)
		assert.Equal(t, "[redacted]", fmt.Sprintf(format, &secret), format)
		for _, holder := range []any{exported{"a", secret}, unexported{"a", secret}, &unexported{"a", secret}, []hush.Secret{secret}} {
			assert.Contains(t, fmt.Sprintf(format, holder), "[redacted]", format)
		}
	}
	assert.Equal(t, `"[redacted]"`, fmt.Sprintf("%q", secret))
	assert.Equal(t, `5b72656461637465645d`, fmt.Sprintf("%x", secret))
	assert.Equal(t, "{a [redacted]}", fmt.Sprint(exported{"a", secret}))
}

func TestSecretInEncoders(t *testing.T) {
	secret := hush.NewSecret(marker)
	for name, holder := range secretHolders(t) {
		encoded, _ := json.Marshal(holder)
		assertHidden(t, string(encoded), "json of "+name)
		encoded, _ = xml.Marshal(holder)
		assertHidden(t, string(encoded), "xml of "+name)
		var buffer bytes.Buffer
		_ = gob.NewEncoder(&buffer).Encode(holder)
		assertHidden(t, buffer.String(), "gob of "+name)
		encoded, _ = yaml.Marshal(holder)
		assertHidden(t, string(encoded), "yaml of "+name)
	}
	encoded, err := json.Marshal(exported{"a", secret})
	require.NoError(t, err)
	assert.Equal(t, `{"Name":"a","Key":"[redacted]"}`, string(encoded))
	encoded, err = json.Marshal(map[hush.Secret]*hush.Secret{secret: &secret})
	require.NoError(t, err)
	assert.Equal(t, `{"[redacted]":"[redacted]"}`, string(encoded))
	encoded, err = json.Marshal(struct {
		Key hush.Secret `json:",omitzero"`
	}{})
	require.NoError(t, err)
	assert.Equal(t, `{}`, string(encoded))
	encoded, err = xml.Marshal(struct {
		XMLName struct{}    `xml:"config"`
		Attr    hush.Secret `xml:"attr,attr"`
		Key     hush.Secret `xml:"key"`
	}{Attr: secret, Key: secret})
	require.NoError(t, err)
	assert.Equal(t, `<config attr="[redacted]"><key>[redacted]</key></config>`, string(encoded))
	encoded, err = yaml.Marshal(exported{"a", secret})
	require.NoError(t, err)
	assert.Equal(t, "name: a\nkey: '[redacted]'\n", string(encoded))
}

func TestSecretInLogs(t *testing.T) {
	var out bytes.Buffer
	loggers := []*slog.Logger{
		slog.New(slog.NewTextHandler(&out, nil)),
		slog.New(slog.NewJSONHandler(&out, nil)),
	}
	for name, holder := range secretHolders(t) {
		for _, logger := range loggers {
			out.Reset()
			logger.With("with", holder).WithGroup("group").Info("text", "attr", holder,
				slog.Group("inner", slog.Any("deep", holder)), "struct", struct{ Inner, inner any }{holder, holder})
			assertHidden(t, out.String(), "slog of "+name)
		}
		out.Reset()
		log.New(&out, "", 0).Println(holder)
		assertHidden(t, out.String(), "log of "+name)
		require.NoError(t, template.Must(template.New("").Parse("{{.}} {{printf \"%#v\" .}}")).Execute(&out, holder))
		assertHidden(t, out.String(), "template of "+name)
	}
	for _, logger := range loggers {
		out.Reset()
		logger.Info("text", "key", hush.NewSecret(marker))
		assert.Contains(t, out.String(), "[redacted]")
	}
}

func TestSecret(t *testing.T) {
	secret := hush.NewSecret(marker)
	assert.Equal(t, marker, secret.Reveal())
	assert.Equal(t, "[redacted]", secret.String())
	assert.Equal(t, "[redacted]", secret.GoString())
	assert.False(t, secret.IsZero())

	for _, empty := range []hush.Secret{{}, hush.NewSecret("")} {
		assert.True(t, empty.IsZero())
		assert.Empty(t, empty.Reveal())
		assert.Empty(t, empty.String())
		text, err := json.Marshal(empty)
		require.NoError(t, err)
		assert.Equal(t, `""`, string(text))
	}
}

func TestSecretUnmarshals(t *testing.T) {
	var config exported
	require.NoError(t, json.Unmarshal([]byte(`{"Key":"`+marker+`"}`), &config))
	assert.Equal(t, marker, config.Key.Reveal())
	require.NoError(t, yaml.Unmarshal([]byte("key: ''"), &config))
	assert.True(t, config.Key.IsZero())
}
