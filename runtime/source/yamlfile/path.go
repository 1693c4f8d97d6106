package yamlfile

import "github.com/hushgen/hushgen/internal/names"

// pathText returns the path of the current value as problems show it:
// llm:gpt-4.stop[2]. The first key is the resource's own and stands as it is.
func (w *walker) pathText() string {
	if len(w.path) > 0 && w.path[0].Index < 0 {
		return names.PathText(w.path[0].Key, w.path[1:])
	}
	return names.PathText("", w.path)
}
