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
	if err != nil {
		return instance, d.Failed("hush_test.newAllModel", err)
	}
	if made == nil {
		return instance, d.Failed("hush_test.newAllModel", nil)
	}
	return made, nil
}

// hushFieldsAllConfig are the fields of hush_test.allConfig.
var hushFieldsAllConfig = []hush.FieldInfo{
	{Name: "text", Aliases: []string{"txt", "words"}},
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
	{Name: "key", Env: "LLM_KEY", Secret: true},
	{Name: "color", Secret: true},
	{Name: "pins", Secret: true},
	{Name: "ports"},
	{Name: "names"},
	{Name: "pair"},
	{Name: "limits"},
	{Name: "tags"},
	{Name: "size", Env: "LLM_SIZE"},
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

func hushDefaultsAllConfig(config *allConfig) {
	if config.Mode == "" {
		config.Mode = "fast"
	}
	if config.Float64 == 0 {
		config.Float64 = 0.5
	}
	if config.Wait == 0 {
		config.Wait = 30 * time.Second
	}
	if config.Names == nil {
		config.Names = []string{"a", "b"}
	}
	hushDefaultsAllRetry(&config.Retry)
}

func hushDecodeAllConfig(v hush.Value, config *allConfig) {
	d := v.Struct(hushFieldsAllConfig)
	for d.Next() {
		switch d.Name() {
		case "text", "txt", "words":
			hush.String(d.Field(0), &config.Text)
		case "mode":
			hush.String(d.Field(1), &config.Mode)
		case "level":
			hush.Int(d.Field(2), &config.Level)
		case "on":
			hush.Bool(d.Field(3), &config.On)
		case "int":
			hush.Int(d.Field(4), &config.Int)
		case "int8":
			hush.Int(d.Field(5), &config.Int8)
		case "int16":
			hush.Int(d.Field(6), &config.Int16)
		case "int32":
			hush.Int(d.Field(7), &config.Int32)
		case "int64":
			hush.Int(d.Field(8), &config.Int64)
		case "uint":
			hush.Uint(d.Field(9), &config.Uint)
		case "uint8":
			hush.Uint(d.Field(10), &config.Uint8)
		case "uint16":
			hush.Uint(d.Field(11), &config.Uint16)
		case "uint32":
			hush.Uint(d.Field(12), &config.Uint32)
		case "uint64":
			hush.Uint(d.Field(13), &config.Uint64)
		case "float32":
			hush.FloatNumber(d.Field(14), &config.Float32)
		case "float64":
			hush.FloatNumber(d.Field(15), &config.Float64)
		case "count":
			hush.Int(d.Field(16), &config.Count)
		case "wait":
			hush.Duration(d.Field(17), &config.Wait)
		case "key":
			hush.SecretText(d.Field(18), &config.Key)
		case "color":
			hush.String(d.Field(19), &config.Color)
		case "pins":
			hush.Slice(d.Field(20), &config.Pins, hush.Int)
		case "ports":
			hush.Slice(d.Field(21), &config.Ports, hush.Uint)
		case "names":
			hush.Slice(d.Field(22), &config.Names, hush.String)
		case "pair":
			hush.Array(d.Field(23), (&config.Pair)[:], hush.Int)
		case "limits":
			hush.Map(d.Field(24), &config.Limits, hush.Int)
		case "tags":
			hush.Map(d.Field(25), &config.Tags, hush.String)
		case "size":
			hush.Pointer(d.Field(26), &config.Size, hush.Int)
		case "retry":
			hushDecodeAllRetry(d.Field(27), &config.Retry)
		case "backup":
			hush.Pointer(d.Field(28), &config.Backup, func(v hush.Value, target *allRetry) {
				hushDefaultsAllRetry(target)
				hushDecodeAllRetry(v, target)
			})
		case "servers":
			hush.Slice(d.Field(29), &config.Servers, hushDecodeAllServer)
		case "zones":
			hush.Map(d.Field(30), &config.Zones, hushDecodeAllServer)
		case "children":
			hush.Slice(d.Field(31), &config.Children, func(v hush.Value, target **allNode) {
				hush.Pointer(v, target, hushDecodeAllNode)
			})
		case "grid":
			hush.Slice(d.Field(32), &config.Grid, func(v hush.Value, target *[]int) {
				hush.Slice(v, target, hush.Int)
			})
		case "model":
			hush.Resource(d.Field(33), "llm", &config.Model)
		case "models":
			hush.Slice(d.Field(34), &config.Models, func(v hush.Value, target *answerer) {
				hush.Resource(v, "llm", target)
			})
		case "lazy":
			hush.RefField(d.Field(35), "llm", &config.Lazy)
		case "refs":
			hush.Map(d.Field(36), &config.Refs, func(v hush.Value, target *hush.Ref[answerer]) {
				hush.RefField(v, "llm", target)
			})
		case "shared":
			hush.String(d.Field(37), &config.Shared)
		default:
			d.Unknown()
		}
	}
	if d.FromEnv(18) {
		hush.SecretText(d.Field(18), &config.Key)
	}
	if d.FromEnv(26) {
		hush.Pointer(d.Field(26), &config.Size, hush.Int)
	}
	if !d.Given(27) {
		hushDecodeAllRetry(d.Absent(27), &config.Retry)
	}
	d.End()
}

func hushCheckAllConfig(d *hush.Decoder, config *allConfig) {
	d.Check(hushFieldsAllConfig)
	d.At(0).Required(config.Text != "")
	d.At(0).MinLen(hush.Characters(config.Text), 2, "character", "characters")
	d.At(0).MaxLen(hush.Characters(config.Text), 8, "character", "characters")
	hush.OneOf(d.At(1), string(config.Mode), "fast", "slow")
	hush.OneOf(d.At(2), int64(config.Level), 1, 2)
	hush.Min(d.At(5), int64(config.Int8), -5)
	hush.Max(d.At(5), int64(config.Int8), 100)
	hush.Max(d.At(10), uint64(config.Uint8), 200)
	hush.OneOf(d.At(13), config.Uint64, 1, 2, 4)
	hush.Min(d.At(14), config.Float32, 0.1)
	hush.Max(d.At(14), config.Float32, 0.7)
	hush.Min(d.At(15), config.Float64, 0)
	hush.Max(d.At(15), config.Float64, 2)
	d.At(16).RequiredGiven()
	hush.Min(d.At(16), int64(config.Count), 1)
	hush.Min(d.At(17), config.Wait, 1*time.Second)
	hush.Max(d.At(17), config.Wait, 1*time.Minute)
	d.At(18).MinLen(hush.Characters((config.Key).Reveal()), 4, "character", "characters")
	hush.OneOf(d.At(19), config.Color, "red", "green")
	hush.Each(d.At(20), config.Pins, func(d *hush.Decoder, v *int) {
		hush.Min(d, int64(*v), 10)
	})
	d.At(21).MaxLen(len(config.Ports), 3, "entry", "entries")
	hush.Each(d.At(21), config.Ports, func(d *hush.Decoder, v *uint16) {
		hush.Min(d, uint64(*v), 1)
	})
	hush.EachOf(d.At(23), (config.Pair)[:], func(d *hush.Decoder, v *int) {
		hush.Min(d, int64(*v), 1)
	})
	hush.EachIn(d.At(24), config.Limits, func(d *hush.Decoder, v *int) {
		hush.Max(d, int64(*v), 9)
	})
	d.At(25).Required(len(config.Tags) > 0)
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
	d.End()
}

// hushFieldsAllRetry are the fields of hush_test.allRetry.
var hushFieldsAllRetry = []hush.FieldInfo{
	{Name: "max", Env: "LLM_RETRIES"},
	{Name: "wait"},
	{Name: "token", Secret: true},
}

func hushDefaultsAllRetry(config *allRetry) {
	if config.Max == 0 {
		config.Max = 3
	}
}

func hushDecodeAllRetry(v hush.Value, config *allRetry) {
	d := v.Struct(hushFieldsAllRetry)
	for d.Next() {
		switch d.Name() {
		case "max":
			hush.Int(d.Field(0), &config.Max)
		case "wait":
			hush.Duration(d.Field(1), &config.Wait)
		case "token":
			hush.String(d.Field(2), &config.Token)
		default:
			d.Unknown()
		}
	}
	if d.FromEnv(0) {
		hush.Int(d.Field(0), &config.Max)
	}
	d.End()
}

func hushCheckAllRetry(d *hush.Decoder, config *allRetry) {
	d.Check(hushFieldsAllRetry)
	hush.Min(d.At(0), int64(config.Max), 1)
	hush.Max(d.At(0), int64(config.Max), 10)
	d.End()
}

// hushFieldsAllServer are the fields of hush_test.allServer.
var hushFieldsAllServer = []hush.FieldInfo{
	{Name: "host"},
	{Name: "port"},
	{Name: "zone", Env: "LLM_ZONE"},
}

func hushDecodeAllServer(v hush.Value, config *allServer) {
	d := v.Struct(hushFieldsAllServer)
	for d.Next() {
		switch d.Name() {
		case "host":
			hush.String(d.Field(0), &config.Host)
		case "port":
			hush.Int(d.Field(1), &config.Port)
		case "zone":
			hush.String(d.Field(2), &config.Zone)
		default:
			d.Unknown()
		}
	}
	if d.FromEnv(2) {
		hush.String(d.Field(2), &config.Zone)
	}
	d.End()
}

func hushCheckAllServer(d *hush.Decoder, config *allServer) {
	d.Check(hushFieldsAllServer)
	d.At(0).Required(config.Host != "")
	d.At(1).RequiredGiven()
	hush.Max(d.At(1), int64(config.Port), 9)
	hush.OneOf(d.At(2), config.Zone, "eu", "us")
	d.End()
}

// hushFieldsAllNode are the fields of hush_test.allNode.
var hushFieldsAllNode = []hush.FieldInfo{
	{Name: "name"},
	{Name: "children"},
}

func hushDecodeAllNode(v hush.Value, config *allNode) {
	d := v.Struct(hushFieldsAllNode)
	for d.Next() {
		switch d.Name() {
		case "name":
			hush.String(d.Field(0), &config.Name)
		case "children":
			hush.Slice(d.Field(1), &config.Children, func(v hush.Value, target **allNode) {
				hush.Pointer(v, target, hushDecodeAllNode)
			})
		default:
			d.Unknown()
		}
	}
	d.End()
}

func hushCheckAllNode(d *hush.Decoder, config *allNode) {
	d.Check(hushFieldsAllNode)
	d.At(0).Required(config.Name != "")
	hush.Each(d.At(1), config.Children, func(d *hush.Decoder, v **allNode) {
		if *v != nil {
			hushCheckAllNode(d, *v)
		}
	})
	d.End()
}

// hushReadAllConfig takes hush_test.allConfig from its defaults to a checked config.
func hushReadAllConfig(d *hush.Decoder, value any, config *allConfig) {
	if !hush.Given(d, value, config) {
		hushDefaultsAllConfig(config)
		config.SetDefaults()
		hushDecodeAllConfig(d.Root(), config)
	}
	hushCheckAllConfig(d, config)
	if d.Valid() {
		d.Invalid(config.Validate())
	}
}
