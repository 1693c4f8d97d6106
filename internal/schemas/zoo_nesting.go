package schemas

// Leaf is a struct in many others.
type Leaf struct {
	//hush:field max=9
	Size int
	Name string
}

// Strict is a struct with a field that must be there.
type Strict struct {
	//hush:field required
	Name string
	//hush:field min=1
	Count int
}

// Base is embedded.
type Base struct {
	//hush:field required
	ID   string
	Note string
}

// Shared is embedded as a pointer's element elsewhere.
type Shared struct {
	Timeout int8
	Name    string `json:"shared_name"`
}

// Tree holds itself in three ways.
type Tree struct {
	//hush:field max=9
	Size  int
	Left  *Tree
	Nodes []Tree
	Named map[string]Tree
	Maybe []*Tree
}

// Nesting has structs, lists and maps within each other.
//
//hush:config name=nesting category=zoo
type Nesting struct {
	Leaf     Leaf
	Pointer  *Leaf
	List     []Leaf
	Pointers []*Leaf
	Map      map[string]Leaf
	MapOf    map[string]*Leaf
	Array    [2]Leaf
	Matrix   [2][2]int8
	Rows     [][]uint16
	Table    map[string]map[string]bool
	Deep     map[string][]*[]string
	Tree     Tree
	Forest   []*Tree
	Inner    struct {
		Flag bool
		More *struct{ Text string }
	}
	Optional *Strict
	Each     []Strict
	ByName   map[string]Strict
	Empty    struct{}
	None     [0]int
}

// NewNesting makes an animal of nested values.
//
//hush:factory
func NewNesting(cfg Nesting) Animal { return quiet{} }

// Embedding has the fields of other structs.
//
//hush:config name=embedding category=zoo
type Embedding struct {
	Base
	Shared
	Own  string
	Kept Base
}

// NewEmbedding makes an animal of embedded values.
//
//hush:factory
func NewEmbedding(cfg Embedding) Animal { return quiet{} }

// Holding holds structs with required fields by value.
//
//hush:config name=holding category=zoo
type Holding struct {
	Strict Strict
	Outer  struct{ Inner struct{ Strict Strict } }
}

// NewHolding makes an animal that must be given much.
//
//hush:factory
func NewHolding(cfg Holding) Animal { return quiet{} }

// Pairs holds an array of structs with required fields.
//
//hush:config name=pairs category=zoo
type Pairs struct {
	Pair  [2]Strict
	Quads [1][1]Strict
	Maybe [1]*Strict
	Alone *[1]Strict
}

// NewPairs makes an animal of pairs.
//
//hush:factory
func NewPairs(cfg Pairs) Animal { return quiet{} }
