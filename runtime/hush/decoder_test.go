package hush_test

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

func TestValidate(t *testing.T) {
	both := whole(field("txt", 5, 3, null(5, 8)), field("int", 6, 3, plain("13", 6, 8)))
	_, err := decode(t, input(both))
	assert.EqualError(t, err, "r.yaml:2:3: llm:gpt-4: int: must not be 13")
	assert.EqualError(t, create(t, filled(func(c *allConfig) { c.Text, c.Int = "bad", 13 })),
		"llm:gpt-4: int: must not be 13\nllm:gpt-4: text: must not be bad", "joined errors stay several")

	// What is wrong already hides it: its values can't be trusted.
	_, err = decode(t, input(whole(field("int", 6, 3, plain("13", 6, 8)), field("on", 7, 3, plain("x", 7, 7)))))
	assert.EqualError(t, err, "r.yaml:7:7: llm:gpt-4.on: expected true or false, found x")

	// It waits for resources that a config holds, not for those of a Ref.
	withModel := input(whole(field("int", 6, 3, plain("13", 6, 8)), field("model", 7, 3, plain("a", 7, 10))))
	withModel.Resources = fakeHub{"a": &allModel{}}
	_, err = pluginAll.Check(withModel)
	assert.NoError(t, err)
	_, err = decode(t, withModel)
	assert.EqualError(t, err, "r.yaml:2:3: llm:gpt-4: int: must not be 13")
	withRef := input(whole(field("int", 6, 3, plain("13", 6, 8)), field("lazy", 7, 3, plain("a", 7, 10))))
	withRef.Resources = fakeHub{}
	_, err = pluginAll.Check(withRef)
	assert.EqualError(t, err, "r.yaml:2:3: llm:gpt-4: int: must not be 13")
}

type several struct{ a, b error }

func (s several) Error() string   { return "these: " + errors.Join(s.a, s.b).Error() }
func (s several) Unwrap() []error { return []error{s.a, s.b} }

type itself struct{}

func (itself) Error() string   { return "itself" }
func (itself) Unwrap() []error { return []error{itself{}} }

func TestInvalid(t *testing.T) {
	a, b, c := errors.New("a"), errors.New("b"), errors.New("c")
	for name, test := range map[string]struct {
		err  error
		want []string
	}{
		"one":               {a, []string{"a"}},
		"joined":            {errors.Join(b, nil, a), []string{"a", "b"}},
		"joined twice":      {errors.Join(c, errors.Join(b, a)), []string{"a", "b", "c"}},
		"joined alone":      {errors.Join(a), []string{"a"}},
		"the same twice":    {errors.Join(a, a), []string{"a"}},
		"says more":         {fmt.Errorf("%w and %w", a, b), []string{"a and b"}},
		"says more of list": {several{a, b}, []string{"these: a b"}},
		"of itself":         {itself{}, []string{"itself"}},
		"empty":             {errors.New(""), []string{"Validate refuses the values without saying why"}},
	} {
		d := hush.NewDecoder(input(document(mapping(3, 5))))
		d.Invalid(test.err)
		var got []string
		var config *hush.ConfigError
		require.ErrorAs(t, d.Finish(), &config)
		for _, p := range config.Problems {
			assert.Equal(t, hush.Position{Source: "r.yaml", Line: 3, Column: 5}, p.Position)
			got = append(got, p.Message)
		}
		assert.Equal(t, test.want, got, name)
		assert.ErrorIs(t, config, config.Problems[0].Err)
	}
	d := hush.NewDecoder(hush.Input{})
	d.Invalid(nil)
	assert.NoError(t, d.Finish())
}

// What the program must provide has nothing to do with the values: both are
// told, and Validate runs.
func TestNeedsHost(t *testing.T) {
	check := func(text string) error {
		d := hush.NewDecoder(input(whole(field("int", 9, 3, plain(text, 9, 8)))))
		d.NeedsHost(true, "Logger", "*slog.Logger")
		d.NeedsHost(false, "HTTPClient", "*http.Client")
		var config allConfig
		hushReadAllConfig(d, nil, &config)
		return d.Finish()
	}
	const host = "r.yaml:2:3: llm:gpt-4: the plugin asks the program for *http.Client, but Host.HTTPClient is not set"
	assert.EqualError(t, check("1"), host)
	assert.EqualError(t, check("13"), "r.yaml:2:3: llm:gpt-4: int: must not be 13\n"+host)
	assert.EqualError(t, check("x"), host+"\nr.yaml:9:8: llm:gpt-4.int: expected an integer, found x")
	d := hush.NewDecoder(input(document(mapping(1, 1))))
	d.NeedsHost(false, "HTTPClient", "*http.Client")
	var config allConfig
	hushReadAllConfig(d, nil, &config)
	assert.ErrorContains(t, d.Finish(), "llm:gpt-4.text: required, but missing", "constraints too")
}

// However the program's own code ends, the decoders of others stay clean.
func TestPanicsLeaveThePoolClean(t *testing.T) {
	wrong := whole(field("int8", 5, 3, plain("x", 5, 9)), field("models", 6, 3, sequence(6, 11, plain("a", 6, 12))))
	for range 50 {
		assert.Panics(t, func() {
			d := hush.NewDecoder(input(wrong)).Lenient()
			var config allConfig
			hushReadAllConfig(d, nil, &config)
			panic("in the program's Validate")
		})
		in := input(whole(field("models", 6, 3, sequence(6, 11, plain("a", 6, 12)))))
		in.Resources = panicking{}
		assert.Panics(t, func() { _, _ = decode(t, in) })
		decoded(t, whole())
		_, err := decode(t, input(whole(field("other", 5, 3, plain("x", 5, 9)))))
		assert.ErrorContains(t, err, "unknown field", "not lenient")
	}
}

type panicking struct{ hush.Resolver }

func (panicking) Instance(context.Context, hush.Key) (any, error) { panic("in a factory") }

func TestDecodersAtOnce(t *testing.T) {
	var group sync.WaitGroup
	for worker := range 16 {
		group.Go(func() {
			for i := range 50 {
				n := worker*1000 + i
				config, err := decode(t, input(whole(field("int", 5, 3, plain(strconv.Itoa(n+100), 5, 8)), field("shared", 6, 3, plain(strconv.Itoa(n), 6, 11)))))
				assert.NoError(t, err)
				assert.Equal(t, strconv.Itoa(n), config.Shared)
				_, err = decode(t, input(whole(field("int8", n+1, 3, plain(strconv.Itoa(n+1000), n+1, 9)))))
				assert.ErrorContains(t, err, "r.yaml:"+strconv.Itoa(n+1)+":9: llm:gpt-4.int8: expected an integer from -128 to 127, found "+strconv.Itoa(n+1000))
			}
		})
	}
	group.Wait()
}

// smallConfig has ten fields with constraints.
type smallConfig struct {
	Model, Mode, Host, Path  string
	Retries, Port            int
	Temperature, Probability float64
	Wait                     time.Duration
	Verbose                  bool
}

var hushFieldsSmallConfig = []hush.FieldInfo{
	{Name: "model"}, {Name: "mode"}, {Name: "host"}, {Name: "path"}, {Name: "retries"},
	{Name: "port"}, {Name: "temperature"}, {Name: "probability"}, {Name: "wait"}, {Name: "verbose"},
}

func hushDecodeSmallConfig(v hush.Value, config *smallConfig) {
	d := v.Struct(hushFieldsSmallConfig)
	hush.String(d.Field(0), &config.Model)
	hush.String(d.Field(1), &config.Mode)
	hush.String(d.Field(2), &config.Host)
	hush.String(d.Field(3), &config.Path)
	hush.Int(d.Field(4), &config.Retries)
	hush.Int(d.Field(5), &config.Port)
	hush.FloatNumber(d.Field(6), &config.Temperature)
	hush.FloatNumber(d.Field(7), &config.Probability)
	hush.Duration(d.Field(8), &config.Wait)
	hush.Bool(d.Field(9), &config.Verbose)
	d.End()
}

func hushCheckSmallConfig(d *hush.Decoder, config *smallConfig) {
	d.Check(hushFieldsSmallConfig)
	d.Required(0, config.Model != "")
	d.At(0).MaxLen(hush.Characters(config.Model), 20, "character", "characters")
	hush.OneOf(d.At(1), config.Mode, "fast", "slow")
	d.At(2).MinLen(hush.Characters(config.Host), 1, "character", "characters")
	d.RequiredGiven(4)
	hush.Min(d.At(4), int64(config.Retries), 0)
	hush.Max(d.At(5), int64(config.Port), 65535)
	hush.Min(d.At(6), config.Temperature, 0)
	hush.Max(d.At(6), config.Temperature, 2)
	hush.Max(d.At(7), config.Probability, 1)
	hush.Max(d.At(8), config.Wait, time.Minute)
	d.End()
}

func hushReadSmallConfig(d *hush.Decoder, value any, config *smallConfig) {
	if !takes(d, value, config) {
		hushDecodeSmallConfig(d.Root(), config)
	}
	hushCheckSmallConfig(d, config)
}

type smallModel struct{ config smallConfig }

func (m *smallModel) Answer() string { return m.config.Model }

func newSmallModel(config smallConfig) (*smallModel, error) { return &smallModel{config}, nil }

type hushMakerLLM_small struct{}

func (*hushMakerLLM_small) Make(d *hush.Decoder, value any) (instance answerer, err error) {
	var config smallConfig
	hushReadSmallConfig(d, value, &config)
	if d.Done() {
		return instance, nil
	}
	made, err := newSmallModel(config)
	if err != nil || made == nil {
		return instance, d.Failed(err)
	}
	return made, nil
}

// small is the category of the plugin of smallConfig.
func small() (*hush.Category[answerer], *hush.Plugin[answerer]) {
	plugin := &hush.Plugin[answerer]{Info: hush.Info{Name: "small"}, Maker: (*hushMakerLLM_small)(nil)}
	table := newCategory(hush.CategoryInfo{Name: "llm"}, plugin)
	table.forConfig = func(any) (*hush.Plugin[answerer], []string) { return plugin, nil }
	return table.category(), plugin
}

func smallDocument() hush.Node {
	var fields []part
	for i, pair := range strings.Fields("model=gpt-4 mode=fast host=localhost path=/v1 retries=3 port=8080 temperature=0.7 probability=0.5 wait=30s verbose=true") {
		name, text, _ := strings.Cut(pair, "=")
		fields = append(fields, field(name, i+1, 3, plain(text, i+1, 12)))
	}
	return document(mapping(1, 3, fields...))
}

// Making an instance allocates nothing but the instance, and the node of Go
// values.
func TestDecodingAllocatesNothing(t *testing.T) {
	category, plugin := small()
	in, ctx := input(smallDocument()), t.Context()
	config := smallConfig{
		Model: "gpt-4", Mode: "fast", Host: "localhost", Path: "/v1", Retries: 3, Port: 8080,
		Temperature: 0.7, Probability: 0.5, Wait: 30 * time.Second, Verbose: true,
	}
	values := hush.Values{
		"model": "gpt-4", "mode": "fast", "host": "localhost", "path": "/v1", "retries": 3, "port": 8080,
		"temperature": 0.7, "probability": 0.5, "wait": 30 * time.Second, "verbose": true,
	}
	var given any = config
	ofValues := testing.AllocsPerRun(1000, func() { _, _ = values.Node() })
	for name, test := range map[string]struct {
		want float64
		make func() (any, error)
	}{
		"plugin":         {1, func() (any, error) { return plugin.New(ctx, in) }},
		"category":       {2 + ofValues, func() (any, error) { return category.New(ctx, "small", values) }},
		"config":         {1, func() (any, error) { return category.Create(ctx, given) }},
		"pointer":        {1, func() (any, error) { return category.Create(ctx, &config) }},
		"untyped config": {1, func() (any, error) { return plugin.Create(ctx, in, &config) }},
	} {
		t.Run(name, func(t *testing.T) {
			var made any
			allocations := testing.AllocsPerRun(1000, func() {
				var err error
				if made, err = test.make(); err != nil {
					t.Fatal(err)
				}
			})
			assert.Equal(t, &smallModel{config}, made)
			if !raceEnabled {
				assert.InDelta(t, test.want, allocations, 0)
			}
		})
	}
	if !raceEnabled {
		assert.Zero(t, testing.AllocsPerRun(1000, func() { _, _ = plugin.Check(in) }))
	}
}

func BenchmarkDecode(b *testing.B) {
	_, plugin := small()
	in, ctx := input(smallDocument()), b.Context()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := plugin.New(ctx, in); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodeEveryKind(b *testing.B) {
	in := input(whole(
		field("ports", 5, 3, sequence(5, 10, plain("80", 5, 11), plain("443", 5, 15))),
		field("limits", 8, 3, mapping(8, 11, field("a", 8, 12, plain("3", 8, 17)))),
		field("servers", 12, 3, sequence(13, 5, mapping(13, 7, field("host", 13, 7, plain("a", 13, 13)), field("port", 14, 7, plain("0", 14, 13)))))))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := pluginAll.New(b.Context(), in); err != nil {
			b.Fatal(err)
		}
	}
}
