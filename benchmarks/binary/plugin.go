package binary

import (
	"fmt"
	"strings"
)

// contract is the category of all plugins.
const contract = `// Package llm is the contract.
package llm

import "context"

// LLM answers prompts.
//
//hush:category name=llm title="Language models"
type LLM interface {
	Complete(ctx context.Context, prompt string) (string, error)
}
`

// plugin is a plugin with five fields in a package of its own. Kept and Made
// let a program hold on to what is the plugin's own, and to nothing else.
const plugin = `// Package vendorNNNN talks to a vendor.
package vendorNNNN

import (
	"context"
	"errors"
	"strconv"
	"time"

	"github.com/example/gateway/llm"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Config configures a chat model.
//
//hush:config name=vendorNNNN category=llm tags=chat,cloud
type Config struct {
	// Model is the model's name.
	//hush:field required
	Model string
	// Temperature is the randomness of answers.
	//hush:field default=0.7 min=0 max=2
	Temperature float64
	// MaxTokens bounds an answer.
	//hush:field default=1024 min=1
	MaxTokens int
	// Timeout bounds a request.
	//hush:field default=30s
	Timeout time.Duration
	// APIKey authenticates requests.
	//hush:field env=VENDORNNNN_API_KEY
	APIKey hush.Secret
}

// Client is a chat model.
type Client struct{ config Config }

// New is the factory.
//
//hush:factory
func New(ctx context.Context, config Config) (*Client, error) {
	if config.Model == "none" {
		return nil, errors.New("vendorNNNN: there is no model")
	}
	return &Client{config}, ctx.Err()
}

// Complete implements llm.LLM.
func (c *Client) Complete(ctx context.Context, prompt string) (string, error) {
	return "vendorNNNN: " + c.config.Model + strconv.Itoa(c.config.MaxTokens) + prompt, ctx.Err()
}

// Made and Kept are the factory and the instance's type.
var (
	Made         = New
	Kept llm.LLM = (*Client)(nil)
)
`

// kept is what Made and Kept take for themselves, with the pointers to them:
// a function value and its pointer, an interface, two pointers.
const kept = 8 + 8 + 16 + 2*8

// writePlugins writes plugins with numbers from first to end into packages of
// a folder.
func (m module) writePlugins(folder string, first, end int) error {
	for number := first; number < end; number++ {
		name := packageName(number)
		text := strings.ReplaceAll(plugin, "NNNN", fmt.Sprintf("%04d", number))
		if err := m.Write(folder+"/"+name+"/"+name+".go", text); err != nil {
			return err
		}
	}
	return nil
}

func packageName(number int) string { return fmt.Sprintf("vendor%04d", number) }
