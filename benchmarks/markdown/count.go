package markdown

import "fmt"

// Counted writes a number of things, such as "1,000 keys" or "1 key".
func Counted(count int, noun string) string {
	if count != 1 {
		noun += "s"
	}
	return Thousands(count) + " " + noun
}

// Thousands writes a number with commas.
func Thousands(n int) string {
	if n < 1_000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", Thousands(n/1_000), n%1_000)
}
