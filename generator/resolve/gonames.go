package resolve

import (
	"go/token"
	"slices"
	"strings"
	"unicode"

	"github.com/hushgen/hushgen/generator/problem"
)

// initialisms are those of Go lint, and two of this field.
var initialisms = strings.Fields("acl api ascii cpu css dns eof guid html http https id ip json lhs llm qps ram rhs rpc sla smtp sql ssh tcp tls ttl udp ui uid uri url utf8 uuid vm xml xmpp xsrf xss ai")

// reserved are the methods and fields that hush.Registry and hub.Hub bring
// into the generated types, those of later versions included.
var reserved = strings.Fields("Registry Static New Create SetDefaults Lookup Find Categories All Search WriteSummary WriteJSON " +
	"Hub Get Use Ref Has Keys Node Why Put Remove Configured Validate Check Reload Watch Close Notes Names")

// camel turns a name into a Go identifier: ai-provider becomes AIProvider.
func camel(name string) string {
	words := strings.FieldsFunc(name, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	for i, word := range words {
		if slices.Contains(initialisms, strings.ToLower(word)) {
			words[i] = strings.ToUpper(word)
		} else {
			words[i] = capitalised(word)
		}
	}
	return strings.Join(words, "")
}

func capitalised(word string) string {
	letters := []rune(word)
	if len(letters) > 0 {
		letters[0] = unicode.ToUpper(letters[0])
	}
	return string(letters)
}

// title makes the name for people: dashes to spaces, each word capitalised.
func title(name string) string {
	words := strings.FieldsFunc(name, func(c rune) bool { return c == '-' })
	for i, word := range words {
		words[i] = capitalised(word)
	}
	return strings.Join(words, " ")
}

// goName returns the name of the category's field.
func (c *category) goName() string {
	if c.note != nil && c.note.Has("go") {
		return c.note.Text("go")
	}
	if c.object != nil && c.object.Exported() {
		plain := strings.NewReplacer("-", "", ".", "").Replace(c.name)
		if strings.EqualFold(c.object.Name(), plain) {
			return c.object.Name()
		}
	}
	return camel(c.name)
}

// nameCategories checks the names of the generated fields.
func (r *resolver) nameCategories() {
	taken := map[string]*category{}
	for _, c := range r.sortedCategories() {
		if !r.listed(c) || r.Partial && c.object == nil {
			continue
		}
		name, pos := c.goName(), r.goNamePos(c)
		switch first := taken[name]; {
		case !token.IsIdentifier(name) || !token.IsExported(name):
			r.add(problem.GoNameClash, pos, "\""+name+"\" can't be a field of the registry: "+c.goNameAdvice("go= needs an exported Go name"))
		case slices.Contains(reserved, name):
			r.add(problem.GoNameClash, pos, "the field "+name+" of category "+c.name+" would hide "+name+" of the registry or the hub; "+c.goNameAdvice("choose another name with go="))
		case first != nil:
			p := r.add(problem.GoNameClash, pos, "the categories "+first.name+" and "+c.name+" would both be the field "+name+"; "+c.goNameAdvice("choose another name with go="))
			p.Related = append(p.Related, r.related(r.goNamePos(first), "the other one"))
		}
		taken[name] = c
	}
}

// goNameAdvice says what to do about the name of the category's field. go=
// stands on a declaration, which there may not be.
func (c *category) goNameAdvice(declared string) string {
	if c.object != nil {
		return declared
	}
	return "declare the category " + c.name + " with //hush:category and a name in go="
}

func (r *resolver) goNamePos(c *category) token.Pos {
	if c.note == nil {
		return c.plugins[0].categoryPos
	}
	if option, ok := c.note.Option("go"); ok {
		return option.Value.Pos
	}
	if option, ok := c.note.Option("name"); ok {
		return option.Value.Pos
	}
	return c.object.Pos()
}

// checkImportNames checks the generated names against those under which the
// files of the output package import others.
func (r *resolver) checkImportNames(prefix string) {
	for _, file := range r.Output.Files {
		for _, spec := range file.Imports {
			if spec.Name == nil || !strings.HasPrefix(spec.Name.Name, prefix) || !slices.Contains(r.publicNames(), strings.TrimPrefix(spec.Name.Name, prefix)) {
				continue
			}
			r.add(problem.GoNameClash, spec.Name.Pos(), "the file imports "+spec.Path.Value+" as "+spec.Name.Name+", which the generated file declares; choose another name for the import")
		}
	}
}

// predeclared are the names of Go itself that the generated file uses.
var predeclared = strings.Fields("any bool error false float32 float64 int64 len nil string true uint64")

// publicNames are what the generated file declares for users.
var publicNames = []string{"Registry", "Plugins", "Host", "Hub", "Open", "Schemas"}

// publicNames returns what the generated files of the registry declare for
// users.
func (r *resolver) publicNames() []string {
	if !r.Directive.Has("embed") {
		return publicNames
	}
	return append(slices.Clone(publicNames), "Resources")
}

// checkPrefix checks the generated names against those that the output
// package declares itself.
func (r *resolver) checkPrefix() {
	option, prefixed := r.Directive.Option("prefix")
	prefix := r.Directive.Text("prefix")
	if prefixed && (!token.IsIdentifier(prefix) || !token.IsExported(prefix)) {
		r.add(problem.GoNameClash, option.Value.Pos, "prefix=\""+prefix+"\" doesn't begin an exported Go name")
		return
	}
	scope := r.Output.Types.Scope()
	for _, name := range r.publicNames() {
		object := scope.Lookup(prefix + name)
		if object == nil || name == "Host" && len(r.registry.Host) == 0 {
			continue
		}
		p := r.add(problem.GoNameClash, object.Pos(), "the package declares "+prefix+name+", which the generated file declares too")
		p.Details = []string{"rename it, or choose other names for the generated ones: //hush:registry prefix=My"}
		if prefixed {
			p.Details = []string{"rename it, or choose another prefix="}
		}
		p.Related = append(p.Related, r.related(r.Directive.Pos, "the registry"))
	}
	r.checkImportNames(prefix)
	for _, name := range predeclared {
		if object := scope.Lookup(name); object != nil {
			r.add(problem.GoNameClash, object.Pos(), "the package declares "+name+", a name of Go itself that the generated file needs; rename it, or put the registry into a package of its own")
		}
	}
	for _, name := range scope.Names() {
		if strings.HasPrefix(name, "hush") && len(name) > 4 && unicode.IsUpper(rune(name[4])) {
			r.add(problem.GoNameClash, scope.Lookup(name).Pos(), "the package declares "+name+"; names that begin with hush and a capital letter belong to the generated file")
		}
	}
}
