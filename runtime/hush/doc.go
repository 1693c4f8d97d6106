// Package hush is the part of hushgen that every generated binary links.
//
// A generated file lays out a [Registry] as static data: one [Category] per
// contract, one [Plugin] per factory. This package gives that data its
// methods (look up, list, search, construct), reads configuration values from
// a [Node] into config structs with the help of generated decoders, and
// defines what plugins see of their surroundings: [Key], [Secret], [Ref],
// [Resources].
//
// The life of a plugin, from the point of view of its author:
//
//  1. The registry holds it as constant data; nothing of it runs before it is
//     asked for.
//  2. Its config is decoded: defaults, SetDefaults, the values of the source,
//     the environment; then constraints and Validate. All mistakes are
//     collected into one [ConfigError].
//  3. Its factory is called with the finished config.
//  4. A hub, when there is one, calls Start, hands the instance out, and calls
//     Close in the end.
//
// The package must not know files, formats, the hub or the generator, and
// must link neither reflect nor fmt: with them the linker could no longer
// drop what a program doesn't use. [Decoder], [Value], the functions that take
// one of them, and other names whose comment says "For generated code" may
// change together with [Generation2ElseRunGoGenerate].
package hush
