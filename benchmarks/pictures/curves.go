package pictures

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/hushgen/hushgen/benchmarks/markdown"
)

// series is how many curves are told apart by their colour.
const series = 6

// Point is a figure for a size. Both are greater than zero.
type Point struct{ Size, Value float64 }

// Curve is how a figure grows. The first one is drawn as hushgen's.
type Curve struct {
	Name   string
	Points []Point
}

// Curves draws figures over sizes. Both axes are logarithmic: what grows in
// proportion is a straight line that rises by one step of the grid with each.
func Curves(title, about, sizes string, unit func(float64) string, curves []Curve) string {
	c := &canvas{}
	c.label("title", 12, 24, title)
	c.label("small", 12, 43, about)
	f := frameOf(curves)
	f.draw(c, sizes, unit)
	for i := len(curves) - 1; i >= 0; i-- { // hushgen's on top
		f.curve(c, curves[i], i%series)
	}
	f.names(c, curves)
	return c.svg(title, f.top+f.high+50)
}

// frame is where a chart lies, and the decades that it shows.
type frame struct {
	left, top, wide, high        float64
	firstX, lastX, firstY, lastY float64
}

func frameOf(curves []Curve) frame {
	f := frame{left: 70, top: 62, wide: width - 70 - 190, firstX: math.Inf(1), lastX: math.Inf(-1), firstY: math.Inf(1), lastY: math.Inf(-1)}
	for _, curve := range curves {
		for _, p := range curve.Points {
			f.firstX, f.lastX = min(f.firstX, below(p.Size)), max(f.lastX, above(p.Size))
			f.firstY, f.lastY = min(f.firstY, below(p.Value)), max(f.lastY, above(p.Value))
		}
	}
	f.lastX, f.lastY = max(f.lastX, f.firstX+1), max(f.lastY, f.firstY+1)
	f.high = 60 * (f.lastY - f.firstY)
	return f
}

// below and above return the decades around a figure. Logarithms of powers of
// ten are not exact.
func below(figure float64) float64 { return math.Floor(math.Log10(figure) + 1e-9) }
func above(figure float64) float64 { return math.Ceil(math.Log10(figure) - 1e-9) }

func (f frame) x(size float64) float64 {
	return f.left + f.wide*(math.Log10(size)-f.firstX)/(f.lastX-f.firstX)
}

func (f frame) y(value float64) float64 {
	return f.top + f.high*(f.lastY-math.Log10(value))/(f.lastY-f.firstY)
}

// draw draws the grid and its labels.
func (f frame) draw(c *canvas, sizes string, unit func(float64) string) {
	for decade := f.firstX; decade <= f.lastX; decade++ {
		size := math.Pow(10, decade)
		c.rule(f.x(size), f.top, f.x(size), f.top+f.high)
		c.label("small middle", f.x(size), f.top+f.high+18, markdown.Thousands(int(size)))
	}
	for decade := f.firstY; decade <= f.lastY; decade++ {
		value := math.Pow(10, decade)
		c.rule(f.left, f.y(value), f.left+f.wide, f.y(value))
		c.label("small end", f.left-8, f.y(value)+4, unit(value))
	}
	c.label("small middle", f.left+f.wide/2, f.top+f.high+38, sizes)
}

// curve draws a line with its points.
func (f frame) curve(c *canvas, curve Curve, colour int) {
	fmt.Fprintf(&c.text, "<polyline class=\"s%d line\" points=\"", colour)
	for _, p := range curve.Points {
		fmt.Fprintf(&c.text, "%.1f,%.1f ", f.x(p.Size), f.y(p.Value))
	}
	c.text.WriteString("\"/>\n")
	for _, p := range curve.Points {
		fmt.Fprintf(&c.text, "<circle class=\"s%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>\n", colour, f.x(p.Size), f.y(p.Value))
	}
}

// names writes the name of each curve beside its end, or below the one that is
// there already.
func (f frame) names(c *canvas, curves []Curve) {
	const apart = 16
	type end struct {
		name, class string
		Point
	}
	var ends []end
	for i, curve := range curves {
		if last := len(curve.Points) - 1; last >= 0 {
			ends = append(ends, end{curve.Name, fmt.Sprintf("s%d name", i%series), curve.Points[last]})
		}
	}
	slices.SortStableFunc(ends, func(a, b end) int { return cmp.Compare(b.Value, a.Value) })
	free := math.Inf(-1)
	for _, e := range ends {
		y := max(f.y(e.Value), free)
		c.label(e.class, f.x(e.Size)+10, y+4, e.name)
		free = y + apart
	}
}
