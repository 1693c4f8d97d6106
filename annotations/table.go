package annotations

import "strings"

var table = []*Verb{&registryVerb, &categoryVerb, &configVerb, &factoryVerb, &fieldVerb}

func verbByName(name string) (*Verb, bool) {
	for _, v := range table {
		if v.Name == name {
			return v, true
		}
	}
	return nil, false
}

func verbNames() []string {
	known := make([]string, len(table))
	for i, v := range table {
		known[i] = v.Name
	}
	return known
}

func (v *Verb) option(key string) (*OptionSpec, bool) {
	for i := range v.Options {
		if v.Options[i].matches(key) {
			return &v.Options[i], true
		}
	}
	return nil, false
}

func (v *Verb) has(key string) bool {
	_, ok := v.option(key)
	return ok
}

func (v *Verb) keys() []string {
	known := make([]string, len(v.Options))
	for i := range v.Options {
		known[i] = v.Options[i].shownKey()
	}
	return known
}

func (v *Verb) allows(target Target) bool {
	for _, t := range v.Targets {
		if t == target {
			return true
		}
	}
	return false
}

func (o *OptionSpec) matches(key string) bool {
	if o.Kind == KindMeta {
		return len(key) > len(o.Key) && strings.HasPrefix(key, o.Key)
	}
	return key == o.Key
}

func (o *OptionSpec) shownKey() string {
	if o.Kind == KindMeta {
		return o.Key + "K"
	}
	return o.Key
}

// Usage returns the option as it is written: "name=NAME", "tags=TEXT,...",
// "preferred", "stability=experimental|beta|stable", "enum[=VALUE,...]".
func (o OptionSpec) Usage() string {
	switch o.Kind {
	case KindFlag:
		return o.Key
	case KindChoice:
		return o.Key + "=" + strings.Join(o.Choices, "|")
	case KindEnum:
		return o.Key + "[=" + o.ValueName + ",...]"
	case KindList, KindNames:
		return o.Key + "=" + o.ValueName + ",..."
	default:
		return o.shownKey() + "=" + o.ValueName
	}
}
