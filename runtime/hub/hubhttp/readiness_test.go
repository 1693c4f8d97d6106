package hubhttp_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hub/hubhttp"
	"github.com/hushgen/hushgen/runtime/hush"
)

var _ hubhttp.Checker = (*hub.Hub)(nil)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// checker is a hub that reports what it is told.
type checker func(ctx context.Context, depth hub.Depth, options []hub.CheckOption) *hub.Report

func (c checker) Check(ctx context.Context, depth hub.Depth, options ...hub.CheckOption) *hub.Report {
	return c(ctx, depth, options)
}

func always(report hub.Report) checker {
	return func(context.Context, hub.Depth, []hub.CheckOption) *hub.Report { return &report }
}

func key(name string) hush.Key { return hush.Key{Category: "llm", Name: name} }

var (
	well   = hub.Report{Depth: hub.Ping, Results: []hub.Result{{Key: key("a"), Plugin: "openai", Pinged: true}}}
	unwell = hub.Report{Depth: hub.Ping, Results: []hub.Result{
		{Key: key("a"), Plugin: "openai", Pinged: true},
		{Key: key("b"), Plugin: "ollama", Err: errors.New("llm:b: dial 10.0.0.7: connection refused")},
	}}
)

func serve(t *testing.T, handler http.Handler) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	t.Cleanup(server.Client().CloseIdleConnections)
	return server
}

func ask(t *testing.T, server *httptest.Server, method, accept string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, server.URL, nil)
	require.NoError(t, err)
	if accept != "" {
		request.Header.Set("Accept", accept)
	}
	response, err := server.Client().Do(request)
	require.NoError(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return response, string(body)
}

const unwellWithoutErrors = `{
  "version": 1,
  "depth": "ping",
  "ok": false,
  "error": "",
  "duration_ms": 0,
  "results": [
    {
      "key": "llm:a",
      "plugin": "openai",
      "pinged": true,
      "ok": true,
      "error": "",
      "duration_ms": 0
    },
    {
      "key": "llm:b",
      "plugin": "ollama",
      "pinged": false,
      "ok": false,
      "error": "",
      "duration_ms": 0
    }
  ]
}
`

func TestReady(t *testing.T) {
	response, body := ask(t, serve(t, hubhttp.Readiness(always(well), hub.Ping)), http.MethodGet, "")
	assert.Equal(t, http.StatusOK, response.StatusCode)
	assert.Equal(t, "application/json", response.Header.Get("Content-Type"))
	assert.Equal(t, "no-store", response.Header.Get("Cache-Control"))
	assert.Equal(t, "nosniff", response.Header.Get("X-Content-Type-Options"))
	assert.Contains(t, body, `"ok": true`)
}

func TestNotReady(t *testing.T) {
	response, body := ask(t, serve(t, hubhttp.Readiness(always(unwell), hub.Ping)), http.MethodGet, "*/*")
	assert.Equal(t, http.StatusServiceUnavailable, response.StatusCode)
	assert.Equal(t, "no-store", response.Header.Get("Cache-Control"))
	assert.Equal(t, unwellWithoutErrors, body)
	assert.EqualError(t, unwell.Results[1].Err, "llm:b: dial 10.0.0.7: connection refused", "the report itself stays as it is")
}

func TestShowErrors(t *testing.T) {
	server := serve(t, hubhttp.Readiness(always(unwell), hub.Ping, hubhttp.ShowErrors()))
	_, body := ask(t, server, http.MethodGet, "application/json")
	assert.Contains(t, body, `"error": "llm:b: dial 10.0.0.7: connection refused"`)
}

func TestTextForPeople(t *testing.T) {
	hidden := serve(t, hubhttp.Readiness(always(unwell), hub.Ping))
	shown := serve(t, hubhttp.Readiness(always(unwell), hub.Ping, hubhttp.ShowErrors()))
	for _, c := range []struct {
		server       *httptest.Server
		accept, want string
	}{
		{hidden, "text/plain", "llm:a  openai  ok      0s\nllm:b  ollama  failed  0s\n2 resources in 0s: 1 ok, 1 failed\n"},
		{shown, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "llm:a  openai  ok      0s\n" +
			"llm:b  ollama  failed  0s\n    llm:b: dial 10.0.0.7: connection refused\n2 resources in 0s: 1 ok, 1 failed\n"},
		{hidden, "application/json, text/plain, */*", unwellWithoutErrors},
	} {
		response, body := ask(t, c.server, http.MethodGet, c.accept)
		assert.Equal(t, http.StatusServiceUnavailable, response.StatusCode)
		assert.Equal(t, c.want, body, c.accept)
		if c.want != unwellWithoutErrors {
			assert.Equal(t, "text/plain; charset=utf-8", response.Header.Get("Content-Type"))
		}
	}
}

func TestHead(t *testing.T) {
	response, body := ask(t, serve(t, hubhttp.Readiness(always(unwell), hub.Ping)), http.MethodHead, "")
	assert.Equal(t, http.StatusServiceUnavailable, response.StatusCode)
	assert.EqualValues(t, len(unwellWithoutErrors), response.ContentLength)
	assert.Empty(t, body)
}

func TestOtherMethodsAreRefused(t *testing.T) {
	server := serve(t, hubhttp.Readiness(checker(func(context.Context, hub.Depth, []hub.CheckOption) *hub.Report {
		t.Error("checked")
		return nil
	}), hub.Ping))
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions} {
		response, body := ask(t, server, method, "")
		assert.Equal(t, http.StatusMethodNotAllowed, response.StatusCode)
		assert.Equal(t, "GET, HEAD", response.Header.Get("Allow"))
		assert.Equal(t, "no-store", response.Header.Get("Cache-Control"))
		assert.Equal(t, "want GET or HEAD\n", body)
	}
}

func TestDepthAndChecksAreHandedOn(t *testing.T) {
	var depth hub.Depth
	var given []hub.CheckOption
	handler := hubhttp.Readiness(checker(func(_ context.Context, d hub.Depth, options []hub.CheckOption) *hub.Report {
		depth, given = d, options
		return &well
	}), hub.Construct, hubhttp.Checks(hub.CheckParallel(1)), hubhttp.Checks(hub.CheckTimeout(time.Second), hub.CheckOnly("llm:a")))
	handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
	assert.Equal(t, hub.Construct, depth)
	assert.Len(t, given, 3)
}

// Everyone who comes while a check runs gets its result.
func TestProbesShareACheck(t *testing.T) {
	const probes = 32
	var checks, arrived atomic.Int32
	release := make(chan struct{})
	readiness := hubhttp.Readiness(checker(func(context.Context, hub.Depth, []hub.CheckOption) *hub.Report {
		checks.Add(1)
		<-release
		return &well
	}), hub.Ping)
	server := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		arrived.Add(1)
		readiness.ServeHTTP(w, r)
	}))
	var group sync.WaitGroup
	for range probes {
		group.Go(func() {
			response, err := server.Client().Get(server.URL)
			if assert.NoError(t, err) {
				assert.Equal(t, http.StatusOK, response.StatusCode)
				assert.NoError(t, response.Body.Close())
			}
		})
	}
	require.Eventually(t, func() bool { return arrived.Load() == probes }, 20*time.Second, time.Millisecond)
	close(release)
	group.Wait()
	assert.EqualValues(t, 1, checks.Load())
}

func TestOneWhoLeavesDoesNotEndTheCheckOfOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var checks atomic.Int32
		handler := hubhttp.Readiness(checker(func(ctx context.Context, _ hub.Depth, _ []hub.CheckOption) *hub.Report {
			checks.Add(1)
			select {
			case <-time.After(10 * time.Second):
				return &well
			case <-ctx.Done():
				return &unwell
			}
		}), hub.Ping)
		var group sync.WaitGroup
		for i := range 3 { // they leave after one, two and never
			group.Go(func() {
				ctx := t.Context()
				if i < 2 {
					var cancel context.CancelFunc
					ctx, cancel = context.WithTimeout(ctx, time.Duration(i+1)*time.Second)
					defer cancel()
				}
				recorder := httptest.NewRecorder()
				handler.ServeHTTP(recorder, httptest.NewRequestWithContext(ctx, http.MethodGet, "/", nil))
				if i < 2 {
					assert.Equal(t, http.StatusServiceUnavailable, recorder.Code)
					assert.Empty(t, recorder.Body.String())
				} else {
					assert.Equal(t, http.StatusOK, recorder.Code)
				}
			})
		}
		group.Wait()
		assert.EqualValues(t, 1, checks.Load())
	})
}

func TestTheCheckEndsWhenAllHaveLeft(t *testing.T) {
	var checks atomic.Int32
	ended := make(chan struct{}, 1)
	began := make(chan struct{}, 2)
	handler := hubhttp.Readiness(checker(func(ctx context.Context, _ hub.Depth, _ []hub.CheckOption) *hub.Report {
		began <- struct{}{}
		if checks.Add(1) > 1 {
			return &well
		}
		<-ctx.Done()
		ended <- struct{}{}
		return &unwell
	}), hub.Ping)
	server := serve(t, handler)
	ctx, cancel := context.WithCancel(t.Context())
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			request, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL, nil)
			require.NoError(t, err)
			response, err := server.Client().Do(request)
			if err == nil {
				_ = response.Body.Close()
			}
			assert.ErrorIs(t, err, context.Canceled)
		})
	}
	<-began
	cancel()
	group.Wait()
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		require.Fail(t, "the check runs on")
	}
	require.Eventually(t, func() bool { // until the server knows that they are gone
		response, _ := ask(t, server, http.MethodGet, "")
		return response.StatusCode == http.StatusOK
	}, 20*time.Second, time.Millisecond, "the cancelled one is nobody's answer")
}

func TestReportsAreKeptForAMoment(t *testing.T) {
	for _, c := range []struct {
		options []hubhttp.Option
		pause   time.Duration
		want    int
	}{
		{nil, 999 * time.Millisecond, 1},
		{nil, time.Second, 2},
		{[]hubhttp.Option{hubhttp.Keep(time.Minute)}, 59 * time.Second, 1},
		{[]hubhttp.Option{hubhttp.Keep(time.Minute)}, time.Minute, 2},
		{[]hubhttp.Option{hubhttp.Keep(0)}, 0, 2},
	} {
		synctest.Test(t, func(t *testing.T) {
			checks := 0
			handler := hubhttp.Readiness(checker(func(context.Context, hub.Depth, []hub.CheckOption) *hub.Report {
				checks++
				time.Sleep(3 * time.Second) // the time counts from the end
				return &unwell
			}), hub.Ping, c.options...)
			for range 2 {
				recorder := httptest.NewRecorder()
				handler.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/", nil))
				assert.Equal(t, http.StatusServiceUnavailable, recorder.Code)
				assert.Equal(t, unwellWithoutErrors, recorder.Body.String())
				time.Sleep(c.pause)
			}
			assert.Equal(t, c.want, checks, c.pause)
		})
	}
}
