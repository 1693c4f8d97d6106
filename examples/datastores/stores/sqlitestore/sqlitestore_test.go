package sqlitestore_test

import (
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/datastores/stores/sqlitestore"
)

func TestNewSetsWhatTheConfigSays(t *testing.T) {
	db, err := sqlitestore.New(t.Context(), sqlitestore.Config{
		Path:    filepath.Join(t.TempDir(), "shop.db"),
		Journal: sqlitestore.Delete, BusyTimeout: 1500 * time.Millisecond,
	})
	require.NoError(t, err)
	defer func() { assert.NoError(t, db.Close()) }()

	for pragma, want := range map[string]string{
		"journal_mode": "delete", "busy_timeout": "1500", "foreign_keys": "1",
	} {
		var got string
		require.NoError(t, db.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got))
		assert.Equal(t, want, got, pragma)
	}
}

func TestNewTakesEveryPath(t *testing.T) {
	names := []string{"plain.db", "with space.db", "100%.db", "a#b&c=d.db", "Größe.db", "%41.db"}
	if runtime.GOOS != "windows" {
		names = append(names, "what?.db", `back\slash.db`, "colon:.db")
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			db, err := sqlitestore.New(t.Context(), sqlitestore.Config{Path: path, Journal: sqlitestore.WAL})
			require.NoError(t, err)
			_, err = db.ExecContext(t.Context(), "CREATE TABLE t (x)")
			require.NoError(t, err)
			require.NoError(t, db.Close())
			assert.FileExists(t, path)
		})
	}
}

func TestNewTakesRelativePaths(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	db, err := sqlitestore.New(t.Context(), sqlitestore.Config{Path: "shop.db", Journal: sqlitestore.Delete})
	require.NoError(t, err)
	_, err = db.ExecContext(t.Context(), "CREATE TABLE t (x)")
	require.NoError(t, err)
	require.NoError(t, db.Close())
	assert.FileExists(t, filepath.Join(dir, "shop.db"))
}

func TestNewInMemory(t *testing.T) {
	t.Chdir(t.TempDir())
	db, err := sqlitestore.New(t.Context(), sqlitestore.Config{Path: ":memory:", Journal: sqlitestore.WAL})
	require.NoError(t, err)
	defer func() { assert.NoError(t, db.Close()) }()
	_, err = db.ExecContext(t.Context(), "CREATE TABLE t (x)")
	require.NoError(t, err)
	// Used side by side, it stays one database.
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			_, err := db.ExecContext(t.Context(), "INSERT INTO t VALUES (1)")
			assert.NoError(t, err)
		})
	}
	group.Wait()
	files, err := filepath.Glob("*")
	require.NoError(t, err)
	assert.Empty(t, files)
}

func TestNewWithoutFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "missing", "shop.db")
	db, err := sqlitestore.New(t.Context(), sqlitestore.Config{Path: path, Journal: sqlitestore.WAL})
	assert.Nil(t, db)
	assert.ErrorContains(t, err, "open "+path+": unable to open database file")
}
