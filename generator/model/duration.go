package model

import "strings"

// ShortDuration returns the text of a duration as people write it: 1m for
// 1m0s, 2h for 2h0m0s. Other texts stay as they are.
func ShortDuration(text string) string {
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}
