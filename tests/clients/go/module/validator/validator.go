// Package validator stands in for gopkg.in/validator.v2, which no registry of the project has.
//
// Generated clients call Validate alone, to tell the kinds of a oneOf apart, and write no other
// tag than `validate:"regexp=..."`.
package validator

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
)

// Validate returns an error where a text in a struct does not match its tag.
func Validate(value interface{}) error {
	return validate(reflect.ValueOf(value))
}

func validate(value reflect.Value) error {
	switch value.Kind() {
	case reflect.Ptr, reflect.Interface:
		if !value.IsNil() {
			return validate(value.Elem())
		}
	case reflect.Slice, reflect.Array:
		for i := 0; i < value.Len(); i++ {
			if err := validate(value.Index(i)); err != nil {
				return err
			}
		}
	case reflect.Struct:
		return validateStruct(value)
	}
	return nil
}

func validateStruct(value reflect.Value) error {
	for i := 0; i < value.NumField(); i++ {
		field := value.Type().Field(i)
		if !field.IsExported() {
			continue
		}
		if err := validateText(value.Field(i), field); err != nil {
			return err
		}
		if err := validate(value.Field(i)); err != nil {
			return err
		}
	}
	return nil
}

func validateText(value reflect.Value, field reflect.StructField) error {
	pattern := strings.TrimPrefix(field.Tag.Get("validate"), "regexp=")
	for value.Kind() == reflect.Ptr && !value.IsNil() {
		value = value.Elem()
	}
	if pattern == "" || value.Kind() != reflect.String {
		return nil
	}
	wanted, err := regexp.Compile(pattern)
	if err != nil {
		return fmt.Errorf("%s: %w", field.Name, err)
	}
	if !wanted.MatchString(value.String()) {
		return fmt.Errorf("%s: %q does not match %s", field.Name, value, pattern)
	}
	return nil
}
