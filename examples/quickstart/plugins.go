package main

import "strings"

// Plain greets in one sentence.
//
//hush:config name=plain category=greeter
type Plain struct {
	// Greeting comes before the name.
	//
	//hush:field default=Hello
	Greeting string `json:"greeting"`
}

// NewPlain makes a greeter of its configuration.
//
//hush:factory
func NewPlain(cfg Plain) *Plain { return &cfg }

// Greet implements Greeter.
func (p *Plain) Greet(name string) string { return p.Greeting + ", " + name + "." }

// Shout greets so that everybody hears it.
//
//hush:config name=shout category=greeter
type Shout struct {
	// Marks is the number of exclamation marks.
	//
	//hush:field default=1 min=1 max=5
	Marks int `json:"marks"`
}

// NewShout makes a greeter of its configuration.
//
//hush:factory
func NewShout(cfg Shout) *Shout { return &cfg }

// Greet implements Greeter.
func (s *Shout) Greet(name string) string {
	return "HELLO, " + strings.ToUpper(name) + strings.Repeat("!", s.Marks)
}
