// Package output writes generated files: each whole or not at all, unchanged
// ones not touched. It knows nothing of what stands in them.
package output
