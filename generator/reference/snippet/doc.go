// Package snippet writes resources to paste: what a plugin requires filled in,
// its other fields as comments with their defaults. A snippet validates as it
// stands, but for variables that aren't set; so does one whose comments of
// fields are taken away.
package snippet
