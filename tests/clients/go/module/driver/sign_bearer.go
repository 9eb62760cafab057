//go:build bearer

package main

import (
	"context"

	"generated/client"
)

func init() {
	signers["http"] = func(ctx context.Context, _, key string) context.Context {
		return context.WithValue(ctx, client.ContextAccessToken, key)
	}
}
