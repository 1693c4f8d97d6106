package jsondir

import "github.com/hushgen/hushgen/internal/atomicfile"

// Parts that are tested by themselves.
var (
	FileName      = fileName
	ParseFileName = parseFileName
	IsNumber      = isNumber
)

// Limited returns a source that reads a smaller folder only.
func Limited(dir string, files, total int) *Source {
	s := New(dir)
	s.limits = limits{files, total}
	return s
}

// On returns a source that saves to another disk.
func On(disk atomicfile.Disk, dir string) *Source {
	s := New(dir)
	s.disk = disk
	return s
}
