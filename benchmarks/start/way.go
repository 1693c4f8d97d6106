package start

import (
	"fmt"
	"strings"
)

// way is a way to register plugins.
type way struct {
	// name is that of its folder and of its programs, title that in tables.
	name, title string
	// registry is the file of the package that plugins register with; none
	// where that is generated.
	registry string
	// imports are what a package of plugins imports.
	imports string
	// plugin is what stands beside the code of a plugin, or before it.
	plugin string
	// find is the expression that finds the plugin called name and makes an
	// instance of it; count is how many there are.
	find, count string
}

// ways are hushgen's and those of well-known programs.
func ways() []way { return []way{generated, sqlDrivers, caddyModules, telegrafInputs} }

var generated = way{
	name: "generated", title: "hushgen",
	plugin: `
// MakeNNNNN is the factory.
//
//hush:factory name=task-NNNNN category=task
func MakeNNNNN() *TaskNNNNN { return &TaskNNNNN{} }
`,
	find:  `registry.Registry.Task.New(context.Background(), name, nil)`,
	count: `registry.Registry.Task.About().Count`,
}

var sqlDrivers = way{
	name: "drivers", title: "map by init, as in database/sql",
	registry: `// Package registry has drivers.
package registry

import (
	"errors"
	"sync"

	"github.com/example/gateway/task"
)

var (
	mutex   sync.RWMutex
	drivers = make(map[string]task.Task)
)

// Register makes a driver available by name.
func Register(name string, driver task.Task) {
	mutex.Lock()
	defer mutex.Unlock()
	if driver == nil {
		panic("registry: driver is nil")
	}
	if _, twice := drivers[name]; twice {
		panic("registry: driver registered twice: " + name)
	}
	drivers[name] = driver
}

// Find returns the driver of that name.
func Find(name string) (task.Task, error) {
	mutex.RLock()
	defer mutex.RUnlock()
	driver, ok := drivers[name]
	if !ok {
		return nil, errors.New("unknown driver " + name)
	}
	return driver, nil
}

// Count returns how many drivers there are.
func Count() int { return len(drivers) }
`,
	imports: `import "github.com/example/gateway/drivers"`,
	plugin: `
func init() { registry.Register("task-NNNNN", &TaskNNNNN{}) }
`,
	find: `registry.Find(name)`, count: `registry.Count()`,
}

var caddyModules = way{
	name: "modules", title: "map by init, as in Caddy",
	registry: `// Package registry has modules.
package registry

import (
	"errors"
	"sync"

	"github.com/example/gateway/task"
)

// Info describes a module.
type Info struct {
	ID  string
	New func() Module
}

// Module describes itself.
type Module interface{ Module() Info }

var (
	mutex   sync.RWMutex
	modules = make(map[string]Info)
)

// Register registers a module of which instance is an empty one.
func Register(instance Module) {
	module := instance.Module()
	if module.ID == "" {
		panic("module ID missing")
	}
	if module.New == nil {
		panic("missing New")
	}
	if made := module.New(); made == nil {
		panic("New must return a module")
	}
	mutex.Lock()
	defer mutex.Unlock()
	if _, twice := modules[module.ID]; twice {
		panic("module already registered: " + module.ID)
	}
	modules[module.ID] = module
}

// Find returns a new instance of the module of that name.
func Find(name string) (task.Task, error) {
	mutex.RLock()
	defer mutex.RUnlock()
	module, ok := modules[name]
	if !ok {
		return nil, errors.New("module not registered: " + name)
	}
	return module.New().(task.Task), nil
}

// Count returns how many modules there are.
func Count() int { return len(modules) }
`,
	imports: `import "github.com/example/gateway/modules"`,
	plugin: `
func init() { registry.Register(TaskNNNNN{}) }

// Module describes the module.
func (TaskNNNNN) Module() registry.Info {
	return registry.Info{ID: "task-NNNNN", New: func() registry.Module { return new(TaskNNNNN) }}
}
`,
	find: `registry.Find(name)`, count: `registry.Count()`,
}

var telegrafInputs = way{
	name: "inputs", title: "map by init, as in Telegraf",
	registry: `// Package registry has inputs.
package registry

import (
	"errors"

	"github.com/example/gateway/task"
)

// Creator makes an input.
type Creator func() task.Task

// Inputs are all of them.
var Inputs = make(map[string]Creator)

// Add adds one.
func Add(name string, creator Creator) { Inputs[name] = creator }

// Find makes the input of that name.
func Find(name string) (task.Task, error) {
	creator, ok := Inputs[name]
	if !ok {
		return nil, errors.New("undefined input " + name)
	}
	return creator(), nil
}

// Count returns how many inputs there are.
func Count() int { return len(Inputs) }
`,
	imports: `import "github.com/example/gateway/inputs"`,
	plugin: `
func init() { registry.Add("task-NNNNN", func() task.Task { return &TaskNNNNN{} }) }
`,
	find: `registry.Find(name)`, count: `registry.Count()`,
}

// perPackage is how many plugins a package has.
const perPackage = 100

// packageText is the source of a package of plugins.
func (w way) packageText(number, plugins int) string {
	var text strings.Builder
	fmt.Fprintf(&text, "// Package %s has plugins.\npackage %[1]s\n\n%s\n", packageName(number), w.imports)
	if strings.Contains(w.plugin, "task.Task") {
		text.WriteString("\nimport \"github.com/example/gateway/task\"\n")
	}
	for plugin := number * perPackage; plugin < min(plugins, (number+1)*perPackage); plugin++ {
		text.WriteString(strings.ReplaceAll(code+w.plugin, "NNNNN", fmt.Sprintf("%05d", plugin)))
	}
	return text.String()
}

// code is what is a plugin's own.
const code = `
// TaskNNNNN is a plugin.
type TaskNNNNN struct{ Times int }

// Do implements the contract.
func (t TaskNNNNN) Do(input string) string { return "task-NNNNN " + input }
`

func packageName(number int) string { return fmt.Sprintf("part%03d", number) }
