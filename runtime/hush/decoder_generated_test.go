package hush_test

import (
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// What a generated file holds for allConfig, letter for letter.

var _ answerer = (*allModel)(nil)

type hushMakerLLM_all struct{}

func (*hushMakerLLM_all) Make(d *hush.Decoder, value any) (instance answerer, err error) {
	var config allConfig
	hushReadAllConfig(d, value, &config)
	if d.Done() {
		return instance, nil
	}
	made, err := newAllModel(d.Context(), config)
	if err != nil || made == nil {
		return instance, d.Failed(err)
	}
	return made, nil
}

// hushFieldsAllConfig are the fields of hush_test.allConfig.
var hushFieldsAllConfig = [...]hush.FieldInfo{
	{Name: "text", Options: &hush.FieldOptions{Aliases: []string{"txt", "words"}}},
	{Name: "mode"},
	{Name: "level"},
	{Name: "on"},
	{Name: "int"},
	{Name: "int8"},
	{Name: "int16"},
	{Name: "int32"},
	{Name: "int64"},
	{Name: "uint"},
	{Name: "uint8"},
	{Name: "uint16"},
	{Name: "uint32"},
	{Name: "uint64"},
	{Name: "float32"},
	{Name: "float64"},
	{Name: "count"},
	{Name: "wait"},
	{Name: "key", Options: &hush.FieldOptions{Env: "LLM_KEY", Secret: true}},
	{Name: "color", Options: &hush.FieldOptions{Secret: true}},
	{Name: "pins", Options: &hush.FieldOptions{Secret: true}},
	{Name: "ports"},
	{Name: "names"},
	{Name: "pair"},
	{Name: "limits"},
	{Name: "tags"},
	{Name: "size", Options: &hush.FieldOptions{Env: "LLM_SIZE"}},
	{Name: "retry"},
	{Name: "backup"},
	{Name: "servers"},
	{Name: "zones"},
	{Name: "children"},
	{Name: "grid"},
	{Name: "model"},
	{Name: "models"},
	{Name: "lazy"},
	{Name: "refs"},
	{Name: "shared"},
}

// hushFieldsAllRetry are the fields of hush_test.allRetry.
var hushFieldsAllRetry = [...]hush.FieldInfo{
	{Name: "max", Options: &hush.FieldOptions{Env: "LLM_RETRIES"}},
	{Name: "wait"},
	{Name: "token", Options: &hush.FieldOptions{Secret: true}},
}

func hushDefaultsAllRetry(config *allRetry) {
	if config.Max == 0 {
		config.Max = 3
	}
}

func hushDecodeAllRetry(v hush.Value, config *allRetry) {
	d := v.Struct(hushFieldsAllRetry[:])
	d.Int(0, &config.Max)
	d.Duration(1, &config.Wait)
	d.String(2, &config.Token)
	d.End()
}

func hushCheckAllRetry(d *hush.Decoder, config *allRetry) {
	d.Check(hushFieldsAllRetry[:])
	d.RangeInt(0, int64(config.Max), 1, 10)
	d.End()
}

// hushFieldsAllServer are the fields of hush_test.allServer.
var hushFieldsAllServer = [...]hush.FieldInfo{
	{Name: "host"},
	{Name: "port"},
	{Name: "zone", Options: &hush.FieldOptions{Env: "LLM_ZONE"}},
}

func hushDecodeAllServer(v hush.Value, config *allServer) {
	d := v.Struct(hushFieldsAllServer[:])
	d.String(0, &config.Host)
	d.Int(1, &config.Port)
	d.String(2, &config.Zone)
	d.End()
}

func hushCheckAllServer(d *hush.Decoder, config *allServer) {
	d.Check(hushFieldsAllServer[:])
	d.Required(0, config.Host != "")
	d.RequiredGiven(1)
	d.MaxInt(1, int64(config.Port), 9)
	hush.OneOf(d.At(2), config.Zone, "eu", "us")
	d.End()
}

// hushFieldsAllNode are the fields of hush_test.allNode.
var hushFieldsAllNode = [...]hush.FieldInfo{
	{Name: "name"},
	{Name: "children"},
}

func hushDecodeAllNode(v hush.Value, config *allNode) {
	d := v.Struct(hushFieldsAllNode[:])
	d.String(0, &config.Name)
	hush.Slice(d.Field(1), &config.Children, func(v hush.Value, target **allNode) {
		hush.Pointer(v, target, hushDecodeAllNode)
	})
	d.End()
}

func hushCheckAllNode(d *hush.Decoder, config *allNode) {
	d.Check(hushFieldsAllNode[:])
	d.Required(0, config.Name != "")
	hush.Each(d.At(1), config.Children, func(d *hush.Decoder, v **allNode) {
		if *v != nil {
			hushCheckAllNode(d, *v)
		}
	})
	d.End()
}

// hushReadAllConfig takes hush_test.allConfig from its defaults to a checked config.
func hushReadAllConfig(d *hush.Decoder, value any, config *allConfig) {
	var given *allConfig
	switch value := value.(type) {
	case allConfig:
		given = &value
	case *allConfig:
		given = value
	}
	if d.Begin(hushFieldsAllConfig[:], value, given != nil) {
		config.Mode = "fast"
		config.Float64 = 0.5
		config.Wait = 30 * time.Second
		config.Names = []string{"a", "b"}
		hushDefaultsAllRetry(&config.Retry)
		config.SetDefaults()
		d.String(0, &config.Text)
		hush.String(d.Field(1), &config.Mode)
		hush.Int(d.Field(2), &config.Level)
		d.Bool(3, &config.On)
		d.Int(4, &config.Int)
		hush.Int(d.Field(5), &config.Int8)
		hush.Int(d.Field(6), &config.Int16)
		hush.Int(d.Field(7), &config.Int32)
		hush.Int(d.Field(8), &config.Int64)
		hush.Uint(d.Field(9), &config.Uint)
		hush.Uint(d.Field(10), &config.Uint8)
		hush.Uint(d.Field(11), &config.Uint16)
		hush.Uint(d.Field(12), &config.Uint32)
		hush.Uint(d.Field(13), &config.Uint64)
		hush.FloatNumber(d.Field(14), &config.Float32)
		d.Float(15, &config.Float64)
		d.Int(16, &config.Count)
		d.Duration(17, &config.Wait)
		d.Secret(18, &config.Key)
		d.String(19, &config.Color)
		hush.Slice(d.Field(20), &config.Pins, hush.Int)
		hush.Slice(d.Field(21), &config.Ports, hush.Uint)
		hush.Slice(d.Field(22), &config.Names, hush.String)
		hush.Array(d.Field(23), (&config.Pair)[:], hush.Int)
		hush.Map(d.Field(24), &config.Limits, hush.Int)
		hush.Map(d.Field(25), &config.Tags, hush.String)
		hush.Pointer(d.Field(26), &config.Size, hush.Int)
		hushDecodeAllRetry(d.Field(27), &config.Retry)
		hush.Pointer(d.Field(28), &config.Backup, func(v hush.Value, target *allRetry) {
			hushDefaultsAllRetry(target)
			hushDecodeAllRetry(v, target)
		})
		hush.Slice(d.Field(29), &config.Servers, hushDecodeAllServer)
		hush.Map(d.Field(30), &config.Zones, hushDecodeAllServer)
		hush.Slice(d.Field(31), &config.Children, func(v hush.Value, target **allNode) {
			hush.Pointer(v, target, hushDecodeAllNode)
		})
		hush.Slice(d.Field(32), &config.Grid, func(v hush.Value, target *[]int) {
			hush.Slice(v, target, hush.Int)
		})
		hush.Resource(d.Field(33), "llm", &config.Model)
		hush.Slice(d.Field(34), &config.Models, func(v hush.Value, target *answerer) {
			hush.Resource(v, "llm", target)
		})
		hush.RefField(d.Field(35), "llm", &config.Lazy)
		hush.Map(d.Field(36), &config.Refs, func(v hush.Value, target *hush.Ref[answerer]) {
			hush.RefField(v, "llm", target)
		})
		d.String(37, &config.Shared)
	} else if given != nil {
		*config = *given
	}
	d.Required(0, config.Text != "")
	d.MinCharacters(0, config.Text, 2)
	d.MaxCharacters(0, config.Text, 8)
	hush.OneOf(d.At(1), string(config.Mode), "fast", "slow")
	hush.OneOf(d.At(2), int64(config.Level), 1, 2)
	d.RangeInt(5, int64(config.Int8), -5, 100)
	hush.Max(d.At(10), uint64(config.Uint8), 200)
	hush.OneOf(d.At(13), config.Uint64, 1, 2, 4)
	hush.Min(d.At(14), config.Float32, 0.1)
	hush.Max(d.At(14), config.Float32, 0.7)
	d.RangeFloat(15, config.Float64, 0, 2)
	d.RequiredGiven(16)
	d.MinInt(16, int64(config.Count), 1)
	d.RangeDuration(17, config.Wait, 1*time.Second, 1*time.Minute)
	d.MinCharacters(18, (config.Key).Reveal(), 4)
	hush.OneOf(d.At(19), config.Color, "red", "green")
	hush.Each(d.At(20), config.Pins, func(d *hush.Decoder, v *int) {
		hush.Min(d, int64(*v), 10)
	})
	d.MaxEntries(21, len(config.Ports), 3)
	hush.Each(d.At(21), config.Ports, func(d *hush.Decoder, v *uint16) {
		hush.Min(d, uint64(*v), 1)
	})
	hush.EachOf(d.At(23), (config.Pair)[:], func(d *hush.Decoder, v *int) {
		hush.Min(d, int64(*v), 1)
	})
	hush.EachIn(d.At(24), config.Limits, func(d *hush.Decoder, v *int) {
		hush.Max(d, int64(*v), 9)
	})
	d.Required(25, len(config.Tags) > 0)
	if config.Size != nil {
		hush.Max(d.At(26), int64(*config.Size), 3)
	}
	hushCheckAllRetry(d.At(27), &config.Retry)
	if config.Backup != nil {
		hushCheckAllRetry(d.At(28), config.Backup)
	}
	hush.Each(d.At(29), config.Servers, hushCheckAllServer)
	hush.EachIn(d.At(30), config.Zones, hushCheckAllServer)
	hush.Each(d.At(31), config.Children, func(d *hush.Decoder, v **allNode) {
		if *v != nil {
			hushCheckAllNode(d, *v)
		}
	})
	if d.Valid() {
		d.Invalid(config.Validate())
	}
}
