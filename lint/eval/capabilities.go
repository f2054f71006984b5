package eval

import "github.com/open-policy-agent/opa/v1/ast"

// Capabilities are what a policy may use: Rego and those built-in functions
// whose result depends on their arguments alone. No policy reaches the network,
// the clock, the environment or a source of randomness, and none calls what takes
// time beyond any measure of its arguments.
func Capabilities() *ast.Capabilities {
	caps := ast.CapabilitiesForThisVersion()
	var pure []*ast.Builtin
	for _, b := range caps.Builtins {
		switch b.Name {
		case ast.JWTDecodeVerify.Name: // reads the clock unless told the time
		case ast.Trace.Name:
		case ast.ReachablePathsBuiltin.Name, ast.GlobsMatch.Name, ast.RenderTemplate.Name:
			// Exponential in their arguments.
		default:
			if !b.Nondeterministic {
				pure = append(pure, b)
			}
		}
	}
	caps.Builtins = pure
	caps.AllowNet = []string{}
	return caps
}
