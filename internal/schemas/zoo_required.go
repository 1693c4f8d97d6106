package schemas

import (
	"net/url"
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Required must be given everything.
//
//hush:config name=required category=zoo
type Required struct {
	//hush:field required
	Bool bool
	//hush:field required
	Int int
	//hush:field required min=1
	Positive uint8
	//hush:field required
	Float float64
	//hush:field required
	Text string
	//hush:field required maxlen=3
	Short string
	//hush:field required
	Speed Speed
	//hush:field required
	List []int
	//hush:field required
	Map map[string]string
	//hush:field required
	Wait time.Duration
	//hush:field required
	Leaf Leaf
}

// NewRequired makes an animal that must be given everything.
//
//hush:factory
func NewRequired(cfg Required) Animal { return quiet{} }

// Demanding must be given everything else.
//
//hush:config name=demanding category=zoo
type Demanding struct {
	//hush:field required
	Secret hush.Secret
	//hush:field required
	Pointer *string
	//hush:field required
	Number *int
	//hush:field required
	Many *[]string
	//hush:field required
	Twice **string
	//hush:field required
	Struct *Leaf
	//hush:field required
	Array [2]bool
	//hush:field required
	Any any
	//hush:field required
	Node hush.Node
	//hush:field required
	When time.Time
	//hush:field required
	Link *url.URL
}

// NewDemanding makes an animal that must be given everything else.
//
//hush:factory
func NewDemanding(cfg Demanding) Animal { return quiet{} }
