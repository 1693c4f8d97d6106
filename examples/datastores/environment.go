package main

import (
	"fmt"
	"strings"

	"github.com/alicebob/miniredis/v2"
)

const redisVariable = "REDIS_URL"

// environment is what ${…} in resources.yaml sees.
type environment struct {
	variables map[string]string
	// redis says which server the program uses.
	redis string
	close func()
}

// newEnvironment takes over the variables of the process. Without REDIS_URL
// it starts a server within the process and sets the variable to its address,
// so that the program runs where no Redis is.
func newEnvironment(process []string) (*environment, error) {
	env := &environment{variables: map[string]string{}, close: func() {}}
	for _, line := range process {
		name, value, _ := strings.Cut(line, "=")
		env.variables[name] = value
	}
	if env.variables[redisVariable] != "" {
		env.redis = "the server of " + redisVariable
		return env, nil
	}
	server, err := miniredis.Run()
	if err != nil {
		return nil, fmt.Errorf("start the embedded Redis: %w", err)
	}
	env.variables[redisVariable] = "redis://" + server.Addr()
	env.redis = "embedded in this program, as " + redisVariable + " is not set"
	env.close = server.Close
	return env, nil
}
