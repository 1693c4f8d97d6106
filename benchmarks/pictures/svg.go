package pictures

import (
	"fmt"
	"html"
	"strings"
)

// canvas is a picture that grows.
type canvas struct{ text strings.Builder }

// width is that of all pictures.
const width = 760

// style is for both kinds of pages. Series 0 is hushgen's.
const style = `<style>
text{font:13px system-ui,sans-serif;fill:#24292f}
.title{font-size:15px;font-weight:600}
.small{font-size:12px;fill:#57606a}
.end{text-anchor:end}
.middle{text-anchor:middle}
.grid{stroke:#d0d7de;stroke-width:1}
.s0{fill:#0969da;stroke:#0969da}
.s1{fill:#8c959f;stroke:#8c959f}
.s2{fill:#bf8700;stroke:#bf8700}
.s3{fill:#8250df;stroke:#8250df}
.s4{fill:#1a7f37;stroke:#1a7f37}
.s5{fill:#cf222e;stroke:#cf222e}
.line{stroke-width:2.5}
@media (prefers-color-scheme:dark){
text{fill:#e6edf3}
.small{fill:#9198a1}
.grid{stroke:#3d444d}
.s0{fill:#4493f8;stroke:#4493f8}
.s1{fill:#768390;stroke:#768390}
.s2{fill:#d29922;stroke:#d29922}
.s3{fill:#ab7df8;stroke:#ab7df8}
.s4{fill:#3fb950;stroke:#3fb950}
.s5{fill:#f85149;stroke:#f85149}
}
.line{fill:none}
.bar,.name{stroke:none}
</style>
`

// label writes text at a point.
func (c *canvas) label(class string, x, y float64, text string) {
	fmt.Fprintf(&c.text, "<text class=%q x=\"%.1f\" y=\"%.1f\">%s</text>\n", class, x, y, html.EscapeString(text))
}

// rule draws a line of the grid.
func (c *canvas) rule(x1, y1, x2, y2 float64) {
	fmt.Fprintf(&c.text, "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n", x1, y1, x2, y2)
}

// svg closes the picture.
func (c *canvas) svg(title string, height float64) string {
	return fmt.Sprintf("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %.0f\" role=\"img\" aria-label=\"%s\">\n%s%s</svg>\n",
		width, height, html.EscapeString(title), style, c.text.String())
}
