package schemas

import "time"

type (
	// Flag, Count, Size, Share and Word are types of their own.
	Flag  bool
	Count int16
	Size  uint32
	Share float32
	Word  string
)

// Scalars has every kind of single value.
//
//hush:config name=scalars category=zoo
type Scalars struct {
	Bool    bool
	Int     int
	Int8    int8
	Int16   int16
	Int32   int32
	Int64   int64
	Uint    uint
	Uint8   uint8
	Uint16  uint16
	Uint32  uint32
	Uint64  uint64
	Float32 float32
	Float64 float64
	String  string
	Wait    time.Duration
	When    time.Time
	Flag    Flag
	Count   Count
	Size    Size
	Share   Share
	Word    Word
	Bytes   []byte
}

// NewScalars makes an animal of single values.
//
//hush:factory
func NewScalars(cfg Scalars) Animal { return quiet{} }

// Pointers has pointers to single values.
//
//hush:config name=pointers category=zoo
type Pointers struct {
	Bool    *bool
	Int8    *int8
	Uint64  *uint64
	Float32 *float32
	String  *string
	Twice   **int
	Wait    *time.Duration
	When    *time.Time
	Word    *Word
	List    *[]int
	Map     *map[string]*int8
	//hush:field min=1 max=9
	Limited *int
	//hush:field minlen=2 maxlen=3
	Short *string
	//hush:field minlen=2
	Some *[]string
}

// NewPointers makes an animal of pointers.
//
//hush:factory
func NewPointers(cfg *Pointers) Animal { return quiet{} }
