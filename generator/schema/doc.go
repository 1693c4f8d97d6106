// Package schema makes JSON Schemas of a registry: of a resources file, and of
// the values of a single plugin.
//
// What the program takes, the schema takes: an editor never marks a document
// that works. The other way round holds too, but for what JSON Schema can't
// say; docs/schema.md lists it. The schema is that of all builds: plugins that
// only some of them have are in.
//
// A schema is put together from [Parts]: definitions that are written once
// and used by many. The generated file holds the same parts as static data, and
// the Schemas of runtime/hush puts them together to the same bytes.
package schema
