// Package assistant answers questions from stored facts. Its one plugin is
// made of three other resources.
package assistant

import (
	"context"
	"fmt"
	"strings"

	"github.com/hushgen/hushgen/examples/systems/confighub/llm"
	"github.com/hushgen/hushgen/examples/systems/confighub/mongo"
	"github.com/hushgen/hushgen/examples/systems/confighub/redis"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Assistant answers questions.
//
//hush:category name=assistant title=Assistants
type Assistant interface {
	// Ask returns the answer to a question.
	Ask(ctx context.Context, question string) (Answer, error)
}

// Answer is what an [Assistant] says.
type Answer struct {
	Text string
	// Cached tells that no model was asked this time.
	Cached bool
}

// DeskConfig configures an assistant. Its first three fields hold other
// resources: the file names them, the hub makes them first.
//
//hush:config name=desk category=assistant
type DeskConfig struct {
	//hush:field required
	LLM llm.LLM `json:"llm"`
	// Cache keeps answers.
	//hush:field required
	Cache redis.Conn `json:"cache"`
	// Facts holds documents with the fields topic and text.
	//hush:field required
	Facts mongo.Database `json:"facts"`
	// Collection is where the facts are in the store.
	//hush:field default=facts
	Collection string `json:"collection"`
}

// Create makes the assistant. Its key keeps the answers of several assistants
// apart in one cache.
//
//hush:factory
func (c DeskConfig) Create(key hush.Key) *Desk { return &Desk{config: c, key: key} }

// Desk is an [Assistant] that shows the facts to a model.
type Desk struct {
	config DeskConfig
	key    hush.Key
}

// Ask implements [Assistant].
func (d *Desk) Ask(ctx context.Context, question string) (Answer, error) {
	slot := d.key.String() + "/" + strings.ToLower(strings.Join(strings.Fields(question), " "))
	text, found, err := d.config.Cache.Get(ctx, slot)
	if err != nil || found {
		return Answer{Text: text, Cached: found}, err
	}
	prompt, err := d.prompt(ctx, question)
	if err != nil {
		return Answer{}, err
	}
	if text, err = d.config.LLM.Complete(ctx, prompt); err != nil {
		return Answer{}, err
	}
	return Answer{Text: text}, d.config.Cache.Set(ctx, slot, text)
}

// prompt puts all facts before the question.
func (d *Desk) prompt(ctx context.Context, question string) (string, error) {
	facts, err := d.config.Facts.Find(ctx, d.config.Collection, nil)
	if err != nil {
		return "", err
	}
	var prompt strings.Builder
	for _, fact := range facts {
		fmt.Fprintln(&prompt, fact["text"])
	}
	fmt.Fprintln(&prompt, question)
	return prompt.String(), nil
}
