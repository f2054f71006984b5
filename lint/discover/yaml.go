package discover

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	yaml "go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint/document"
)

// typeMismatch is how a decoder quotes a value that it could not use.
var typeMismatch = regexp.MustCompile(`(?s)cannot unmarshal (!!\w+).* into .*`)

// YAMLError returns the line, 0 if unknown, and the message of an error from
// go.yaml.in/yaml/v3. The message holds no value of the file, which may be a
// secret.
func YAMLError(err error) (line int, message string) {
	message = strings.TrimPrefix(err.Error(), "yaml: ")
	if typeError := (*yaml.TypeError)(nil); errors.As(err, &typeError) && len(typeError.Errors) > 0 {
		message = typeError.Errors[0]
	}
	if n, _ := fmt.Sscanf(message, "line %d:", &line); n == 1 {
		_, message, _ = strings.Cut(message, ": ")
		if strings.HasPrefix(message, "did not find expected") {
			line++ // the parser, unlike the scanner, counts lines from 0
		}
	}
	if mismatch := typeMismatch.FindStringSubmatch(message); mismatch != nil {
		switch mismatch[1] {
		case "!!map":
			message = "did not expect a mapping"
		case "!!seq":
			message = "did not expect a list"
		default:
			message = "did not expect a scalar"
		}
	}
	return line, message
}

// yamlProblem returns the problem of a file that could not be read or parsed.
// What says what the file should have been.
func yamlProblem(file, what string, err error) *document.Problem {
	line, message := YAMLError(err)
	return &document.Problem{File: file, Line: line, Message: fmt.Sprintf("parse %s: %s", what, message)}
}
