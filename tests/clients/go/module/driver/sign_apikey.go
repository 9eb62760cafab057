//go:build apikey

package main

import (
	"context"

	"generated/client"
)

func init() {
	signers["apiKey"] = func(ctx context.Context, scheme, key string) context.Context {
		keys := map[string]client.APIKey{scheme: {Key: key}}
		return context.WithValue(ctx, client.ContextAPIKeys, keys)
	}
}
