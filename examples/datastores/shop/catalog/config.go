package catalog

import (
	"time"

	"github.com/hushgen/hushgen/examples/datastores/stores"
)

// Config names the two stores of a catalogue and says how they are used.
//
//hush:config name=cached category=catalog title="SQLite behind a Redis cache" tags=sqlite,redis,cache
type Config struct {
	// Database holds the products: a resource of the category sqlite.
	//
	//hush:field required category=sqlite
	Database stores.SQLite `json:"database"`
	// Cache holds copies of the products: a resource of the category redis.
	//
	//hush:field required category=redis
	Cache stores.Redis `json:"cache"`
	// TTL is how long a copy may live.
	//
	//hush:field default=1m min=1s
	TTL time.Duration `json:"ttl"`
	// Prefix is put before the IDs to make the keys of the cache.
	//
	//hush:field default=product:
	Prefix string `json:"prefix"`
}
