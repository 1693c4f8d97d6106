package schemas

import "github.com/hushgen/hushgen/runtime/hush"

// Renamed has fields with older names.
//
//hush:config name=renamed category=zoo aliases=old-name,older
type Renamed struct {
	//hush:field aliases=size,width
	Length int
	//hush:field required aliases=title,label
	Name string
	//hush:field required aliases=codes
	List []int
	//hush:field aliases=inner
	Strict Strict
	//hush:field name=a.b/c~d
	Odd int
	//hush:field name=$ref
	Ref bool
	// Straße tests other letters.
	Straße string `json:"straße"`
	Quoted int8   `yaml:"it's"`
	//hush:field deprecated="use name" aliases=worn
	Old string
}

// NewRenamed makes an animal of other names.
//
//hush:factory
func NewRenamed(cfg Renamed) Animal { return quiet{} }

// Loose takes unknown fields.
//
//hush:config name=loose category=zoo lenient
type Loose struct {
	Known int8
	Leaf  Leaf
	Tree  *Tree
}

// NewLoose makes an animal that takes what nobody knows.
//
//hush:factory
func NewLoose(cfg Loose) Animal { return quiet{} }

// Rest keeps the unknown fields.
//
//hush:config name=rest category=zoo
type Rest struct {
	Known int8
	//hush:field aliases=older
	Newer string
	Inner struct {
		Known bool
		//hush:field rest
		More hush.Node
	}
	//hush:field rest
	More map[string]any
}

// NewRest makes an animal that keeps what nobody knows.
//
//hush:factory
func NewRest(cfg Rest) Animal { return quiet{} }

// NewPlain makes an animal without a config.
//
//hush:factory name=plain category=zoo
func NewPlain() Animal { return quiet{} }
