package secrecy

import (
	"net/netip"
	"net/url"
	"regexp"
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Vault is what all plugins make.
//
//hush:category name=vault
type Vault interface{ Unlock() }

// Secrets takes everything as a secret.
//
//hush:config name=secrets category=vault
type Secrets struct {
	Token hush.Secret
	//hush:field secret minlen=30
	Password string
	//hush:field secret enum=open,closed
	Mode string
	//hush:field secret max=100
	Pin int
	//hush:field secret max=100
	Ratio float64
	//hush:field secret max=1m
	Wait time.Duration
	Flag bool
	//hush:field secret pattern=^[a-z]+$
	Word string
	//hush:field secret format=email
	Mail string
	//hush:field secret
	Address netip.Addr
	//hush:field secret
	Link *url.URL
	//hush:field secret
	When time.Time
	//hush:field secret
	Match *regexp.Regexp
	//hush:field secret
	Careless Careless
	//hush:field secret
	Any any
	//hush:field secret
	Node hush.Node
	//hush:field secret maxlen=1
	List    []string
	Each    []hush.Secret
	Named   map[string]Account
	Account *Account
	Partner Vault
	Later   hush.Ref[Vault]
	//hush:field secret env=VAULT_KEY format=uuid
	Key string
	//hush:field env=VAULT_TOKEN minlen=30
	Other string
}

// Account is a struct in others.
type Account struct {
	User string
	//hush:field max=100
	Number int
	//hush:field secret max=100
	Pin   int
	Token hush.Secret
	More  []Account
}

// NewSecrets makes a vault of secrets.
//
//hush:factory
func NewSecrets(cfg Secrets) (Vault, error) { return closed{}, nil }

// Plain takes everything openly: only what comes from variables, from files
// and from the program itself is a secret.
//
//hush:config name=plain category=vault
type Plain struct {
	//hush:field minlen=30
	Password string
	//hush:field enum=open,closed
	Mode string
	//hush:field max=100
	Pin int
	//hush:field max=100
	Ratio float64
	//hush:field max=1m
	Wait time.Duration
	Flag bool
	//hush:field pattern=^[a-z]+$
	Word string
	//hush:field format=email
	Mail     string
	Address  netip.Addr
	Link     *url.URL
	When     time.Time
	Match    *regexp.Regexp
	Careless Careless
	Any      any
	Node     hush.Node
	//hush:field maxlen=1
	List    []string
	Array   [2]string
	Each    []hush.Secret
	Named   map[string]Account
	Account *Account
	Partner Vault
	Later   hush.Ref[Vault]
	//hush:field env=VAULT_KEY format=uuid
	Key string
	//hush:field env=VAULT_NUMBER
	Number int
	//hush:field rest
	Rest map[string]any
}

// NewPlain makes a vault without secrets.
//
//hush:factory
func NewPlain(cfg Plain) (Vault, error) { return closed{}, nil }

type closed struct{}

func (closed) Unlock() {}
