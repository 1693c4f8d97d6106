package schemas

import (
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Limits has constraints on single values.
//
//hush:config name=limits category=zoo
type Limits struct {
	//hush:field min=-5 max=100
	Int8 int8
	//hush:field min=1
	Int int
	//hush:field max=9223372036854775806
	Int64 int64
	//hush:field max=18446744073709551614 min=2
	Uint64 uint64
	//hush:field min=0.1 max=0.7
	Float32 float32
	//hush:field min=0.1 max=1e3
	Float64 float64
	//hush:field min=1s max=1h30m
	Wait time.Duration
	//hush:field minlen=2 maxlen=4
	Text string
	//hush:field minlen=3
	Secret hush.Secret
	//hush:field enum=1,2,4
	Power int
	//hush:field enum=0.1,0.5
	Part float32
	//hush:field pattern=^[a-f]+[0-9]*$
	Anchored string
	//hush:field pattern=b.?d
	Inside string
	//hush:field pattern=`^\d{2,3}$` maxlen=2
	Digits string
	//hush:field pattern=^$|^[^\n]{3}$ minlen=0
	Maybe string
}

// NewLimits makes an animal of limits.
//
//hush:factory
func NewLimits(cfg Limits) Animal { return quiet{} }

// Elements has constraints on the elements of lists and maps.
//
//hush:config name=elements category=zoo
type Elements struct {
	//hush:field min=1 max=3 minlen=1 maxlen=2
	Ints []int
	//hush:field maxlen=2 pattern=^[a-z]*$
	Texts []string
	//hush:field min=10 minlen=1
	Map map[string]uint8
	//hush:field enum=a,b maxlen=2
	Nested [][]string
	//hush:field max=5
	Mixed map[string][]*int
	//hush:field min=2
	Array [2]int8
	//hush:field min=1s
	Waits []time.Duration
	//hush:field minlen=1
	Structs []Leaf
	//hush:field format=hostport
	Peers map[string]string
}

// NewElements makes an animal of elements.
//
//hush:factory
func NewElements(cfg Elements) Animal { return quiet{} }

// Formats has texts of known forms.
//
//hush:config name=formats category=zoo
type Formats struct {
	//hush:field format=url
	URL string
	//hush:field format=email
	Email string
	//hush:field format=hostport
	Hostport string
	//hush:field format=uuid
	UUID hush.Secret
	Time time.Time
	//hush:field format=uuid maxlen=36
	IDs []string
}

// NewFormats makes an animal of formats.
//
//hush:factory
func NewFormats(cfg Formats) Animal { return quiet{} }
