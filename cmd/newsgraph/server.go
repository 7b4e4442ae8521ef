package main

import (
	"github.com/spf13/pflag"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/remote"
)

// serverOptions name a running server to ask in place of a store.
type serverOptions struct {
	url       string
	tokenFile string
	flags     *pflag.FlagSet
}

// AddFlags adds the flags of the server.
func (o *serverOptions) AddFlags(f *pflag.FlagSet) {
	o.flags = f
	f.StringVar(&o.url, "server", "", "ask the newsgraph server at this `URL`, not a store")
	f.StringVar(&o.tokenFile, "token-file", "", "`file` with the token of the server")
}

// open returns the server, or nil if none is named.
func (o *serverOptions) open() (*remote.Server, error) {
	if o.url == "" {
		if o.tokenFile != "" {
			return nil, usage("name it with --server", "a token is for a server")
		}
		return nil, nil
	}
	if o.flags.Changed("db") {
		return nil, usage("", "a question is asked either of a --server or of a store, --db")
	}
	token, err := readToken(o.tokenFile)
	if err != nil {
		return nil, err
	}
	return remote.New(o.url, token)
}
