package hub

import "strings"

// running returns the Go name of what runs now.
func (m *making) running() string {
	if m.doing == "factory" {
		return m.factory()
	}
	return m.method(m.doing)
}

// factory returns the Go name of what makes the instance.
func (m *making) factory() string {
	info := m.entry.Describe()
	if info.Factory != "" {
		return info.Factory
	}
	return "the plugin " + info.ID()
}

// method returns the Go name of a method of the instance, as far as known.
func (m *making) method(name string) string {
	switch result := m.entry.Describe().Result; {
	case result == "":
		return name
	case strings.HasPrefix(result, "*"):
		return "(" + result + ")." + name
	default:
		return result + "." + name
	}
}
