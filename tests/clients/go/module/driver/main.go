// Command driver makes the calls of a plan with a client of openapi-generator's `go`.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"reflect"

	"generated/client"
)

// A client has the ways to sign in that its spec names, and no others: the files that fill this
// are built where the generated code has what they use.
var signers = map[string]func(ctx context.Context, scheme, key string) context.Context{}

func main() {
	if err := drive(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func drive(planFile, resultsFile string) error {
	plan, err := readPlan(planFile)
	if err != nil {
		return err
	}
	results, err := os.Create(resultsFile)
	if err != nil {
		return err
	}
	defer results.Close()
	settings := client.NewConfiguration()
	settings.Servers = client.ServerConfigurations{{URL: plan.BaseURL}}
	api, encoder := client.NewAPIClient(settings), json.NewEncoder(results)
	for _, each := range plan.Calls {
		if err := encoder.Encode(made(api, plan.Security, each)); err != nil {
			return err
		}
	}
	return nil
}

func made(api *client.APIClient, security *security, each call) (made result) {
	// What a client does not survive is a result too.
	defer func() {
		if panicked := recover(); panicked != nil {
			made = result{N: each.N, Error: fmt.Sprint(panicked)}
		}
	}()
	ctx := context.Background()
	if security != nil && each.Key != "" {
		sign, isKnown := signers[security.Type]
		if !isKnown {
			return result{N: each.N, Error: "the client cannot sign in by " + security.Type}
		}
		ctx = sign(ctx, security.Scheme, each.Key)
	}
	request, err := requestOf(reflect.ValueOf(api).Elem(), ctx, each)
	if err != nil {
		return result{N: each.N, Error: err.Error()}
	}
	return answered(each.N, request.MethodByName("Execute").Call(nil))
}

// answered is given what Execute returns: the answer where there is one, its response, an error.
func answered(n int, values []reflect.Value) result {
	last := len(values) - 1
	response, _ := values[last-1].Interface().(*http.Response)
	err, _ := values[last].Interface().(error)
	var decoded interface{}
	if last > 1 {
		decoded = values[0].Interface()
	}
	if err != nil {
		var refused *client.GenericOpenAPIError
		if response == nil || response.StatusCode < 300 || !errors.As(err, &refused) {
			return result{N: n, Error: err.Error()}
		}
		decoded = refused.Model()
	}
	// Its types may fail to write what they have read.
	text, err := json.Marshal(decoded)
	if err != nil {
		return result{N: n, Error: err.Error()}
	}
	return result{N: n, Status: response.StatusCode, Decoded: json.RawMessage(text)}
}
