package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"
	"time"
	"unicode"
)

// requestOf finds an operation by its name among all services, and hands it what is to be sent.
func requestOf(api reflect.Value, ctx context.Context, each call) (reflect.Value, error) {
	for i := 0; i < api.NumField(); i++ {
		service := api.Field(i)
		if !api.Type().Field(i).IsExported() {
			continue
		}
		for j := 0; j < service.NumMethod(); j++ {
			if plain(service.Type().Method(j).Name) == plain(each.Operation) {
				return filled(service.Method(j), ctx, each)
			}
		}
	}
	return reflect.Value{}, fmt.Errorf("no method for %s", each.Operation)
}

// filled hands over the parameters of the path, in their order, and the others by their names.
func filled(start reflect.Value, ctx context.Context, each call) (request reflect.Value, err error) {
	arguments := []reflect.Value{reflect.ValueOf(ctx)}
	others := []parameter{}
	for _, one := range each.Parameters {
		if one.In != "path" {
			others = append(others, one)
			continue
		}
		argument, err := typed(one.Value, start.Type().In(len(arguments)))
		if err != nil {
			return request, fmt.Errorf("%s: %w", one.Name, err)
		}
		arguments = append(arguments, argument)
	}
	request = start.Call(arguments)[0]
	for _, one := range others {
		if request, err = set(request, one.Name, one.Value, named(one.Name)); err != nil {
			return request, err
		}
	}
	if each.File != nil {
		return withFile(request, *each.File)
	}
	if isAbsent(each.Body) {
		return request, nil
	}
	return set(request, "the body", each.Body, bodyOf(request, each.BodySchema))
}

// withFile opens a file, which the client closes once it is sent.
func withFile(request reflect.Value, sent sentFile) (reflect.Value, error) {
	setter, isFound := find(request, named(sent.Field))
	if !isFound {
		return request, fmt.Errorf("no method for %s", sent.Field)
	}
	file, err := os.Open(sent.Path)
	if err != nil {
		return request, err
	}
	return setter.Call([]reflect.Value{reflect.ValueOf(file)})[0], nil
}

func set(
	request reflect.Value, name string, text json.RawMessage, isWanted func(reflect.Method) bool,
) (reflect.Value, error) {
	setter, isFound := find(request, isWanted)
	if !isFound {
		return request, fmt.Errorf("no method for %s", name)
	}
	value, err := typed(text, setter.Type().In(0))
	if err != nil {
		return request, fmt.Errorf("%s: %w", name, err)
	}
	return setter.Call([]reflect.Value{value})[0], nil
}

func find(request reflect.Value, isWanted func(reflect.Method) bool) (reflect.Value, bool) {
	for i := 0; i < request.NumMethod(); i++ {
		if isSetter(request.Method(i)) && isWanted(request.Type().Method(i)) {
			return request.Method(i), true
		}
	}
	return reflect.Value{}, false
}

func isSetter(method reflect.Value) bool {
	return method.Type().NumIn() == 1 && method.Type().NumOut() == 1
}

func named(name string) func(reflect.Method) bool {
	return func(method reflect.Method) bool { return plain(method.Name) == plain(name) }
}

// bodyOf finds what sets a body: it bears the name of the schema, or takes a type of its own.
func bodyOf(request reflect.Value, schema string) func(reflect.Method) bool {
	if _, isNamed := find(request, named(schema)); isNamed {
		return named(schema)
	}
	return func(method reflect.Method) bool {
		kind := method.Type.In(1)
		isTime := kind == reflect.TypeOf(time.Time{})
		return !isTime && (kind.Kind() == reflect.Struct || kind.Kind() == reflect.Map)
	}
}

func typed(text json.RawMessage, kind reflect.Type) (reflect.Value, error) {
	value := reflect.New(kind)
	err := json.Unmarshal(text, value.Interface())
	if err != nil && kind.Kind() == reflect.String {
		// A table may write a number where the API takes a text.
		err = json.Unmarshal([]byte(fmt.Sprintf("%q", text)), value.Interface())
	}
	return value.Elem(), err
}

func isAbsent(text json.RawMessage) bool {
	return len(text) == 0 || string(text) == "null"
}

// plain leaves the letters and digits of a name, in one case: what generators keep of it.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}
