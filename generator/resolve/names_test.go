package resolve_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/generator/resolve"
)

func TestSnakeCase(t *testing.T) {
	for name, want := range map[string]string{
		"APIKey": "api_key", "UserIDs": "user_ids", "OAuth2URL": "o_auth2_url", "HTTPProxy": "http_proxy",
		"Model": "model", "BaseURL": "base_url", "URL": "url", "ID": "id", "IDs": "ids", "URLs2": "urls2", "A": "a", "AB": "ab",
		"MaxTokens": "max_tokens", "TopP": "top_p", "SHA256Sum": "sha256_sum", "Int8": "int8", "X509Cert": "x509_cert",
		"GPT4o": "gpt4o", "Base64URL": "base64_url", "APIsByName": "apis_by_name", "PDFsURL": "pdfs_url",
		"HTTPServer": "http_server", "JSONName": "json_name", "IsOK": "is_ok", "HTTPSOnly": "https_only",
		"snake_case": "snake_case", "Snake_Case": "snake_case", "_X": "_x", "Größe": "größe", "ÄPFELBaum": "äpfel_baum", "": "",
	} {
		assert.Equal(t, want, resolve.SnakeCase(name), name)
	}
}

func TestCanImport(t *testing.T) {
	for _, c := range []struct {
		importer, path string
		want           bool
	}{
		{"a.com/x", "a.com/y", true},
		{"a.com/x", "a.com/x/internal/y", true},
		{"a.com/x/y", "a.com/x/internal/z", true},
		{"a.com/x", "a.com/x/y/internal/z", false},
		{"a.com/xy", "a.com/x/internal/z", false},
		{"a.com/x", "a.com/x/internal", true},
		{"a.com/z", "a.com/x/internal", false},
		{"a.com/x", "a.com/internals/y", true},
		{"a.com/x", "a.com/y/notinternal/z", true},
		{"a.com/x/internal/a", "a.com/x/internal/b/internal/c", false},
		{"a.com/x/internal/b/d", "a.com/x/internal/b/internal/c", true},
		{"a.com/x/internal/b/internal/c/d", "a.com/x/internal/b/internal/c", true},
		{"a.com/x", "internal/abi", true}, // there is no parent to stand below: the go command decides
	} {
		assert.Equal(t, c.want, resolve.CanImport(c.importer, c.path), "%s imports %s", c.importer, c.path)
	}
}
