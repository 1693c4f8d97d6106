// Package modules makes modules in scratch folders: synthetic ones with as many
// plugins as one likes, and copies of public ones.
package modules
