package pictures

import "fmt"

// Bar is one of several figures.
type Bar struct {
	Name  string
	Value float64
	// Text is the value for readers.
	Text string
	// Ours marks what belongs to hushgen.
	Ours bool
}

// Bars draws figures as horizontal bars, from zero, in their order. About is a
// line below the title.
func Bars(title, about string, bars []Bar) string {
	const left, right, top, step, thick = 290, 70, 58, 26, 16
	c := &canvas{}
	c.label("title", 12, 24, title)
	c.label("small", 12, 43, about)
	most := 0.0
	for _, bar := range bars {
		most = max(most, bar.Value)
	}
	for i, bar := range bars {
		y := top + float64(i)*step
		long, series := 0.0, 1
		if most > 0 {
			long = max(1, bar.Value/most*(width-left-right))
		}
		if bar.Ours {
			series = 0
		}
		c.label("end", left-10, y+thick-3, bar.Name)
		fmt.Fprintf(&c.text, "<rect class=\"s%d bar\" x=\"%d\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>\n", series, left, y, long, thick)
		c.label("small", left+long+8, y+thick-4, bar.Text)
	}
	return c.svg(title, top+float64(len(bars))*step+8)
}
