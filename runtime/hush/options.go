package hush

// Option changes how New and Create make an instance.
type Option func(*Input)

// WithHost gives the plugin what it asks of the program: the Host value (or a
// pointer to one) of the generated package.
func WithHost(host any) Option {
	return func(in *Input) { in.Host = host }
}

// WithEnv replaces the process environment for env= options.
func WithEnv(env map[string]string) Option {
	return func(in *Input) { in.LookupEnv = envLookup(env) }
}

func envLookup(env map[string]string) func(string) (string, bool) {
	return func(name string) (string, bool) {
		value, ok := env[name]
		return value, ok
	}
}

// WithResources lets the values name the resources of a hub.
func WithResources(resources Resolver) Option {
	return func(in *Input) { in.Resources = resources }
}

func newInput(info *Info, values Values, options []Option) (Input, error) {
	in := Input{Key: Key{Category: info.Category, Name: info.Name}}
	if values != nil {
		node, err := values.node(info.ID())
		if err != nil {
			return Input{}, err
		}
		in.Node = node
	}
	if len(options) > 0 {
		return changed(in, options), nil
	}
	return in, nil
}

// changed is apart so that an input without options stays on the stack.
func changed(in Input, options []Option) Input {
	for _, option := range options {
		option(&in)
	}
	return in
}
