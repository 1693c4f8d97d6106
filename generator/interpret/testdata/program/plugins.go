//hush:registry packages=.
package main

import (
	"errors"
	"log/slog"
	"math/big"
	"net"
	"net/netip"
	"net/url"
	"regexp"
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Thing is what all plugins make.
//
//hush:category name=thing
type Thing interface{ Thing() }

type made struct{}

func (made) Thing() {}

// Level has constants, so it is an enum.
type Level string

// The levels.
const (
	Low  Level = "low"
	High Level = "high"
)

// Rank is an enum of numbers.
type Rank int

// The ranks.
const (
	First Rank = iota + 1
	Second
)

// Scalars has every kind of scalar.
//
//hush:config name=scalars category=thing
type Scalars struct {
	Flag  bool
	Int   int   //hush:field min=-3 max=1000
	Int8  int8  //hush:field default=3 min=1
	Int16 int16 //hush:field enum=1,2,300
	Int32 int32 //hush:field aliases=i32,i_32
	Int64 int64 //hush:field required
	Uint  uint
	Byte  uint8  //hush:field max=200
	Wide  uint16 //hush:field min=2
	Long  uint32
	Huge  uint64        //hush:field enum=1,18446744073709551615
	Half  float32       //hush:field min=0.1 max=2.5
	Whole float64       //hush:field enum=0.5,1e6
	Text  string        //hush:field minlen=2 maxlen=4
	Must  string        //hush:field required aliases=should
	Wait  time.Duration //hush:field min=1s max=1m
	Level Level
	Rank  Rank
	Open  Level       //hush:field enum=open
	Key   hush.Secret //hush:field minlen=3 env=THING_KEY
	Pass  string      //hush:field secret enum=a,b
	Count int         //hush:field env=THING_COUNT max=9
	Named string      //hush:field env=THING_NAME required
}

// Inner is part of others.
type Inner struct {
	Size int    //hush:field min=1 max=9 required
	Name string //hush:field maxlen=3 env=THING_INNER
	Deep Deep
}

// Deep is part of Inner.
type Deep struct {
	On   bool   //hush:field required
	Word string //hush:field enum=yes,no
}

// Base is embedded.
type Base struct {
	Zone string //hush:field required
}

// Nested has everything that holds something.
//
//hush:config name=nested category=thing aliases=boxes
type Nested struct {
	Base
	Inner    Inner
	Pointer  *Inner
	Must     *string //hush:field required minlen=2
	Twice    **int   //hush:field max=4
	List     []Inner //hush:field minlen=1 maxlen=2
	Pointers []*Inner
	Ints     []int    //hush:field max=5 required
	Words    []string //hush:field enum=a,b,c default=a,b
	Pair     [2]uint8 //hush:field max=9
	Boxes    [1]Inner
	Map      map[string]Inner   //hush:field required
	Limits   map[string]float64 //hush:field max=1 maxlen=2
	Grid     [][]int            //hush:field min=1
	Table    map[string][]Level
	Secrets  map[string]hush.Secret
	Next     *Nested
}

// Linked names other resources.
//
//hush:config name=linked category=thing
type Linked struct {
	First  Thing           //hush:field required
	Later  hush.Ref[Thing] //hush:field required
	Others []Thing         //hush:field maxlen=2
	By     map[string]hush.Ref[Thing]
}

// Loose takes unknown fields.
//
//hush:config name=loose category=thing lenient preferred
type Loose struct {
	Size  int //hush:field max=3
	Inner Inner
}

// Ready has defaults of its own.
//
//hush:config name=ready category=thing
type Ready struct {
	Name    string //hush:field required minlen=2
	Count   int    //hush:field required max=3
	Inner   Inner
	Pointer *Inner  //hush:field required
	List    []Inner //hush:field required
	Pair    [1]Inner
}

// SetDefaults gives what would be missing.
func (r *Ready) SetDefaults() {
	r.Name = "ready"
	r.Inner.Deep.Word = "yes"
	r.Pointer = &Inner{Size: 3, Name: "abc"}
	r.List = []Inner{{Size: 1, Deep: Deep{On: true}}}
}

// Texts has what is read from texts, and what takes anything.
//
//hush:config name=texts category=thing
type Texts struct {
	Time    time.Time //hush:field required
	URL     *url.URL  //hush:field required
	Addr    netip.Addr
	Port    netip.AddrPort
	Prefix  *netip.Prefix
	Pattern *regexp.Regexp
	IP      net.IP
	Host    netip.Addr     //hush:field required
	Match   *regexp.Regexp //hush:field required
	Mask    net.IP         //hush:field required
	Level   slog.Level
	Number  *big.Int
	Own     Own //hush:field required
	Owns    map[string]Own
	Times   []time.Time
	Secret  *url.URL //hush:field secret env=THING_URL
	Any     any      //hush:field required
	Anys    []any
	Node    hush.Node //hush:field required
	Nodes   map[string]hush.Node
	Word    string             //hush:field pattern=^[a-z]+$ maxlen=5
	Words   map[Level][]string //hush:field pattern=x|ö
	Site    string             //hush:field format=url
	Mail    []string           //hush:field format=email
	Listen  string             //hush:field format=hostport
	ID      string             //hush:field format=uuid
	Token   hush.Secret        //hush:field pattern=^t
	Rest    map[string]any     //hush:field rest
	Some    Some
}

// Some is part of Texts.
type Some struct {
	A    int       //hush:field max=3
	More hush.Node //hush:field rest
}

// Own reads its own texts.
type Own struct{ text string }

// UnmarshalText refuses one text, so that validate can't know.
func (o *Own) UnmarshalText(text []byte) error {
	if string(text) == "refused" {
		return errors.New("nobody but the program knows")
	}
	o.text = string(text)
	return nil
}

//hush:factory
func NewTexts(Texts) Thing { return made{} }

//hush:factory
func NewScalars(Scalars) Thing { return made{} }

//hush:factory
func NewNested(Nested) Thing { return made{} }

//hush:factory
func NewLinked(Linked) Thing { return made{} }

//hush:factory
func NewLoose(Loose) Thing { return made{} }

//hush:factory
func NewReady(Ready) Thing { return made{} }

// NewBare has no config.
//
//hush:factory name=bare category=thing deprecated="use loose"
func NewBare() Thing { return made{} }
