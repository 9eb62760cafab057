package main

import (
	"encoding/json"
	"os"
)

// What a plan says of each call, and what is written of it.

type parameter struct {
	Name  string
	In    string
	Value json.RawMessage
}

type sentFile struct {
	Field string
	Path  string
}

type call struct {
	N          int
	Operation  string
	Parameters []parameter
	Body       json.RawMessage
	File       *sentFile
	BodySchema string `json:"body_schema"`
	Key        string
}

type security struct {
	Scheme string
	Type   string
}

type plan struct {
	BaseURL  string `json:"base_url"`
	Security *security
	Calls    []call
}

type result struct {
	N       int         `json:"n"`
	Status  int         `json:"status,omitempty"`
	Decoded interface{} `json:"decoded"`
	Error   string      `json:"error,omitempty"`
}

func readPlan(path string) (found plan, err error) {
	text, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(text, &found)
	}
	return found, err
}
