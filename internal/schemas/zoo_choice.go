package schemas

// Wren is the one plugin of its category.
//
//hush:config name=wren category=bird-house
type Wren struct {
	Eggs int8
}

// NewWren makes a wren.
//
//hush:factory
func NewWren(cfg Wren) Bird { return quiet{} }

// CarpConfig is what a resource of the pond is when it doesn't say.
//
//hush:config name=carp category=pond preferred aliases=koi,gold-fish
type CarpConfig struct {
	Scales uint8
}

// NewCarp makes a carp.
//
//hush:factory
func NewCarp(cfg CarpConfig) Fish { return quiet{} }

// PikeConfig must be asked for.
//
//hush:config name=great.pike-2 category=pond aliases=default
type PikeConfig struct {
	//hush:field required
	Teeth int
}

// NewPike makes a pike.
//
//hush:factory
func NewPike(cfg PikeConfig) Fish { return quiet{} }

// NewSeven makes a hen that is known by her number.
//
//hush:factory name=7 category=farm
func NewSeven() Hen { return quiet{} }

// NewTrue makes a hen that is known by a word.
//
//hush:factory name=true category=farm aliases=1e3
func NewTrue() Hen { return quiet{} }

// Barn is shared by two hens.
type Barn struct {
	Size int8
}

// NewTight makes a hen in a barn.
//
//hush:factory name=tight category=farm
func NewTight(cfg Barn) Hen { return quiet{} }

// NewWide makes a hen in a barn that may have more.
//
//hush:factory name=wide category=farm lenient
func NewWide(cfg Barn) Hen { return quiet{} }
