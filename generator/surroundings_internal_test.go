package generator

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/generator/discover"
)

func TestRefuseNewer(t *testing.T) {
	listing := &discover.Listing{ByPath: map[string]*discover.Package{
		"fmt":               {Path: "fmt", Standard: true},
		"example.com/app":   {Path: "example.com/app", Module: &discover.Module{Path: "example.com/app", GoVersion: "1.26.0"}},
		"example.com/lib/b": {Path: "example.com/lib/b", Module: &discover.Module{Path: "example.com/lib", GoVersion: "1.30"}},
		"example.com/lib/a": {Path: "example.com/lib/a", Module: &discover.Module{Path: "example.com/lib", GoVersion: "1.30"}},
		"example.com/old":   {Path: "example.com/old", Module: &discover.Module{Path: "example.com/old"}},
	}}
	assert.EqualError(t, refuseNewer(listing, "go1.26.8"),
		"hushgen was built with go1.26.8, but the module example.com/lib asks for Go 1.30; use go tool hushgen, or build hushgen anew with the newer Go")
	assert.NoError(t, refuseNewer(listing, "go1.30"))
	assert.NoError(t, refuseNewer(listing, "go1.31.2 X:synctest"))
}
