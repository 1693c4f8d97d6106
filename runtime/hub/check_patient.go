package hub

import "github.com/hushgen/hushgen/runtime/hush"

// patient is a resource to look after; one that isn't there has no slot but an
// error.
type patient struct {
	key  hush.Key
	slot *slot
	err  error
}

// patients returns those of the keys, or everything, sorted by key.
func (c *check) patients(only []hush.Key) []patient {
	st, keys := c.hub.stateFor(c.asker), only
	if only == nil {
		keys = st.keys
	}
	found := make([]patient, len(keys))
	for i, key := range keys {
		found[i] = patient{key: key, slot: st.slots[key]}
		if found[i].slot == nil {
			found[i].err = c.hub.notFound(st, key)
		}
	}
	return found
}

// plugin returns the name of the plugin, as far as it is known.
func (p patient) plugin() string {
	if p.slot == nil {
		return ""
	}
	if r := p.slot.resource.Load(); r != nil && r.entry != nil {
		return r.entry.Describe().Name
	}
	return ""
}
