package schemas

import (
	"net/url"
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Special has the kinds of values that are none of Go's own.
//
//hush:config name=special category=zoo
type Special struct {
	Any     any
	Anys    []any
	Map     map[string]any
	Node    hush.Node
	Nodes   []hush.Node
	Secret  hush.Secret
	Secrets map[string]hush.Secret
	Link    *url.URL
	Links   []*url.URL
	Times   []time.Time
	Waits   map[string]time.Duration
	Pointer *any
	Sure    *hush.Node
	Bytes   [3]byte
}

// NewSpecial makes an animal of special values.
//
//hush:factory
func NewSpecial(cfg Special) Animal { return quiet{} }

// Defaults has a default wherever there can be one.
//
// Its text has <b>, & "quotes", \ and three lines
// of
// which this is the last.
//
//hush:config name=defaults category=zoo
type Defaults struct {
	//hush:field default=true
	Bool bool
	//hush:field default=7 min=5 example=6
	Int int
	//hush:field default=0.7 max=2
	Float float64
	//hush:field default=0.1
	Small float32
	//hush:field default="a ${b}" example=`"x"`
	Text string
	//hush:field default=1,2 minlen=1 maxlen=3
	List []int8
	//hush:field default=90s min=1s
	Wait time.Duration
	//hush:field default=fast
	Speed Speed
	//hush:field default=2026-01-02T15:04:05Z
	When time.Time
	//hush:field default=https://example.com/
	Link *url.URL
	//hush:field default=4
	Pointer *int
	Inner   struct {
		//hush:field default=1 min=1
		Max int
	}
}

// NewDefaults makes an animal of defaults.
//
//hush:factory
func NewDefaults(cfg Defaults) Animal { return quiet{} }
