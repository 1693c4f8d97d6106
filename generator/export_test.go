package generator

// WithLimit bounds the declarations of a generated file to so many bytes.
func (o Options) WithLimit(bytes int) Options {
	o.limit = bytes
	return o
}
