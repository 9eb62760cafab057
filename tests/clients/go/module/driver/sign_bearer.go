//go:build bearer

package main

import (
	"context"

	"generated/client"
)

// Where the spec names a bearer token, the generated code has a key of the context for it.
func init() {
	signers["http"] = func(ctx context.Context, _, key string) context.Context {
		return context.WithValue(ctx, client.ContextAccessToken, key)
	}
}
