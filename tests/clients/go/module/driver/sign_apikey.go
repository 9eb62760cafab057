//go:build apikey

package main

import (
	"context"

	"generated/client"
)

// Where the spec names a header for keys, the generated code has a key of the context for it.
func init() {
	signers["apiKey"] = func(ctx context.Context, scheme, key string) context.Context {
		keys := map[string]client.APIKey{scheme: {Key: key}}
		return context.WithValue(ctx, client.ContextAPIKeys, keys)
	}
}
