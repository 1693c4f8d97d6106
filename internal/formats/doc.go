// Package formats holds the rules of //hush:field format= and of times: one
// function a form of text, used when generating and at run time alike. It
// links no reflect.
package formats
