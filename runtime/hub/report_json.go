package hub

import (
	"io"
	"strconv"
	"time"

	"github.com/hushgen/hushgen/internal/jsonwrite"
)

// reportVersion is the version of the shape that WriteJSON writes.
const reportVersion = 1

// WriteJSON writes the report for programs: an object with version (of its
// shape, 1), depth, ok, error (of the check as a whole, mostly empty),
// duration_ms and results, each with key, plugin, ok, pinged, error and
// duration_ms. All members are always there; times are in milliseconds, with
// three decimals at most. It returns the error of w.
func (r *Report) WriteJSON(w io.Writer) error {
	var json jsonwrite.Writer
	json.BeginObject()
	json.Name("version")
	json.Int(reportVersion)
	json.Member("depth", r.Depth.String())
	writeOutcome(&json, r.OK(), r.err, r.Duration)
	json.Name("results")
	json.BeginArray()
	for _, result := range r.Results {
		writeResult(&json, result)
	}
	json.EndArray()
	json.EndObject()
	_, err := io.WriteString(w, json.Text()+"\n")
	return err
}

func writeResult(json *jsonwrite.Writer, result Result) {
	json.BeginObject()
	json.Member("key", result.Key.String())
	json.Member("plugin", result.Plugin)
	json.Flag("pinged", result.Pinged)
	writeOutcome(json, result.Err == nil, result.Err, result.Duration)
	json.EndObject()
}

// writeOutcome writes the members that the report and its results share.
func writeOutcome(json *jsonwrite.Writer, ok bool, err error, d time.Duration) {
	json.Flag("ok", ok)
	text := ""
	if err != nil {
		text = err.Error()
	}
	json.Member("error", text)
	json.Name("duration_ms")
	json.Raw(strconv.FormatFloat(float64(d.Microseconds())/1000, 'f', -1, 64))
}
