package jsondir_test

import (
	"errors"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsondir"
)

// TestReadersDuringSaves: a reader finds every resource, whole.
func TestReadersDuringSaves(t *testing.T) {
	dir := t.TempDir()
	writer := jsondir.New(dir)
	value := func(n int) hush.Values {
		digits := strconv.Itoa(n)
		return hush.Values{"n": n, "text": strings.Repeat(digits+" ", 1+n%7*1000)}
	}
	const resources = 20
	for i := range resources {
		save(t, writer, "llm:"+strconv.Itoa(i), value(i), "")
	}
	var saving atomic.Bool
	saving.Store(true)
	var readers sync.WaitGroup
	for range 2 {
		readers.Go(func() {
			source := jsondir.New(dir)
			for saving.Load() {
				snapshot, err := source.Load(t.Context())
				if !assert.NoError(t, err) || !assert.Equal(t, resources, snapshot.Root.Len()) {
					return
				}
				for field := range snapshot.Root.Fields() {
					n, err := strconv.Atoi(field.Value.Get("n").Text())
					assert.NoError(t, err)
					assert.Equal(t, value(n)["text"], field.Value.Get("text").Text())
				}
			}
		})
	}
	for n := range 150 {
		save(t, writer, "llm:"+strconv.Itoa(n%resources), value(n), "")
	}
	saving.Store(false)
	readers.Wait()
}

// TestGoroutinesCount: of goroutines that save the same key of one source,
// each counts on from the other or learns that it was late.
func TestGoroutinesCount(t *testing.T) {
	source := jsondir.New(t.TempDir())
	k := key(t, "llm:counter")
	const goroutines, counts = 4, 25
	var all sync.WaitGroup
	for range goroutines {
		all.Go(func() {
			for done := 0; done < counts; {
				snapshot, err := source.Load(t.Context())
				if !assert.NoError(t, err) {
					return
				}
				n, _ := strconv.Atoi(snapshot.Root.Get(k.String()).Get("n").Text())
				value, err := hush.Values{"n": n + 1}.Node()
				assert.NoError(t, err)
				_, err = source.Save(t.Context(), k, value, snapshot.Revision)
				if conflict := new(hush.ConflictError); errors.As(err, &conflict) {
					continue
				}
				if !assert.NoError(t, err) {
					return
				}
				done++
			}
		})
	}
	all.Wait()
	assert.Equal(t, strconv.Itoa(goroutines*counts), load(t, source).Root.Get(k.String()).Get("n").Text())
}
