package rule

import (
	"errors"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Mistakes returns an error of OPA's parser or compiler as one with a line for
// each mistake, "file:line: code: message", without the text around it, which may
// be of any length. Other errors are returned as they are.
func Mistakes(err error) error {
	var found ast.Errors
	if one := (*ast.Error)(nil); errors.As(err, &one) {
		found = ast.Errors{one}
	} else if !errors.As(err, &found) {
		return err
	}
	lines := make([]error, len(found))
	for i, e := range found {
		var b strings.Builder
		if at := e.Location; at != nil {
			b.WriteString(at.File)
			if at.Row > 0 {
				fmt.Fprintf(&b, ":%d", at.Row)
			}
			b.WriteString(": ")
		}
		fmt.Fprintf(&b, "%s: %s", e.Code, e.Message)
		if _, isText := e.Details.(*ast.ParserErrorDetail); e.Details != nil && !isText {
			fmt.Fprintf(&b, " (%s)", strings.Join(e.Details.Lines(), "; "))
		}
		lines[i] = errors.New(b.String())
	}
	return errors.Join(lines...)
}
