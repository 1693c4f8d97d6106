package schema

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/model"
)

// plugins makes a category of plugins.
func plugins(constraint builds.Constraint, all ...model.Plugin) *category {
	c := &model.Category{Name: "c", Constraint: constraint}
	for _, p := range all {
		p.Category = "c"
		c.Plugins = append(c.Plugins, &p)
	}
	return newCategory(c)
}

func namesOf(slots []*slot) []string {
	var names []string
	for _, s := range slots {
		names = append(names, s.plugin().Name)
	}
	return names
}

// Which plugin a resource has without a type depends on the build where
// plugins do: the schema takes what any build takes.
func TestFallback(t *testing.T) {
	a, b, c := model.Plugin{Name: "a"}, model.Plugin{Name: "b"}, model.Plugin{Name: "c"}
	preferred := func(p model.Plugin) model.Plugin { p.Preferred = true; return p }
	only := func(p model.Plugin, constraint builds.Constraint) model.Plugin { p.Constraint = constraint; return p }
	for name, test := range map[string]struct {
		category *category
		want     []string
	}{
		"none":                          {plugins(""), nil},
		"one":                           {plugins("", a), []string{"a"}},
		"two":                           {plugins("", a, b), nil},
		"a preferred one":               {plugins("", a, preferred(b), c), []string{"b"}},
		"one that some builds have":     {plugins("", only(a, "linux")), []string{"a"}},
		"one beside such":               {plugins("", a, only(b, "linux")), []string{"a"}},
		"two beside such":               {plugins("", a, b, only(c, "linux")), nil},
		"only such":                     {plugins("", only(a, "linux"), only(b, "darwin")), []string{"a", "b"}},
		"preferred in some builds":      {plugins("", a, only(preferred(b), "linux")), []string{"b", "a"}},
		"preferred among three":         {plugins("", a, b, only(preferred(c), "linux")), []string{"c"}},
		"variants make a whole":         {plugins("", only(a, "linux"), only(a, "!linux"), only(b, "linux")), []string{"a"}},
		"the constraint of all":         {plugins("linux", only(a, "linux"), only(b, "linux")), nil},
		"preferred, always":             {plugins("", preferred(a), only(b, "linux")), []string{"a"}},
		"two preferred, build by build": {plugins("", only(preferred(a), "linux"), only(preferred(b), "!linux")), []string{"a", "b"}},
	} {
		assert.Equal(t, test.want, namesOf(test.category.fallback), name)
	}
}

// A name may be one plugin's in some builds and another's in others.
func TestNameGroups(t *testing.T) {
	c := plugins("",
		model.Plugin{Name: "a", Aliases: []string{"x", "y"}, Constraint: "linux"},
		model.Plugin{Name: "a", Aliases: []string{"z"}, Constraint: "!linux"},
		model.Plugin{Name: "b", Aliases: []string{"y"}, Constraint: "!linux"},
		model.Plugin{Name: "y2", Preferred: true})
	type group struct{ names, plugins []string }
	var groups []group
	for _, n := range c.names {
		groups = append(groups, group{n.texts, namesOf(n.plugins)})
	}
	assert.Equal(t, []group{
		{[]string{"y"}, []string{"a", "b"}},
		{[]string{"a", "x", "z"}, []string{"a"}},
		{[]string{"b"}, []string{"b"}},
		{[]string{"y2"}, []string{"y2"}},
	}, groups)
	assert.Equal(t, []string{"a", "b"}, namesOf(c.orFallback(c.names[0])))
	assert.Equal(t, []string{"b", "y2"}, namesOf(c.orFallback(c.names[2])), "elsewhere it is the preferred one")
}

func config(name model.Type) *model.Struct { return &model.Struct{Type: name} }

// The older spelling finds plugins as the hub does.
func TestClasses(t *testing.T) {
	shared := config("«example.com/m m».Config")
	c := plugins("",
		model.Plugin{Name: "a-b", Config: config("«example.com/m m».Own")},
		model.Plugin{Name: "ab", Config: shared},
		model.Plugin{Name: "abconfig", Config: shared},
		model.Plugin{Name: "own"},
		model.Plugin{Name: "x", Aliases: []string{"y"}})
	own := map[string][]string{}
	for s, classes := range c.classes.own {
		own[s.plugin().Name] = classes
	}
	assert.Equal(t, map[string][]string{
		"own": {"Own"},   // a name comes first
		"a-b": {"m.Own"}, // several have m.Config
	}, own)
	assert.Empty(t, c.classes.others)
	assert.Equal(t, []string{"a-b", "ab", "abconfig"}, namesOf(c.classes.confused(c.slots[0])))
	assert.Equal(t, []string{"abconfig", "a-b", "ab"}, namesOf(c.classes.confused(c.slots[2])))
	assert.Equal(t, []string{"x"}, namesOf(c.classes.confused(c.slots[4])))
	for class, want := range map[string]bool{
		"x": true, "Y": true, "XConfig": true, "y_Config": true, " -x.": true, "Yconfig": false, "xx": false, "z": false, "": false,
	} {
		if want {
			assert.Regexp(t, c.slots[4].classPattern(), class)
		} else {
			assert.NotRegexp(t, c.slots[4].classPattern(), class)
		}
	}
}
