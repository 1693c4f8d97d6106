package pictures_test

import (
	"encoding/xml"
	"flag"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/benchmarks/pictures"
)

var update = flag.Bool("update", false, "renew the pictures in testdata")

func TestBars(t *testing.T) {
	same(t, "bars.svg", pictures.Bars("Two & more", "a < b", []pictures.Bar{
		{Name: "go list", Value: 1, Text: "1.00 ×"}, {Name: "hushgen", Value: 0.5, Text: "0.50 ×", Ours: true}, {Name: "nothing", Text: "0"},
	}))
}

func TestCurves(t *testing.T) {
	unit := func(seconds float64) string { return strconv.FormatFloat(seconds, 'g', 3, 64) + " s" }
	same(t, "curves.svg", pictures.Curves("It grows", "CPU seconds", "plugins", unit, []pictures.Curve{
		{Name: "hushgen", Points: []pictures.Point{{10, 0.02}, {100, 0.2}, {1000, 2}}},
		{Name: "go list", Points: []pictures.Point{{10, 0.02}, {1000, 0.1}}},
		{Name: "none"}, {Name: "third", Points: []pictures.Point{{10, 0.03}, {1000, 0.11}}}, {Name: "fourth", Points: []pictures.Point{{10, 0.04}, {1000, 1.9}}},
		{Name: "fifth", Points: []pictures.Point{{10, 0.3}, {1000, 9}}},
	}))
}

// What a straight line is has to be one: equal factors are equal distances.
func TestProportionIsStraight(t *testing.T) {
	picture := pictures.Curves("", "", "", func(float64) string { return "" }, []pictures.Curve{
		{Points: []pictures.Point{{10, 1}, {100, 10}, {1000, 100}}},
	})
	assert.Contains(t, picture, `points="70.0,182.0 320.0,122.0 570.0,62.0 "`)
}

func TestOnePoint(t *testing.T) {
	picture := pictures.Curves("", "", "", func(float64) string { return "" }, []pictures.Curve{{Points: []pictures.Point{{10, 1}}}})
	assert.Contains(t, picture, `points="70.0,122.0 "`)
	assert.NotContains(t, picture, "NaN")
}

// same compares a picture with the one of before, which people have looked at,
// and reads it as XML.
func same(t *testing.T, name, picture string) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(picture))
	for {
		_, err := decoder.Token()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
	}
	path := "testdata/" + name
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(picture), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), picture)
}
