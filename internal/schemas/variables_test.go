package schemas

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/schema"
)

// TestVariables: what a program takes with ${…} in it, its variables set, the
// schema takes.
func TestVariables(t *testing.T) {
	const files = 2000
	good, replaced := 0, 0
	for seed := range uint64(files) {
		g := newGrower(seeded(seed, 600))
		g.left = 0
		v := variables{dice: g.dice, set: map[string]string{}}
		document := g.file(zoo().Categories)
		file, isFile := document.(mapping)
		if !isFile {
			continue
		}
		written := v.hidden(file, 0)
		text := inJSON(written)
		if opened(t, parsed(t, text), v.set) != nil {
			continue
		}
		good, replaced = good+1, replaced+len(v.set)
		for _, draft := range []schema.Draft{schema.Draft2020, schema.Draft7} {
			err := judgeOfFiles(draft).Validate(asData(written))
			require.Equal(t, "fine", brief(err), "%s\n%v", text, v.set)
		}
	}
	t.Logf("%d files with %d variables", good, replaced)
	assert.Greater(t, good, files/4)
	assert.Greater(t, replaced, files/2)
}

// variables puts ${…} in the place of scalars.
type variables struct {
	*dice
	set map[string]string
}

// hidden returns a value in which some scalars are variables.
func (v *variables) hidden(value any, depth int) any {
	switch value := value.(type) {
	case list:
		items := list{}
		for _, item := range value {
			items = append(items, v.hidden(item, depth+1))
		}
		return items
	case mapping:
		fields := mapping{}
		for _, p := range value {
			fields.add(p.key, v.hidden(p.value, depth+1))
		}
		return fields
	case nil:
		return nil
	}
	if depth < 2 || v.roll(3) > 0 {
		return value
	}
	return v.written(plainTextOf(value))
}

// written returns a text that has a variable in it and stands for another.
func (v *variables) written(text string) string {
	name := "V" + strconv.Itoa(len(v.set))
	switch v.roll(4) {
	case 1:
		return "${UNSET:-" + text + "}"
	case 2:
		if len(text) > 0 {
			v.set[name] = text[1:]
			return text[:1] + "${" + name + "}"
		}
	case 3:
		v.set[name] = text
		return "${" + name + ":-x}"
	}
	v.set[name] = text
	return "${" + name + "}"
}
