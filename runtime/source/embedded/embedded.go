package embedded

import (
	"context"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Source holds the resources of a file that was read when the program was
// generated. It never changes, and any number of hubs may use it at once.
//
// For generated code; programs use the variable that it declares.
type Source struct {
	// Document is what the file held. Its Source is the file's name as the
	// directive has it.
	Document *hush.Document
	// Checked are the resources that were found to fit: see [hub.Settler].
	Checked []hub.Settled
}

var _ hub.Settler = (*Source)(nil)

// Name implements [hub.Source]: the file as resources= names it.
func (s *Source) Name() string {
	if s.Document == nil {
		return ""
	}
	return s.Document.Source
}

// Settled implements [hub.Settler].
func (s *Source) Settled() []hub.Settled { return s.Checked }

// Load implements [hub.Source]. The only error is that of ctx.
func (s *Source) Load(ctx context.Context) (hub.Snapshot, error) {
	if err := ctx.Err(); err != nil {
		return hub.Snapshot{}, err
	}
	return hub.Snapshot{Root: s.Document.Root()}, nil
}
