package hub

import (
	"errors"
	"slices"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/internal/sorting"
	"github.com/hushgen/hushgen/runtime/hush"
)

// add adds the plugins of Override, then those of Extend.
func (c *catalog) add(overrides, extensions []hush.Dynamic) (errs []error) {
	for _, plugin := range overrides {
		if err := c.addOne(plugin, "Override"); err != nil {
			errs = append(errs, err)
		}
	}
	for _, plugin := range extensions {
		if err := c.addOne(plugin, "Extend"); err != nil {
			errs = append(errs, err)
		}
	}
	for _, added := range c.added {
		sorting.Stable(added, compareEntries)
	}
	return errs
}

// addOne adds a plugin that an option was given.
func (c *catalog) addOne(plugin hush.Dynamic, option string) error {
	info := normalised(plugin.Info)
	category := c.category(info.Category)
	if category == nil {
		return c.categoryNotFound(plugin.Info.Category)
	}
	d := &dynamic{info: info, category: category, make: plugin.New}
	if plugin.New == nil {
		return errors.New(info.ID() + ": the plugin given to " + option + " has no New")
	}
	if err := d.checkNames(); err != nil {
		return err
	}
	if option == "Override" {
		if err := c.override(d); err != nil {
			return err
		}
	}
	if err := c.checkFree(d); err != nil {
		return err
	}
	if d.over != nil {
		c.overridden[hush.Key{Category: info.Category, Name: info.Name}] = true
		d.takePlace()
	}
	c.added[info.Category] = append(c.added[info.Category], d)
	return nil
}

// option is the name of the option that it was given to.
func (d *dynamic) option() string {
	if d.over != nil {
		return "Override"
	}
	return "Extend"
}

// names returns the name and the aliases.
func (d *dynamic) names() []string { return append([]string{d.info.Name}, d.info.Aliases...) }

func (d *dynamic) checkNames() error {
	for _, name := range d.names() {
		if !names.Valid(name) {
			return errors.New(d.info.ID() + `: "` + name + `" is not a plugin name: want letters, digits, and "-" or "." between them`)
		}
	}
	return nil
}

// override finds the plugin whose place is taken.
func (c *catalog) override(d *dynamic) error {
	key := hush.Key{Category: d.info.Category, Name: d.info.Name}
	if c.overridden[key] {
		return &hush.ConflictError{Key: key, Reason: "Override was given a plugin of this name already"}
	}
	entry, ok := d.category.Entry(key.Name)
	switch {
	case !ok:
		return c.pluginNotFound(d.category, key.Name)
	case entry.Describe().Name != key.Name:
		err := c.pluginNotFound(d.category, key.Name)
		err.Nearest = []string{entry.Describe().Name} // what it is an alias of
		return err
	}
	d.over = entry
	return nil
}

// checkFree checks that no other plugin has one of the names.
func (c *catalog) checkFree(d *dynamic) error {
	taken := make(map[string]bool)
	for _, name := range d.names() {
		other, ok := c.entry(d.category, name)
		own := ok && d.over != nil && other.Describe() == d.over.Describe()
		if ok && !own || taken[name] {
			return &hush.ConflictError{Key: hush.Key{Category: d.info.Category, Name: name}, Reason: d.takenBy(other)}
		}
		taken[name] = true
	}
	return nil
}

// takenBy says which plugin has a name already; where no other one has, the
// plugin has it twice.
func (d *dynamic) takenBy(other hush.Entry) string {
	if other == nil || d.over != nil && other.Describe() == d.over.Describe() {
		return "the plugin given to " + d.option() + " has this name twice"
	}
	if o, ok := other.(*dynamic); ok {
		return o.option() + " was given the plugin " + o.info.ID() + " with this name already"
	}
	text := "the registry's plugin " + other.Describe().ID() + " has this name already"
	if other.Describe().Name == d.info.Name {
		text += "; to take its place, give the plugin to Override"
	}
	return text
}

// takePlace takes over how resources come to the overridden plugin: by its
// aliases, and because it is preferred. What it does is not taken over.
func (d *dynamic) takePlace() {
	over := d.over.Describe()
	for _, alias := range over.Aliases {
		if !slices.Contains(d.info.Aliases, alias) {
			d.info.Aliases = append(d.info.Aliases, alias)
		}
	}
	d.info.Preferred = d.info.Preferred || over.Preferred
}

func normalised(info hush.Info) hush.Info {
	info.Category = names.Canonical(info.Category)
	info.Name = names.Canonical(info.Name)
	info.Aliases = slices.Clone(info.Aliases)
	for i, alias := range info.Aliases {
		info.Aliases[i] = names.Canonical(alias)
	}
	return info
}
