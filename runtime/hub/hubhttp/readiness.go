package hubhttp

import (
	"bytes"
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/runtime/hub"
)

// Checker is what can be probed: a [*hub.Hub], and so the Hub of a generated
// package.
type Checker interface {
	Check(ctx context.Context, depth hub.Depth, options ...hub.CheckOption) *hub.Report
}

// Readiness returns a handler that checks the hub to the given depth and
// answers 200 when all is well, else 503. The body is the report, see
// [hub.Report.WriteJSON]; as a table to those who accept text but not JSON, as
// browsers do. It says which resources are not well, but not why, unless
// [ShowErrors] is given.
//
// However many ask, one check runs at a time: who comes while it does waits
// for its result, who comes less than a second after gets the same, see
// [Keep]. When all who waited have gone, the check is cancelled.
//
// GET and HEAD are answered, other methods refused with 405.
func Readiness(h Checker, depth hub.Depth, options ...Option) http.Handler {
	s := newSettings(options)
	return &readiness{
		settings: s,
		shared: shared{keep: s.keep, run: func(ctx context.Context) *hub.Report {
			return h.Check(ctx, depth, s.checks...)
		}},
	}
}

type readiness struct {
	settings settings
	shared   shared
}

// ServeHTTP implements [http.Handler].
func (h *readiness) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "want GET or HEAD", http.StatusMethodNotAllowed)
		return
	}
	report := h.shared.report(r.Context())
	if report == nil { // whoever asked has gone
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	h.answer(w, r, report)
}

func (h *readiness) answer(w http.ResponseWriter, r *http.Request, report *hub.Report) {
	status := http.StatusOK
	if !report.OK() {
		status = http.StatusServiceUnavailable
	}
	if !h.settings.showErrors {
		report = withoutErrors(report)
	}
	var body bytes.Buffer
	contentType, write := "application/json", report.WriteJSON
	if wantsText(r) {
		contentType, write = "text/plain; charset=utf-8", report.WriteText
	}
	_ = write(&body) // a buffer takes everything
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("Content-Length", strconv.Itoa(body.Len()))
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_, _ = w.Write(body.Bytes()) // nobody is left to be told; of HEAD the server drops it
}

// wantsText reports whether somebody takes text rather than JSON.
func wantsText(r *http.Request) bool {
	accept := strings.ToLower(strings.Join(r.Header.Values("Accept"), ","))
	return strings.Contains(accept, "text/") && !strings.Contains(accept, "json")
}

// withoutErrors returns a report that tells what is not well, but not why.
func withoutErrors(report *hub.Report) *hub.Report {
	shown := *report
	shown.Results = make([]hub.Result, len(report.Results))
	for i, result := range report.Results {
		if result.Err != nil {
			result.Err = untold{}
		}
		shown.Results[i] = result
	}
	return &shown
}

// untold is an error that says nothing.
type untold struct{}

func (untold) Error() string { return "" }
