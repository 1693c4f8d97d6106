// Package chat is the plugin that everybody in the benchmarks configures: a
// struct of ten fields with constraints, told to hushgen by directives and to
// its peers by tags. Both say the same.
package chat

import (
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Model is the contract.
//
//hush:category name=llm go=LLM title="Language models"
type Model interface {
	// Config returns what the model was made from.
	Config() Config
}

// Config configures a chat model.
//
//hush:config name=chat category=llm
type Config struct {
	// Model is the model's name.
	//hush:field required maxlen=64
	Model string `json:"model" yaml:"model" mapstructure:"model" validate:"required,max=64"`
	// Endpoint is the address of the service.
	//hush:field required minlen=8 maxlen=200
	Endpoint string `json:"endpoint" yaml:"endpoint" mapstructure:"endpoint" validate:"required,min=8,max=200"`
	// Temperature is the randomness of answers.
	//hush:field min=0 max=2
	Temperature float64 `json:"temperature" yaml:"temperature" mapstructure:"temperature" validate:"min=0,max=2"`
	// MaxTokens bounds an answer.
	//hush:field required min=1 max=1000000
	MaxTokens int `json:"max_tokens" yaml:"max_tokens" mapstructure:"max_tokens" validate:"required,min=1,max=1000000"`
	// Stream sends answers in parts.
	Stream bool `json:"stream" yaml:"stream" mapstructure:"stream"`
	// Timeout bounds a request.
	//hush:field required min=1s max=10m
	Timeout time.Duration `json:"timeout" yaml:"timeout" mapstructure:"timeout" validate:"required,min=1s,max=10m"`
	// Mode weighs speed against care.
	//hush:field required
	Mode Mode `json:"mode" yaml:"mode" mapstructure:"mode" validate:"required,oneof=fast balanced exact"`
	// APIKey authenticates requests.
	//hush:field required
	APIKey hush.Secret `json:"api_key" yaml:"api_key" mapstructure:"api_key" validate:"required"`
	// Retry tells what happens after a failure.
	Retry Retry `json:"retry" yaml:"retry" mapstructure:"retry"`
	// Stop holds the texts that end an answer.
	//hush:field maxlen=4
	Stop []string `json:"stop" yaml:"stop" mapstructure:"stop" validate:"max=4"`
}

// Retry tells how often and how soon to try again.
type Retry struct {
	//hush:field min=0 max=10
	Max int `json:"max" yaml:"max" mapstructure:"max" validate:"min=0,max=10"`
	//hush:field min=0s max=1m
	Wait time.Duration `json:"wait" yaml:"wait" mapstructure:"wait" validate:"min=0s,max=1m"`
}

// Mode weighs speed against care.
type Mode string

// The modes.
const (
	Fast     Mode = "fast"
	Balanced Mode = "balanced"
	Exact    Mode = "exact"
)

type model struct{ config Config }

func (m *model) Config() Config { return m.config }

// New is the constructor that everybody ends with.
//
//hush:factory
func New(config *Config) Model { return &model{*config} }
