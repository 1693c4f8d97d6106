package resources

import "github.com/hushgen/hushgen/runtime/hush"

// circular returns the resources that may be in a circle: those left when,
// again and again, all that name none of the others are taken away. Of a key
// in several files all count.
func circular(files []*checked) map[hush.Key]bool {
	needs, neededBy := map[hush.Key]int{}, map[hush.Key][]hush.Key{}
	for _, file := range files {
		for key, references := range file.named {
			for _, r := range references {
				if !r.Lazy {
					needs[key]++
					neededBy[r.Key] = append(neededBy[r.Key], key)
				}
			}
		}
	}
	var free []hush.Key
	for key := range neededBy {
		if needs[key] == 0 {
			free = append(free, key)
		}
	}
	for len(free) > 0 {
		last := len(free) - 1
		key := free[last]
		free = free[:last]
		for _, other := range neededBy[key] {
			if needs[other]--; needs[other] == 0 {
				free = append(free, other)
			}
		}
	}
	left := map[hush.Key]bool{}
	for key, count := range needs {
		if count > 0 {
			left[key] = true
		}
	}
	return left
}
