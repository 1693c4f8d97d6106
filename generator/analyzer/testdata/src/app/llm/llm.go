// Package llm declares.
package llm

// LLM is a contract.
//
//hush:category name=llm
type LLM interface { // want LLM:"hush:category name=llm"
	Complete(prompt string) string
}

// Redis is a contract that is an alias of somebody else's type.
//
//hush:category name=redis go=Redis
type Redis = *Client // want Redis:"hush:category name=redis go=Redis"

// Client is somebody else's type.
type Client struct{ number int }

// Set is no contract.
//
//hush:category name=set
type Set[T any] interface{ Set(T) } // want `a generic type can't be a contract: Set has type parameters \[HG025\]`
