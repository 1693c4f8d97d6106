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
	hushfallback "github.com/hushgen/hushgen/runtime/fallback"
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
	models, err := hushfallback.Of(config.Models...)
	if err != nil {
		return nil, err
	}
	m := &Model{key: key, log: log.With("model", key.String())}
	m.models = models.StopOn(wrongEverywhere).Observe(m.passedOver)
	return m, nil
}

// Model asks other models in turn.
type Model struct {
	key    hush.Key
	models *hushfallback.Chain[llm.LLM]
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
		_, err = m.models.Use(ctx, func(ctx context.Context, model llm.LLM) error {
			return pass(model.Stream(ctx, request), yield)
		})
		if nobody, ok := errors.AsType[*hushfallback.Error](err); ok {
			err = fmt.Errorf("no model answers: %w", nobody)
		}
		if err != nil {
			yield(llm.Chunk{}, err)
		}
	}
}

// pass passes the pieces of a reply on. nil means that it is complete or that
// nobody wants the rest.
func pass(reply iter.Seq2[llm.Chunk, error], yield func(llm.Chunk, error) bool) error {
	begun := false
	for chunk, err := range reply {
		switch {
		case err != nil && begun:
			return hushfallback.Permanent(err)
		case err != nil:
			return err
		}
		begun = true
		if !yield(chunk, nil) {
			return nil
		}
	}
	return nil
}

func (m *Model) passedOver(ctx context.Context, name string, err error) {
	m.log.WarnContext(ctx, "model passed over", "passed", name, "error", err)
}

// wrongEverywhere reports whether a service calls the request wrong, as others
// would.
func wrongEverywhere(err error) bool {
	refused, ok := errors.AsType[*upstream.Error](err)
	return ok && (refused.Status == http.StatusBadRequest || refused.Status == http.StatusUnprocessableEntity)
}
