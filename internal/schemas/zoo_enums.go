package schemas

// Speed, Level and Grade are enums by themselves, Gap is none by its field.
type (
	Speed string
	Level int
	Gap   string
	Grade uint8
)

// The speeds, levels, gaps and grades.
const (
	Slow Speed = "slow"
	Fast Speed = "fast"

	Low  Level = 0
	High Level = 10

	Wide   Gap = "wide"
	Narrow Gap = "narrow"

	First  Grade = 1
	Second Grade = 2
)

// Enums has fields of few values.
//
//hush:config name=enums category=zoo
type Enums struct {
	Speed Speed
	Level Level
	//hush:field enum=open
	Gap    Gap
	Grade  *Grade
	Speeds []Speed
	Levels map[string]Level
	//hush:field enum=red,green
	Color string
	//hush:field enum=1,true,1.0,null,x
	Odd string
	//hush:field enum="","a b","ä",`"`
	Texts string
	//hush:field enum=-128,127
	Ends int8
	//hush:field enum=0,18446744073709551615
	Far uint64
}

// NewEnums makes an animal of enums.
//
//hush:factory
func NewEnums(cfg Enums) Animal { return quiet{} }
