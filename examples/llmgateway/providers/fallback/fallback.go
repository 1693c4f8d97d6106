// Package fallback provides a model that asks several others in turn until one
// answers.
package fallback

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"net/http"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/upstream"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Config configures the model.
//
//hush:config name=fallback category=llm title="First that answers" tags=router
type Config struct {
	// The models to ask, in this order. They are references: a model that is
	// never needed is never made, and one that can't be made is passed over.
	//
	//hush:field required
	Models []hush.Ref[llm.LLM]
}

// New returns a model that asks the others.
//
//hush:factory
func New(config Config, key hush.Key, log *slog.Logger) (*Model, error) {
	if log == nil {
		return nil, errors.New("the program provides no logger")
	}
	return &Model{key: key, models: config.Models, log: log.With("model", key.String())}, nil
}

// Model asks other models in turn.
type Model struct {
	key    hush.Key
	models []hush.Ref[llm.LLM]
	log    *slog.Logger
}

// Complete returns the reply of the first model that answers, or the errors of
// all.
func (m *Model) Complete(ctx context.Context, request llm.Request) (llm.Reply, error) {
	return llm.Collect(m.Stream(ctx, request))
}

// Stream passes on what the first model that answers says. Once a model has
// begun to answer, no other is asked: two halves make no reply.
func (m *Model) Stream(ctx context.Context, request llm.Request) iter.Seq2[llm.Chunk, error] {
	return func(yield func(llm.Chunk, error) bool) {
		ctx, err := m.enter(ctx)
		if err != nil {
			yield(llm.Chunk{}, err)
			return
		}
		var failures []error
		for _, ref := range m.models {
			attempt := attempt{yield: yield}
			err := ref.Use(ctx, func(model llm.LLM) error { return attempt.run(ctx, model, request) })
			if err == nil {
				return
			}
			if attempt.begun || ctx.Err() != nil || !elsewhere(err) {
				yield(llm.Chunk{}, err)
				return
			}
			failures = append(failures, fmt.Errorf("%s: %w", ref.Key(), err))
			m.log.WarnContext(ctx, "model passed over", "passed", ref.Key().String(), "error", err)
		}
		yield(llm.Chunk{}, fmt.Errorf("no model answers: %w", errors.Join(failures...)))
	}
}

// attempt is one model's turn.
type attempt struct {
	yield func(llm.Chunk, error) bool
	begun bool
}

// run passes the model's pieces on. nil means that the reply is complete or
// that nobody wants the rest.
func (a *attempt) run(ctx context.Context, model llm.LLM, request llm.Request) error {
	for chunk, err := range model.Stream(ctx, request) {
		if err != nil {
			return err
		}
		a.begun = true
		if !a.yield(chunk, nil) {
			return nil
		}
	}
	return nil
}

// elsewhere reports whether another model may do better. A request that a
// service calls wrong would be wrong there too.
func elsewhere(err error) bool {
	var refused *upstream.Error
	if !errors.As(err, &refused) {
		return true
	}
	return refused.Status != http.StatusBadRequest && refused.Status != http.StatusUnprocessableEntity
}
