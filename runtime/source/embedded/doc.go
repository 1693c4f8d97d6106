// Package embedded is the source of resources that are in the binary.
//
// With embed on //hush:registry, hushgen reads the resources file when it
// generates and writes what it held as static data, with the place of every
// value: hush_gen_resources.go declares Resources, a [Source]. Opening it reads
// no file and parses nothing; problems still say where in the file they are.
//
//   - ${…} is replaced when the hub opens, as in any file. A relative path in
//     ${file:…} is that of the file as the directive names it, seen from the
//     working folder of the process: with resources=resources.yaml, key.txt is
//     key.txt there. Absolute paths mean the same everywhere.
//   - What should differ between places comes from a source on top:
//     hub.From(plugins.Resources, yamlfile.New("local.yaml").Optional()).
//   - There is nothing to watch: the content changes with the program.
//
// It must not know any format, and links neither reflect nor fmt.
package embedded
