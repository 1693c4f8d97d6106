package schemas

import (
	"errors"
	"net/netip"
	"strings"
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Picky decides with Go code. The schema can't know that code, but must take
// whatever passes it.
//
//hush:config name=picky category=wild
type Picky struct {
	//hush:field required
	Filled string
	//hush:field required
	Leaf *Leaf
	//hush:field min=1 max=9
	Count   int
	Address netip.Addr
	Shout   Shout
	Shouts  []Shout
	Held    Strict
	//hush:field required
	Pair [2]int
	//hush:field minlen=2
	List []Strict
}

// SetDefaults fills what is required.
func (p *Picky) SetDefaults() {
	p.Filled, p.Leaf, p.Count = "filled", &Leaf{Size: 3}, 5
	p.Held.Name, p.List = "held", []Strict{{Name: "a"}, {Name: "b"}}
}

// Validate refuses one value.
func (p *Picky) Validate() error {
	if p.Count == 7 {
		return errors.New("count can't be 7")
	}
	return nil
}

// NewPicky makes a picky beast.
//
//hush:factory
func NewPicky(cfg Picky) Beast { return quiet{} }

// Shout is a text that reads itself.
type Shout struct{ text string }

// UnmarshalText takes texts in upper case.
func (s *Shout) UnmarshalText(text []byte) error {
	s.text = string(text)
	if strings.ToUpper(s.text) != s.text {
		return errors.New("not loud enough")
	}
	return nil
}

// Roaming takes values from the environment.
//
//hush:config name=roaming category=wild
type Roaming struct {
	//hush:field required env=ZOO_NAME
	Name string
	//hush:field required env=ZOO_COUNT min=2
	Count int
	//hush:field env=ZOO_TOKEN
	Token hush.Secret
	Inner struct {
		//hush:field required env=ZOO_WAIT
		Wait time.Duration
		//hush:field min=1
		Max int
	}
	Deep struct{ Inner struct{ Strict Traveller } }
}

// Traveller has one field from the environment and one that must be written.
type Traveller struct {
	//hush:field required env=ZOO_FROM
	From string
}

// NewRoaming makes a roaming beast.
//
//hush:factory
func NewRoaming(cfg Roaming) Beast { return quiet{} }

// Tamer names other resources.
//
//hush:config name=tamer category=keeper
type Tamer struct {
	//hush:field required
	Beast Beast
	Later hush.Ref[Animal]
	Birds []Bird
	Ponds map[string]hush.Ref[Fish]
	//hush:field category=keeper
	Boss Keeper
}

// NewTamer makes a keeper.
//
//hush:factory
func NewTamer(cfg Tamer) Keeper { return quiet{} }
