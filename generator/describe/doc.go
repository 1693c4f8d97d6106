// Package describe gives a model the form of the registry that a program
// would have, so that the commands list, find and check exactly as the
// program does, with none of its plugins linked.
package describe
