// Package fallback tries several resources of one category until one works:
// in a fixed order, or in a random one by weights.
//
//	models, err := fallback.New(h.LLM, "gpt-4", "claude", "local")
//	…
//	served, err := models.Use(ctx, func(ctx context.Context, model llm.LLM) error {
//		reply, err = model.Complete(ctx, request)
//		return err
//	})
//
// A resource doesn't work when its instance can't be had or when the function
// returns an error. Not every error is a reason to go on: a request that one
// service calls wrong is wrong for the next one too, and of an answer whose
// beginning has been passed on nobody wants the rest from elsewhere. Mark such
// errors with [Permanent], or tell them by [Chain.StopOn].
//
// The function runs once for each resource that is tried, so what it does must
// bear that. A limit for each try is the function's own affair:
// context.WithTimeout around what it calls.
//
// It links neither reflect nor fmt.
package fallback
