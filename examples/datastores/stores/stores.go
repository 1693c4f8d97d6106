// Package stores declares the kinds of stores that this program works with.
// Both contracts are aliases: a plugin of the category makes exactly this
// type, and who uses one needs to know nothing of hushgen.
package stores

import (
	"database/sql"

	"github.com/redis/go-redis/v9"
)

// Redis is a client of a Redis server, ready for use.
//
//hush:category name=redis
type Redis = *redis.Client

// SQLite is an open SQLite database.
//
//hush:category name=sqlite title=SQLite
type SQLite = *sql.DB
