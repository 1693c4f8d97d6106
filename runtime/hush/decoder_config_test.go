package hush_test

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// The config of the decoder's tests: every kind of field, every option. The
// directives say what the functions of decoder_generated_test.go were made from.

// answerer answers.
//
//hush:category name=llm
type answerer interface{ Answer() string }

type allModel struct{ config allConfig }

func (m *allModel) Answer() string { return m.config.Text }

type allLevel int

const (
	allLow  allLevel = 1
	allHigh allLevel = 2
)

type allLabel string

//hush:config name=all category=llm
type allConfig struct {
	//hush:field required aliases=txt,words minlen=2 maxlen=8 name=text
	Text string
	//hush:field default=fast enum=fast,slow
	Mode  allLabel
	Level allLevel
	On    bool
	Int   int
	//hush:field min=-5 max=100
	Int8  int8
	Int16 int16
	Int32 int32
	Int64 int64
	Uint  uint
	//hush:field max=200
	Uint8  uint8
	Uint16 uint16
	Uint32 uint32
	//hush:field enum=1,2,4
	Uint64 uint64
	//hush:field min=0.1 max=0.7
	Float32 float32
	//hush:field default=0.5 min=0 max=2
	Float64 float64
	//hush:field required min=1
	Count int
	//hush:field default=30s min=1s max=1m
	Wait time.Duration
	//hush:field env=LLM_KEY minlen=4
	Key hush.Secret
	//hush:field secret enum=red,green
	Color string
	//hush:field secret min=10
	Pins []int
	//hush:field maxlen=3 min=1
	Ports []uint16
	//hush:field default=a,b
	Names []string
	//hush:field min=1
	Pair [2]int
	//hush:field max=9
	Limits map[string]int
	//hush:field required
	Tags map[string]string
	//hush:field env=LLM_SIZE max=3
	Size     *int
	Retry    allRetry
	Backup   *allRetry
	Servers  []allServer
	Zones    map[string]allServer
	Children []*allNode
	Grid     [][]int
	Model    answerer
	Models   []answerer
	Lazy     hush.Ref[answerer]
	Refs     map[string]hush.Ref[answerer]
	allBase
}

type allBase struct {
	Shared string
}

type allRetry struct {
	//hush:field default=3 min=1 max=10 env=LLM_RETRIES
	Max  int
	Wait time.Duration
	//hush:field secret
	Token string
}

type allServer struct {
	//hush:field required
	Host string
	//hush:field required max=9
	Port int
	//hush:field env=LLM_ZONE enum=eu,us
	Zone string
}

type allNode struct {
	//hush:field required
	Name     string
	Children []*allNode
}

func (c *allConfig) SetDefaults() {
	if c.Shared == "" {
		c.Shared = "from SetDefaults"
	}
}

func (c *allConfig) Validate() error {
	var errs []error
	if strings.Contains(c.Text, "bad") {
		errs = append(errs, errors.New("text: must not be bad"))
	}
	if c.Int == 13 {
		errs = append(errs, errors.New("int: must not be 13"))
	}
	return errors.Join(errs...)
}

//hush:factory
func newAllModel(ctx context.Context, c allConfig) (*allModel, error) {
	switch c.Int {
	case 98:
		return nil, nil
	case 99:
		return nil, errors.New("no luck")
	}
	return &allModel{c}, nil
}
