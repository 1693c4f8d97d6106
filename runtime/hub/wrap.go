package hub

import (
	"errors"

	"github.com/hushgen/hushgen/runtime/hush"
)

var errNilWrap = errors.New("the function given to hub.Wrap returned nil")

// wrap puts around an instance what Wrap was given for its category.
func (p *planner) wrap(key hush.Key, instance any) (any, error) {
	for _, around := range p.settings.wraps[key.Category] {
		wrapped, err := around(key, instance)
		if err == nil && wrapped == nil {
			err = errNilWrap
		}
		if err != nil {
			return nil, &resourceError{key, "wrap", err}
		}
		instance = wrapped
	}
	return instance, nil
}
