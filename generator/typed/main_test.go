package typed_test

import (
	"os"
	"testing"

	"github.com/hushgen/hushgen/generator/typed"
)

func TestMain(m *testing.M) {
	typed.RefuseToCompile()
	os.Exit(m.Run())
}
