// Package hub turns resources into instances.
//
// A plugin is code: "openai" in category "llm". A resource is a configured
// use of it: "llm:gpt-4". Sources say which resources there are; a [Hub] makes
// their instances, each on its first use and exactly once, and closes them.
//
// What happens to a resource, in order:
//
//  1. [Open] asks every [Source] for its values, reads the keys, and lets a
//     later source's resource replace an earlier one's of the same key, whole.
//  2. ${…} in the values is replaced. The plugin is chosen. The plugin decodes
//     and checks the values, and says which other resources they name. These
//     must exist and must not go round in a circle. Whatever is wrong anywhere
//     is reported at once. Nothing has been constructed so far.
//  3. The first Get, Use or reference that asks for the resource calls the
//     plugin's factory in a goroutine of its own; everyone else who asks
//     meanwhile waits for the same instance.
//  4. The instance's Start(ctx) error is called, when it has one. What [Wrap]
//     was given goes around it. Then the instance is handed out. From here on
//     asking for it takes no lock.
//  5. [Hub.Reload] goes over to what the sources say by then: it makes
//     successors of the instances whose values have changed, swaps all at once,
//     and closes the old ones when nobody uses or holds them any more.
//     [Hub.Watch] reloads whenever files change, [Hub.Put] and [Hub.Remove]
//     change one resource and save it.
//  6. [Hub.Close] closes all instances in reverse order of construction: it
//     waits for what runs in Use, cancels the instance's context, and calls
//     Close() error or Close(ctx) error, when the instance has one.
//
// A factory that returns neither an instance nor an error is an error. Only a
// plain nil is seen as no instance: a contract that is an interface may hold a
// nil pointer ("return client, err" with a nil *Client), which can't be told
// from a plugin that works without one. Such an instance is handed out like
// any other. Should its Start then panic, Get panics with that, as it does for
// a factory's panic, and the next Get tries anew; a panic of its Close is an
// error of [Hub.Close].
//
// Generated code wraps Open and adds one typed field for each category, see
// [Resources].
//
// The package must not know any format or plugin, and must link neither
// reflect nor fmt.
package hub
