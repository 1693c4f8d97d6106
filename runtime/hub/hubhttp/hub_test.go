package hubhttp_test

import (
	"context"
	"errors"
	"net/http"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hub/hubhttp"
	"github.com/hushgen/hushgen/runtime/hush"
)

type lamp struct{ broken *atomic.Bool }

func (l *lamp) Check(context.Context) error {
	if l.broken.Load() {
		return errors.New("dark")
	}
	return nil
}

// registry has one category and no plugins.
var registry = &hush.Registry{Static: static{}}

var lamps = &hush.Category[*lamp]{Table: table{}}

type static struct{}

func (static) Categories() []hush.AnyCategory { return []hush.AnyCategory{lamps} }

func (static) Category(name string) hush.AnyCategory {
	if name == "lamp" {
		return lamps
	}
	return nil
}

func (static) SetDefaults(any) bool { return false }

type table struct{}

func (table) Category() *hush.CategoryInfo { return &hush.CategoryInfo{Name: "lamp"} }

func (table) Plugins() []*hush.Plugin[*lamp] { return nil }

func (table) ForConfig(any) (*hush.Plugin[*lamp], []string) { return nil, nil }

func TestReadinessOfAHub(t *testing.T) {
	var broken atomic.Bool
	h, err := hub.Open(t.Context(), registry, nil, hub.Provide("lamp:hall", &lamp{&broken}))
	require.NoError(t, err)
	defer func() { assert.NoError(t, h.Close(t.Context())) }()
	server := serve(t, hubhttp.Readiness(h, hub.Ping, hubhttp.Keep(0), hubhttp.ShowErrors()))
	response, _ := ask(t, server, http.MethodGet, "")
	assert.Equal(t, http.StatusOK, response.StatusCode)

	broken.Store(true)
	response, body := ask(t, server, http.MethodGet, "")
	assert.Equal(t, http.StatusServiceUnavailable, response.StatusCode)
	assert.Contains(t, body, `"error": "lamp:hall: its Check: dark"`)

	refused := serve(t, hubhttp.Readiness(h, hub.Ping, hubhttp.Checks(hub.CheckParallel(0))))
	response, body = ask(t, refused, http.MethodGet, "text/plain")
	assert.Equal(t, http.StatusServiceUnavailable, response.StatusCode)
	assert.Equal(t, "hub.CheckParallel(0): want at least 1\n", body)
}

func TestTheHubItselfLinksNoServerAndNoLogger(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "..").CombinedOutput()
	require.NoError(t, err, string(out))
	dependencies := strings.Fields(string(out))
	assert.NotContains(t, dependencies, "net/http")
	assert.NotContains(t, dependencies, "log/slog")
}
