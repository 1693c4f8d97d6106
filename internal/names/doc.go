// Package names holds the rules for names that the generator and the
// runtime must apply alike: the canonical form and the nearest known name.
// It imports nothing that links reflect.
package names
