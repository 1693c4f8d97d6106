package hush_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

// with is input with an environment.
func with(env map[string]string, node hush.Node) hush.Input {
	in := input(node)
	hush.WithEnv(env)(&in)
	return in
}

func TestEnvironment(t *testing.T) {
	env := map[string]string{"LLM_KEY": "from env", "LLM_SIZE": "2", "LLM_RETRIES": "7", "LLM_ZONE": "eu"}
	server := mapping(9, 5, field("host", 9, 7, plain("a", 9, 13)), field("port", 10, 7, plain("1", 10, 13)))
	config, err := decode(t, with(env, whole(field("servers", 8, 3, sequence(9, 5, server)))))
	require.NoError(t, err)
	assert.Equal(t, "from env", config.Key.Reveal())
	assert.Equal(t, 2, *config.Size)
	assert.Equal(t, 7, config.Retry.Max, "in a struct that is absent")
	assert.Nil(t, config.Backup, "a pointer that is absent stays nil")
	assert.Equal(t, "eu", config.Servers[0].Zone, "in a list")

	// null is absence, in the struct around it too.
	for _, retry := range []part{null(5, 9), mapping(5, 9), mapping(5, 9, field("max", 5, 10, null(5, 15)))} {
		config, err = decode(t, with(env, whole(field("retry", 5, 3, retry), field("key", 6, 3, null(6, 8)))))
		require.NoError(t, err)
		assert.Equal(t, 7, config.Retry.Max)
		assert.Equal(t, "from env", config.Key.Reveal())
	}

	// What the source has wins; what is empty is unset.
	config, err = decode(t, with(env, whole(
		field("key", 5, 3, quoted("from source", 5, 8)), field("size", 6, 3, plain("1", 6, 9)),
		field("retry", 7, 3, mapping(7, 10, field("max", 7, 11, plain("4", 7, 16)))))))
	require.NoError(t, err)
	assert.Equal(t, "from source", config.Key.Reveal())
	assert.Equal(t, 1, *config.Size)
	assert.Equal(t, 4, config.Retry.Max)
	config, err = decode(t, with(map[string]string{"LLM_KEY": "", "LLM_SIZE": "", "LLM_SIZE_FILE": "", "LLM_RETRIES": ""}, whole()))
	require.NoError(t, err)
	assert.True(t, config.Key.IsZero())
	assert.Nil(t, config.Size)
	assert.Equal(t, 3, config.Retry.Max)
}

func TestProcessEnvironment(t *testing.T) {
	t.Setenv("LLM_SIZE", "3")
	in := input(whole())
	in.LookupEnv = nil
	config, err := decode(t, in)
	require.NoError(t, err)
	assert.Equal(t, 3, *config.Size)
}

func TestEnvironmentProblems(t *testing.T) {
	server := mapping(9, 5, field("host", 9, 7, plain("a", 9, 13)), field("port", 10, 7, plain("1", 10, 13)))
	_, err := decode(t, with(map[string]string{
		"LLM_KEY": "abc", "LLM_SIZE": "4", "LLM_RETRIES": "many", "LLM_ZONE": "mars",
	}, whole(field("servers", 8, 3, sequence(9, 5, server)))))
	assert.EqualError(t, err, strings.TrimSpace(`
environment variable LLM_KEY: llm:gpt-4.key: has 3 characters, needs at least 4
environment variable LLM_RETRIES: llm:gpt-4.retry.max: expected an integer, found $LLM_RETRIES
environment variable LLM_SIZE: llm:gpt-4.size: $LLM_SIZE is above the maximum 3
environment variable LLM_ZONE: llm:gpt-4.servers[0].zone: $LLM_ZONE is not allowed; there are eu, us
`))

	_, err = decode(t, with(map[string]string{"LLM_SIZE": "4", "LLM_SIZE_FILE": "/x"}, whole()))
	assert.EqualError(t, err, "environment variable LLM_SIZE: llm:gpt-4.size: both LLM_SIZE and LLM_SIZE_FILE are set; unset one of them")
	_, err = decode(t, with(map[string]string{"LLM_SIZE": "4", "LLM_SIZE_FILE": "/x"}, whole(field("size", 5, 3, plain("1", 5, 9)))))
	assert.NoError(t, err, "nobody asks for them")
}

func TestEnvironmentFiles(t *testing.T) {
	file := func(content string) string {
		path := filepath.Join(t.TempDir(), "file")
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		return path
	}
	read := func(path string) (string, error) {
		config, err := decode(t, with(map[string]string{"LLM_KEY_FILE": path}, whole()))
		return config.Key.Reveal(), err
	}
	for content, want := range map[string]string{
		"secret":         "secret",
		"secret\n":       "secret",
		"secret\r\n":     "secret",
		"secret\n\n":     "secret\n",
		"secret\r\n\r\n": "secret\r\n",
		"secret\r":       "secret\r",
		" secret ":       " secret ",
		"":               "",
		"\n":             "",
	} {
		got, err := read(file(content))
		require.NoError(t, err)
		assert.Equal(t, want, got, "%q", content)
	}
	link := filepath.Join(t.TempDir(), "link")
	require.NoError(t, os.Symlink(file("linked"), link))
	got, err := read(link)
	require.NoError(t, err)
	assert.Equal(t, "linked", got)
	got, err = read(file(strings.Repeat("x", 1<<20)))
	require.NoError(t, err)
	assert.Len(t, got, 1<<20)

	const at = "environment variable LLM_KEY_FILE: llm:gpt-4.key: can't read the file that it names: "
	_, err = read(file(strings.Repeat("x", 1<<20+1)))
	assert.EqualError(t, err, at+"it is larger than 1 MiB")
	_, err = read(t.TempDir())
	assert.EqualError(t, err, at+"it is not a regular file")
	_, err = read(os.DevNull)
	assert.EqualError(t, err, at+"it is not a regular file")
	_, err = read(filepath.Join(t.TempDir(), "nowhere"))
	assert.EqualError(t, err, at+"no such file or directory")
	assert.ErrorIs(t, err, fs.ErrNotExist)

	_, err = decode(t, with(map[string]string{"LLM_SIZE_FILE": file("two\n"), "LLM_RETRIES_FILE": file("11\n")}, whole()))
	assert.EqualError(t, err, strings.TrimSpace(`
environment variable LLM_RETRIES_FILE: llm:gpt-4.retry.max: the content of the file $LLM_RETRIES_FILE is above the maximum 10
environment variable LLM_SIZE_FILE: llm:gpt-4.size: expected an integer, found the content of the file $LLM_SIZE_FILE
`))
}

// Who checks many configs reads each file once.
func TestEnvironmentFilesOfTheCaller(t *testing.T) {
	in := with(map[string]string{"LLM_KEY_FILE": "there"}, whole())
	in.ReadFile = func(path string) (string, error) { return "from " + path, nil }
	config, err := decode(t, in)
	require.NoError(t, err)
	assert.Equal(t, "from there", config.Key.Reveal())
	in.ReadFile = func(string) (string, error) { return "", fs.ErrPermission }
	_, err = decode(t, in)
	assert.EqualError(t, err, "environment variable LLM_KEY_FILE: llm:gpt-4.key: can't read the file that it names: permission denied")
}
