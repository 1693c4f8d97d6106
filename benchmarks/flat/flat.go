// Package flat is a plugin with one flat mapping of any size.
package flat

// Table is the contract.
//
//hush:category name=table
type Table interface {
	// Entries returns what the table was made from.
	Entries() map[string]string
}

// Config holds the table's content.
//
//hush:config name=flat category=table
type Config struct {
	Entries map[string]string `json:"entries" yaml:"entries" mapstructure:"entries"`
}

type table struct{ entries map[string]string }

func (t *table) Entries() map[string]string { return t.entries }

// New returns the table of a config.
//
//hush:factory
func New(config Config) Table { return &table{config.Entries} }
