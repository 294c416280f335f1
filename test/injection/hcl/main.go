// Reads policies, a JSON list of texts, and prints what two parsers of HCL find in each: version 1
// as Vault has it, and version 2. Whatever is no block "path" with a list of capabilities is an error.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/hashicorp/hcl"
	"github.com/hashicorp/hcl/hcl/ast"
	hcl2 "github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/gohcl"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

type path struct {
	Path         string   `json:"path" hcl:"path,label"`
	Capabilities []string `json:"capabilities" hcl:"capabilities"`
}

type answer struct {
	First  []path `json:"first"`
	Second []path `json:"second"`
	Error  string `json:"error,omitempty"`
}

func main() {
	var texts []string
	if err := json.NewDecoder(os.Stdin).Decode(&texts); err != nil {
		panic(err)
	}
	answers := make([]answer, len(texts))
	for index, text := range texts {
		answers[index] = read(text)
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		panic(err)
	}
}

func read(text string) answer {
	first, err := readFirst(text)
	if err != nil {
		return answer{Error: "version 1: " + err.Error()}
	}
	second, err := readSecond(text)
	if err != nil {
		return answer{Error: "version 2: " + err.Error()}
	}
	return answer{First: first, Second: second}
}

func readFirst(text string) ([]path, error) {
	file, err := hcl.Parse(text)
	if err != nil {
		return nil, err
	}
	found := []path{}
	list, ok := file.Node.(*ast.ObjectList)
	if !ok {
		return nil, fmt.Errorf("no list of blocks")
	}
	for _, item := range list.Items {
		if len(item.Keys) != 2 || item.Keys[0].Token.Text != "path" {
			return nil, fmt.Errorf("an item that is no path")
		}
		body, ok := item.Val.(*ast.ObjectType)
		if !ok || len(body.List.Items) != 1 {
			return nil, fmt.Errorf("a path with other members")
		}
		one := path{Path: item.Keys[1].Token.Value().(string)}
		var members map[string][]string
		if err := hcl.DecodeObject(&members, item.Val); err != nil {
			return nil, err
		}
		one.Capabilities = members["capabilities"]
		found = append(found, one)
	}
	return found, nil
}

func readSecond(text string) ([]path, error) {
	file, problems := hclsyntax.ParseConfig([]byte(text), "policy.hcl", hcl2Start())
	if problems.HasErrors() {
		return nil, problems
	}
	var policy struct {
		Paths []path `hcl:"path,block"`
	}
	if problems := gohcl.DecodeBody(file.Body, nil, &policy); problems.HasErrors() {
		return nil, problems
	}
	if policy.Paths == nil {
		policy.Paths = []path{}
	}
	return policy.Paths, nil
}

func hcl2Start() hcl2.Pos { return hcl2.InitialPos }
