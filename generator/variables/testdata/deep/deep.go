// Package deep reads variables in all ways.
//
//hush:registry packages=.
package deep

import "github.com/hushgen/hushgen/runtime/hush"

//hush:category name=thing
type Thing interface{ Thing() }

//hush:config name=deep category=thing preferred
type Deep struct {
	Embedded
	//hush:field env=TOP aliases=first
	Top string
	//hush:field env=NUMBER default=3
	Number int
	Inner  Inner
	Open   *Inner
	List   []Inner
	ByName map[string]*Inner
	Pair   [2]Inner
	Grid   [][]Inner
	Self   *Deep
	BySelf map[string]*Deep
	Rows   [][]Deep
	Any    any
	Texts  []string
	Secret hush.Secret
	More   map[string]any //hush:field rest
}

type Embedded struct {
	//hush:field env=EMBEDDED
	Embedded string
}

type Inner struct {
	//hush:field env=INNER
	Name string
	Leaf struct {
		//hush:field env=LEAF
		Value bool
	}
}

//hush:factory
func New(Deep) Thing { return nil }

//hush:factory name=other category=thing
func Other() Thing { return nil }
