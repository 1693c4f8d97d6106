package shop_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/examples/datastores/shop"
)

func TestCents(t *testing.T) {
	for cents, want := range map[shop.Cents]string{
		0: "0.00", 5: "0.05", 450: "4.50", 123456: "1234.56", -7: "-0.07", -1050: "-10.50",
	} {
		assert.Equal(t, want, cents.String())
	}
}
