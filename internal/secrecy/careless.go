package secrecy

import (
	"context"
	"errors"
	"fmt"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Careless is a text whose UnmarshalText refuses everything and says what.
type Careless struct{ text string }

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Careless) UnmarshalText(text []byte) error {
	c.text = string(text)
	return &Refusal{Text: "careless: can't read " + c.text}
}

// Refusal is an error of the program itself, which says what it likes to whoever
// asks for it. hushgen must not repeat it.
type Refusal struct{ Text string }

func (r *Refusal) Error() string { return r.Text }

// Talking is a config that tells its secrets, and whose factory does too.
//
//hush:config name=talking category=vault
type Talking struct {
	Token hush.Secret
	//hush:field secret
	Password string
	Text     string
	//hush:field env=VAULT_KEY
	Key      string
	Accounts []Account
	Refuses  bool
	// Ends is how it ends: fails, panics, nil, start or close.
	Ends string
}

// Validate tells everything.
func (t *Talking) Validate() error {
	if !t.Refuses {
		return nil
	}
	all := fmt.Sprint(t.Token.Reveal(), t.Password, t.Text, t.Key, t.Accounts)
	return errors.Join(
		&Refusal{Text: "token " + t.Token.Reveal()},
		&Refusal{Text: fmt.Sprintf("password %q", t.Password)},
		fmt.Errorf("all: %w", &Refusal{Text: all}),
	)
}

// NewTalking makes a vault that can't be made, mostly.
//
//hush:factory
func NewTalking(cfg Talking) (Vault, error) {
	all := fmt.Sprint(cfg.Token.Reveal(), cfg.Password, cfg.Text, cfg.Key)
	switch cfg.Ends {
	case "fails":
		return nil, &Refusal{Text: all}
	case "panics":
		panic(all)
	case "nil":
		return nil, nil
	}
	return &talker{cfg.Ends, all}, nil
}

// talker tells everything too.
type talker struct{ ends, secrets string }

func (*talker) Unlock() {}

func (t *talker) Start(context.Context) error { return t.end("start") }

func (t *talker) Close() error { return t.end("close") }

func (t *talker) end(how string) error {
	if t.ends != how {
		return nil
	}
	return &Refusal{Text: t.secrets}
}
