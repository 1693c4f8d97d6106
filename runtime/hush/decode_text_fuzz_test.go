package hush_test

import (
	"errors"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

// kindsConfig holds what allConfig doesn't: values with a text form, values of
// any type, formats and a rest.
type kindsConfig struct {
	When    time.Time
	URL     *url.URL
	Address netip.Addr
	Secret  netip.Addr
	Any     any
	Node    hush.Node
	Times   []time.Time
	Anys    map[string]any
	Link    string
	Email   string
	Listen  string
	ID      string
	Rest    map[string]any
}

var hushFieldsKinds = []hush.FieldInfo{
	{Name: "when"}, {Name: "url", Options: &hush.FieldOptions{Env: "LLM_KEY"}}, {Name: "address", Options: &hush.FieldOptions{Env: "LLM_SIZE"}}, {Name: "secret", Options: &hush.FieldOptions{Env: "LLM_ZONE", Secret: true}}, {Name: "any"},
	{Name: "node"}, {Name: "times"}, {Name: "anys"}, {Name: "link"}, {Name: "email"}, {Name: "listen"}, {Name: "id"},
}

func hushDecodeKinds(v hush.Value, config *kindsConfig) {
	d := v.Struct(hushFieldsKinds)
	hush.Time(d.Field(0), &config.When)
	parsedURL(d.Field(1), &config.URL)
	hush.TextValue(d.Field(2), &config.Address)
	hush.TextValue(d.Field(3), &config.Secret)
	hush.Any(d.Field(4), &config.Any)
	hush.NodeValue(d.Field(5), &config.Node)
	hush.Slice(d.Field(6), &config.Times, hush.Time)
	hush.Map(d.Field(7), &config.Anys, hush.Any)
	hush.String(d.Field(8), &config.Link)
	hush.String(d.Field(9), &config.Email)
	hush.String(d.Field(10), &config.Listen)
	hush.RestMap(d, &config.Rest)
	d.End()
}

func hushCheckKinds(d *hush.Decoder, config *kindsConfig) {
	d.Check(hushFieldsKinds)
	hush.FormatURL(d.At(8), config.Link)
	hush.FormatEmail(d.At(9), config.Email)
	hush.FormatHostport(d.At(10), config.Listen)
	hush.FormatUUID(d.At(11), config.ID)
	d.End()
}

func decodeKinds(in hush.Input) (config kindsConfig, err error) {
	d := hush.NewDecoder(in)
	hushDecodeKinds(d.Root(), &config)
	hushCheckKinds(d, &config)
	return config, d.Finish()
}

// FuzzDecodeKinds decodes arbitrary documents into a kindsConfig.
func FuzzDecodeKinds(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{1, 12, 0, 3, 43, 1, 1, 44, 2, 3, 45, 8, 3, 44, 9, 3, 46, 10, 3, 47, 11, 3, 48, 4, 3, 49, 13, 3, 50})
	f.Add([]byte(strings.Repeat("\x0d\x05\x06\x07\x04\x29\x05", 60)))
	names := append(fieldNames(hushFieldsKinds), "type", "_class", "a.b", "", "rest")
	f.Fuzz(func(t *testing.T, data []byte) {
		d := &drawer{data: data, names: names, builder: hush.NewBuilder("r.yaml")}
		in := with(d.environment(), d.document())
		config, err := decodeKinds(in)
		_, again := decodeKinds(in)
		require.Equal(t, err, again)
		var problems *hush.ConfigError
		if errors.As(err, &problems) {
			requireWithin(t, problems.Problems, d.position)
		} else {
			require.NoError(t, err)
			requireKinds(t, config)
		}
		var out strings.Builder
		require.NoError(t, hush.WriteProblems(&out, err))
	})
}

func fieldNames(fields []hush.FieldInfo) (names []string) {
	for _, f := range fields {
		names = append(names, f.Name)
	}
	return names
}

func requireKinds(t *testing.T, c kindsConfig) {
	requireCore(t, c.Any)
	for _, value := range c.Anys {
		requireCore(t, value)
	}
	for name, value := range c.Rest {
		require.NotContains(t, append(fieldNames(hushFieldsKinds), "type", "_class"), name)
		requireCore(t, value)
	}
	if c.Link != "" {
		_, err := url.Parse(c.Link)
		require.NoError(t, err)
	}
	require.True(t, c.Email == "" || strings.Contains(c.Email, "@"))
	require.True(t, c.ID == "" || len(c.ID) == 36)
}

// requireCore looks at the types of a decoded any.
func requireCore(t *testing.T, value any) {
	switch value := value.(type) {
	case nil, bool, int64, uint64, float64, string:
	case []any:
		for _, item := range value {
			requireCore(t, item)
		}
	case map[string]any:
		for _, item := range value {
			requireCore(t, item)
		}
	default:
		t.Fatalf("unexpected %T", value)
	}
}
