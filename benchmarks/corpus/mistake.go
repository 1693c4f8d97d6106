package corpus

// Mistake is one thing that is wrong with a document of one resource.
type Mistake struct {
	// Name says what is wrong.
	Name string
	// Field is the field that is wrong. Its value is replaced; a field that
	// the config doesn't have comes last.
	Field string
	// YAML and JSON are the field's value. "" says that the format, or what
	// stands in its place, can't have this mistake.
	YAML, JSON string
	// Change is what happens instead of replacing the value.
	Change Change
}

// Change is a way to spoil a document.
type Change int

// The ways to spoil a document.
const (
	Replace  Change = iota
	Remove          // the field isn't there
	Repeat          // the field is there twice
	Again           // the whole resource is there twice
	Document        // a second document follows
)

// Mistakes returns all of them.
func Mistakes() []Mistake {
	return []Mistake{
		{Name: "unknown field", Field: "temprature", YAML: "1", JSON: "1"},
		{Name: "field in another case", Field: "Max_Tokens", YAML: "9", JSON: "9"},
		{Name: "field twice", Field: "model", YAML: "x", JSON: `"x"`, Change: Repeat},
		{Name: "resource twice", Field: "type", YAML: "chat", JSON: `"chat"`, Change: Again},
		{Name: "second document", Field: "type", YAML: "chat", Change: Document},
		{Name: "required, missing", Field: "model", YAML: "x", JSON: `"x"`, Change: Remove},
		{Name: "required, null", Field: "model", YAML: "null", JSON: "null"},
		{Name: "required, empty", Field: "model", YAML: `""`, JSON: `""`},
		{Name: "word for a number", Field: "max_tokens", YAML: "many", JSON: `"many"`},
		{Name: "quoted number for a number", Field: "max_tokens", YAML: `"12"`, JSON: `"12"`},
		{Name: "fraction for an integer", Field: "max_tokens", YAML: "1.5", JSON: "1.5"},
		{Name: "integer beyond int64", Field: "max_tokens", YAML: "99999999999999999999", JSON: "99999999999999999999"},
		{Name: "true for a number", Field: "max_tokens", YAML: "true", JSON: "true"},
		{Name: "yes for a bool", Field: "stream", YAML: "yes", JSON: `"yes"`},
		{Name: "1 for a bool", Field: "stream", YAML: "1", JSON: "1"},
		{Name: "above the maximum", Field: "temperature", YAML: "3", JSON: "3"},
		{Name: "not a number", Field: "temperature", YAML: ".nan"},
		{Name: "not in the enum", Field: "mode", YAML: "fastest", JSON: `"fastest"`},
		{Name: "duration without a unit", Field: "timeout", YAML: "30", JSON: "30"},
		{Name: "too many entries", Field: "stop", YAML: "[a, b, c, d, e]", JSON: `["a", "b", "c", "d", "e"]`},
		{Name: "text for a list", Field: "stop", YAML: "end", JSON: `"end"`},
		{Name: "list for a text", Field: "model", YAML: "[x]", JSON: `["x"]`},
		{Name: "text for a mapping", Field: "retry", YAML: "often", JSON: `"often"`},
		{Name: "unknown nested field", Field: "retry", YAML: "{max: 3, wiat: 0}", JSON: `{"max": 3, "wiat": 0}`},
	}
}
