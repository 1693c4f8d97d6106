// Package pictures draws what was measured, as SVG that is readable on light
// and on dark pages. The same figures give the same bytes.
package pictures
