// Package plugins is the gateway's registry: everything under ../providers,
// and what is imported here.
//
// To add a plugin of another module, go get it, import it here for its side of
// the registry alone (_ "github.com/acme/hush-something") and generate.
//
//hush:registry packages=../providers/... resources=../resources.yaml
package plugins

//go:generate go run github.com/hushgen/hushgen/cmd/hushgen
//go:generate go run github.com/hushgen/hushgen/cmd/hushgen schema -o ../resources.schema.json
//go:generate go run github.com/hushgen/hushgen/cmd/hushgen docs -o ../reference
