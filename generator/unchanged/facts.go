package unchanged

import (
	"bytes"
	"encoding/gob"
	"path/filepath"
	"sync"
)

// Facts are what runs found out about single texts, by a key that has all of
// what a fact depends on, beyond the program, its environment and its settings:
// mostly the SHA-256 of the text. So they hold while everything else changes, and
// a run uses those of the one before. Only what a run asked for is kept.
//
// A nil *Facts knows nothing and keeps nothing. Facts may be used by several
// goroutines.
type Facts struct {
	path   string
	before map[string][]byte

	mu   sync.Mutex
	used map[string][]byte
	new  bool
}

// Facts returns what is known from the last run that asked the same, whatever
// changed since in files and modules.
func (m *Memory) Facts() *Facts {
	if m == nil {
		return nil
	}
	f := &Facts{path: filepath.Join(filepath.Dir(m.path), m.question.about+factsExtension), used: map[string][]byte{}}
	if body := readWhole(f.path); body != nil && gob.NewDecoder(bytes.NewReader(body)).Decode(&f.before) != nil {
		f.before = nil
	}
	return f
}

// Recall returns a fact, and whether it is known. It must not be changed.
func (f *Facts) Recall(key string) ([]byte, bool) {
	if f == nil {
		return nil, false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	fact, known := f.used[key]
	if !known {
		if fact, known = f.before[key]; known {
			f.used[key] = fact
		}
	}
	return fact, known
}

// Record adds a fact, or replaces it.
func (f *Facts) Record(key string, fact []byte) {
	if f == nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.used[key], f.new = fact, true
}

// Keep writes the facts that the run recalled and recorded, when there are new
// ones. Whatever goes wrong costs the next run its speed and is no error.
func (f *Facts) Keep() {
	if f == nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	var body bytes.Buffer
	if !f.new || gob.NewEncoder(&body).Encode(f.used) != nil {
		return
	}
	_ = writeWhole(f.path, body.Bytes())
}
