package corpus

// Texts returns plain YAML scalars that are fine names of models, and must
// arrive as they are written.
func Texts() []string {
	return []string{"no", "1.10", "0x1F", "0o17", "1_000", "1e3", "007", "2024-01-01", "12345678901234567890123"}
}

// WithModel returns a YAML document of one resource with that model.
func (f Format) WithModel(text string) []byte {
	fields, _ := spoil(f.Fields(Config(0)), Field{"model", text}, Replace)
	return f.document([]string{Key(0)}, [][]Field{fields})
}
