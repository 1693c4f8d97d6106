package peers

import (
	"bytes"

	"github.com/go-viper/mapstructure/v2"
	koanfyaml "github.com/knadh/koanf/parsers/yaml"
	"github.com/knadh/koanf/providers/rawbytes"
	"github.com/knadh/koanf/v2"
	"github.com/spf13/viper"
)

// delimiter separates the steps of a path; no key of the documents holds it.
const delimiter = "."

func hooks() mapstructure.DecodeHookFunc {
	return mapstructure.ComposeDecodeHookFunc(
		mapstructure.StringToTimeDurationHookFunc(),
		mapstructure.TextUnmarshallerHookFunc(),
	)
}

// koanfMapstructure refuses unknown fields and converts no types, which takes
// a decoder config made by hand.
func koanfMapstructure(content []byte, target any) error {
	k := koanf.New(delimiter)
	if err := k.Load(rawbytes.Provider(content), koanfyaml.Parser()); err != nil {
		return err
	}
	return k.UnmarshalWithConf("", target, koanf.UnmarshalConf{
		Tag:           "mapstructure",
		DecoderConfig: &mapstructure.DecoderConfig{DecodeHook: hooks(), ErrorUnused: true, Result: target},
	})
}

// viperExact refuses unknown fields and converts no types.
func viperExact(content []byte, target any) error {
	v := viper.NewWithOptions(viper.KeyDelimiter(delimiter))
	v.SetConfigType("yaml")
	if err := v.ReadConfig(bytes.NewReader(content)); err != nil {
		return err
	}
	return v.UnmarshalExact(target, viper.DecodeHook(hooks()), func(config *mapstructure.DecoderConfig) {
		config.WeaklyTypedInput = false
	})
}
