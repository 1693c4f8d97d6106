package sourcefile

import (
	"context"
	"time"
)

// ReadWithin is Read with less patience.
func (p *Place) ReadWithin(ctx context.Context, patience time.Duration) (*File, error) {
	return p.readWithin(ctx, patience)
}
