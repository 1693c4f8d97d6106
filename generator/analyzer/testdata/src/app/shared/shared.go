// Package shared has what configs of other packages hold.
package shared

// Limits is no config itself.
type Limits struct {
	//hush:field min=1
	Calls int // want Calls:"hush:field min=1"

	//hush:field enum=a,"b c" default=a
	Kind string // want Kind:"hush:field enum=a,\"b c\" default=a"

	Inner struct {
		//hush:field max=2
		Deep int // want Deep:"hush:field max=2"
	}
}

// Config is one whose factory stands elsewhere.
//
//hush:config name=far category=llm
type Config struct{} // want Config:"hush:config name=far category=llm"
