package upstream_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/upstream"
	"github.com/hushgen/hushgen/runtime/hush"
)

// quick are settings that try often and wait for almost nothing.
func quick(url string) upstream.Settings {
	return upstream.Settings{
		BaseURL: url,
		Timeout: 10 * time.Second,
		Retry:   upstream.Retry{Max: 3, Wait: time.Millisecond, MaxWait: 5 * time.Second},
	}
}

// serve starts a server that counts its calls.
func serve(t *testing.T, handle func(call int32, w http.ResponseWriter, r *http.Request)) (url string, calls *atomic.Int32) {
	t.Helper()
	calls = new(atomic.Int32)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handle(calls.Add(1), w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL, calls
}

func service(t *testing.T, settings upstream.Settings) *upstream.Service {
	t.Helper()
	client := &http.Client{Transport: &http.Transport{}}
	t.Cleanup(client.CloseIdleConnections)
	s, err := upstream.New(client, settings, hush.Secret{})
	require.NoError(t, err)
	return s
}

func post(t *testing.T, ctx context.Context, settings upstream.Settings) (string, error) {
	t.Helper()
	response, err := service(t, settings).Post(ctx, "/x", map[string]int{"a": 1})
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return string(body), err
}

func TestPostSendsJSONWithKeyAndHeaders(t *testing.T) {
	url, _ := serve(t, func(_ int32, w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		fmt.Fprintln(w, r.Method, r.URL.Path, r.Header.Get("Content-Type"), r.Header.Get("Authorization"), r.Header.Get("X-Title"), string(body))
	})
	settings := quick(url + "/v1/")
	settings.Headers = map[string]string{"x-title": "gateway"}
	s, err := upstream.New(http.DefaultClient, settings, hush.NewSecret("k"))
	require.NoError(t, err)
	response, err := s.Post(t.Context(), "/x", []int{1})
	require.NoError(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	assert.Equal(t, "POST /v1/x application/json Bearer k gateway [1]\n", string(body))
}

func TestPostTriesAgain(t *testing.T) {
	for _, status := range []int{429, 500, 502, 503, 504} {
		url, calls := serve(t, func(call int32, w http.ResponseWriter, _ *http.Request) {
			if call < 3 {
				w.WriteHeader(status)
				return
			}
			io.WriteString(w, "ok")
		})
		body, err := post(t, t.Context(), quick(url))
		require.NoError(t, err, status)
		assert.Equal(t, "ok", body)
		assert.EqualValues(t, 3, calls.Load(), status)
	}
}

func TestPostGivesUpAfterTheLastTry(t *testing.T) {
	url, calls := serve(t, func(_ int32, w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "so busy", http.StatusServiceUnavailable)
	})
	_, err := post(t, t.Context(), quick(url))
	assert.EqualError(t, err, url+"/x: 503 Service Unavailable: so busy")
	assert.EqualValues(t, 4, calls.Load())
}

func TestPostDoesNotTryAgainWhatStaysWrong(t *testing.T) {
	for _, status := range []int{400, 401, 403, 404, 422, 501} {
		url, calls := serve(t, func(_ int32, w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) })
		_, err := post(t, t.Context(), quick(url))
		var refused *upstream.Error
		require.ErrorAs(t, err, &refused)
		assert.Equal(t, status, refused.Status)
		assert.EqualValues(t, 1, calls.Load(), status)
	}
}

func TestPostTriesAgainAfterABrokenConnection(t *testing.T) {
	url, calls := serve(t, func(call int32, w http.ResponseWriter, _ *http.Request) {
		if call == 1 {
			panic(http.ErrAbortHandler)
		}
		io.WriteString(w, "ok")
	})
	body, err := post(t, t.Context(), quick(url))
	require.NoError(t, err)
	assert.Equal(t, "ok", body)
	assert.EqualValues(t, 2, calls.Load())
}

func TestRetryAfterIsHonoured(t *testing.T) {
	url, _ := serve(t, func(call int32, w http.ResponseWriter, _ *http.Request) {
		if call == 1 {
			w.Header().Set("Retry-After", "0.2")
			w.WriteHeader(http.StatusTooManyRequests)
		}
	})
	start := time.Now()
	_, err := post(t, t.Context(), quick(url))
	require.NoError(t, err)
	assert.GreaterOrEqual(t, time.Since(start), 200*time.Millisecond)
}

func TestRetryAfterThatIsTooLongIsPassedOn(t *testing.T) {
	for _, value := range []string{"7", time.Now().Add(time.Hour).UTC().Format(http.TimeFormat)} {
		url, calls := serve(t, func(_ int32, w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", value)
			w.WriteHeader(http.StatusTooManyRequests)
		})
		_, err := post(t, t.Context(), quick(url))
		var refused *upstream.Error
		require.ErrorAs(t, err, &refused)
		assert.Greater(t, refused.RetryAfter, 6*time.Second)
		assert.EqualValues(t, 1, calls.Load())
	}
}

func TestNoPauseBeyondTheCallersDeadline(t *testing.T) {
	url, calls := serve(t, func(_ int32, w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "4")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	_, err := post(t, ctx, quick(url))
	assert.EqualError(t, err, url+"/x: 429 Too Many Requests")
	assert.NoError(t, ctx.Err(), "it waited")
	assert.EqualValues(t, 1, calls.Load())
}

func TestCancelEndsThePause(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	gone := errors.New("the client left")
	url, _ := serve(t, func(_ int32, w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "5")
		w.WriteHeader(http.StatusTooManyRequests)
		time.AfterFunc(20*time.Millisecond, func() { cancel(gone) })
	})
	start := time.Now()
	_, err := post(t, ctx, quick(url))
	require.ErrorIs(t, err, gone)
	assert.Less(t, time.Since(start), 5*time.Second)
}

func TestTimeoutBeforeTheAnswer(t *testing.T) {
	url, calls := serve(t, func(_ int32, _ http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		<-r.Context().Done()
	})
	settings := quick(url)
	settings.Timeout = 30 * time.Millisecond
	_, err := post(t, t.Context(), settings)
	assert.EqualError(t, err, "no answer for 30ms")
	require.ErrorIs(t, err, context.DeadlineExceeded)
	assert.EqualValues(t, 1, calls.Load())
}

func TestTimeoutIsForEachPiece(t *testing.T) {
	flowing, _ := serve(t, func(_ int32, w http.ResponseWriter, _ *http.Request) {
		for range 8 { // longer than the timeout together
			io.WriteString(w, "x")
			w.(http.Flusher).Flush()
			time.Sleep(50 * time.Millisecond)
		}
	})
	settings := quick(flowing)
	settings.Timeout = 300 * time.Millisecond
	body, err := post(t, t.Context(), settings)
	require.NoError(t, err)
	assert.Equal(t, "xxxxxxxx", body)

	stuck, _ := serve(t, func(_ int32, w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		io.WriteString(w, "x")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	settings = quick(stuck)
	settings.Timeout = 50 * time.Millisecond
	body, err = post(t, t.Context(), settings)
	assert.Equal(t, "x", body)
	assert.EqualError(t, err, "no answer for 50ms")
}

func TestPostJSONErrors(t *testing.T) {
	url, _ := serve(t, func(_ int32, w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "<html>") })
	err := service(t, quick(url)).PostJSON(t.Context(), "/x", nil, new(struct{}))
	assert.EqualError(t, err, url+"/x: the answer is not what was expected: invalid character '<' looking for beginning of value")

	url, _ = serve(t, func(_ int32, w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100")
		io.WriteString(w, "{")
	})
	err = service(t, quick(url)).PostJSON(t.Context(), "/x", nil, new(struct{}))
	require.ErrorIs(t, err, io.ErrUnexpectedEOF)
	assert.EqualError(t, err, url+"/x: reading the answer: unexpected EOF")
}

func TestErrorBodies(t *testing.T) {
	cases := map[string]struct{ body, want string }{
		"object":        {`{"error":{"message":"bad key","type":"auth","code":"invalid_api_key"}}`, "400 Bad Request: bad key (invalid_api_key)"},
		"number":        {`{"error":{"message":"bad key","code":401}}`, "400 Bad Request: bad key (401)"},
		"null code":     {`{"error":{"message":"bad key","type":"auth","code":null}}`, "400 Bad Request: bad key (auth)"},
		"text in error": {`{"error":"no such model"}`, "400 Bad Request: no such model"},
		"message":       {`{"object":"error","message":"bad \"key\""}`, `400 Bad Request: bad "key"`},
		"plain text":    {"over\n capacity ", "400 Bad Request: over capacity"},
		"other JSON":    {`{"detail":"x"}`, `400 Bad Request: {"detail":"x"}`},
		"empty object":  {`{"error":{}}`, "400 Bad Request: {}"},
		"nothing":       {"", "400 Bad Request"},
		"long":          {strings.Repeat("é", 300), "400 Bad Request: " + strings.Repeat("é", 200) + "…"},
		"not UTF-8":     {"a\xffb", "400 Bad Request: a?b"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			url, _ := serve(t, func(_ int32, w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(http.StatusBadRequest)
				io.WriteString(w, c.body)
			})
			_, err := post(t, t.Context(), quick(url))
			assert.EqualError(t, err, url+"/x: "+c.want)
		})
	}
}

func TestSettingsCheck(t *testing.T) {
	cases := map[string]string{
		"":                         "",
		"http://localhost:1":       "",
		"https://example.com/v1/":  "",
		"example.com":              `base_url: expected http(s)://host/path, found "example.com"`,
		"ftp://example.com":        `base_url: expected http(s)://host/path, found "ftp://example.com"`,
		"http://":                  `base_url: expected http(s)://host/path, found "http:"`,
		"http://u:geheim@h/?x=1":   `base_url: expected http(s)://host/path, found "http://u:xxxxx@h/?x=1"`,
		"http://example.com:port/": `base_url: parse "http://example.com:port/": invalid port ":port" after host`,
	}
	for url, want := range cases {
		err := upstream.Settings{BaseURL: url}.Check()
		if want == "" {
			assert.NoError(t, err, url)
		} else {
			assert.EqualError(t, err, want, url)
		}
	}
}

func TestNewErrors(t *testing.T) {
	_, err := upstream.New(nil, upstream.Settings{}, hush.Secret{})
	assert.EqualError(t, err, "the program provides no HTTP client")
	_, err = upstream.New(http.DefaultClient, upstream.Settings{BaseURL: "x"}, hush.Secret{})
	assert.EqualError(t, err, `base_url: expected http(s)://host/path, found "x"`)
}
