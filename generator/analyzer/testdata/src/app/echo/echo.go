// Package echo uses what app/llm and app/shared declare.
package echo

import (
	"app/llm"
	"app/shared"
)

// Echo implements nothing.
type Echo struct{}

// NewFar makes the plugin of a config of another package.
//
//hush:factory
func NewFar(shared.Config) *Echo { return nil } // want `NewFar returns \*Echo, which does not implement llm.LLM \[HG020\]\n    missing: Complete\(prompt string\) string`

// Options is a config with what others declare.
//
//hush:config name=near category=redis
type Options struct { // want Options:"hush:config name=near category=redis"
	Limits shared.Limits
	Model  llm.LLM
	Store  *llm.Client
	Plain  interface{ Other() } // want `the field Plain has the type interface\{Other\(\)\}, which can't be configured: it is not the contract of any category.* \[HG030\]`
}

//hush:factory
func New(Options) *llm.Client { return nil }

//hush:factory name=unexported category=llm
func hidden() llm.LLM { return nil } // want `the registry can't call hidden: export it \[HG024\]`
