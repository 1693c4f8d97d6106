package generator_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/describe"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/internal/outputs"
)

// describesItself demands that the manifest is what docs/manifest.schema.json
// says.
func describesItself(t *testing.T, registry *model.Registry) {
	t.Helper()
	var manifest bytes.Buffer
	require.NoError(t, describe.Registry(registry, nil).WriteJSON(&manifest))
	assert.NoError(t, outputs.Check("manifest.schema.json", manifest.Bytes()))
}
