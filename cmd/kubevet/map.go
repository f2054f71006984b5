package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/kubevet/kubevet/lint/diagram"
	"github.com/kubevet/kubevet/lint/graph"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/query"
)

// mapCommand draws maps.
func mapCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "map",
		Short: "Draw who reaches whom and who can become what",
		Args:  noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		drawCommand("network", "Draw who reaches whom, and the policy that opens or closes each way", func(b *model.Bundle, title string) (graph.Graph, error) {
			return diagram.Network(model.NewNetwork(b), "Network of "+title), nil
		}),
		drawCommand("rbac", "Draw who has which roles, and how somebody becomes cluster-admin", func(b *model.Bundle, title string) (graph.Graph, error) {
			return diagram.RBAC(b, model.NewRBAC(b), "Rights in "+title)
		}),
	)
	return cmd
}

// drawCommand draws maps of one kind.
func drawCommand(name, short string, draw func(b *model.Bundle, title string) (graph.Graph, error)) *cobra.Command {
	var f modelFlags
	of, whole := "", false
	cmd := &cobra.Command{
		Use:   name + " [PATH|-]...",
		Short: short,
		Long: short + `, for the manifests below each PATH, which is the
working directory if none is given. A map of more than fifty nodes has one for all of a
kind in a namespace, unless --whole asks for each; --of draws what is near one object.`,
		Example: "  kubevet map " + name + " deploy/ > map.svg\n  kubevet map " + name + " --of Deployment/web -f dot deploy/ | dot -Tpng -o map.png",
		RunE: func(cmd *cobra.Command, paths []string) error {
			m, err := f.load(cmd, paths)
			if err != nil {
				return err
			}
			if m.empty(cmd) {
				return m.end(cmd, exitNoInput)
			}
			var graphs []graph.Graph
			unknown := &query.NameError{Name: of}
			for b := range m.Bundles() {
				g, err := draw(m.Model(b), b.Name(m.shown))
				if err != nil {
					return err
				}
				if of != "" {
					if g, err = near(g, of, unknown); err != nil {
						return err
					}
				}
				if len(g.Nodes) == 0 {
					continue
				}
				if !whole {
					g = diagram.Legible(g)
				}
				graphs = addGraph(graphs, m.maskedGraph(g), b.Name(m.shown))
			}
			if of != "" && len(graphs) == 0 {
				return didYouMean(unknown.Error(), of, unknown.Names)
			}
			write := map[string]func(io.Writer, []graph.Graph) error{"svg": graph.SVG, "dot": graph.DOT, "json": graph.JSON}[f.format]
			if err := write(cmd.OutOrStdout(), graphs); err != nil {
				return fmt.Errorf("write the map: %w", err)
			}
			return m.end(cmd, exitClean)
		},
	}
	cmd.Flags().StringVar(&of, "of", "", "draw what is near this `object`, [NAMESPACE/]KIND/NAME")
	cmd.Flags().BoolVar(&whole, "whole", false, "draw every node, however many there are")
	f.add(cmd, "svg", "dot", "json")
	return cmd
}

// near returns what is near the node of a name in a graph, nothing if there is none.
// What there is instead is added to an error.
func near(g graph.Graph, name string, unknown *query.NameError) (graph.Graph, error) {
	asked := query.ParseName(name)
	var found []string
	for _, n := range g.Nodes {
		if asked.Is(n.Kind, n.Group, n.Name) {
			found = append(found, n.ID)
		}
		unknown.Names = append(unknown.Names, asked.Like(n.Kind, n.Group, n.Name))
	}
	switch len(found) {
	case 0:
		return graph.Graph{}, nil
	case 1:
		return g.Around(found[0]), nil
	}
	return graph.Graph{}, &query.NameError{Name: name, Several: found}
}

// addGraph adds a graph, or the bundle to the title of one that is the same.
func addGraph(graphs []graph.Graph, g graph.Graph, bundle string) []graph.Graph {
	if i := slices.IndexFunc(graphs, g.Same); i >= 0 {
		graphs[i].Title += ", " + bundle
		return graphs
	}
	return append(graphs, g)
}

// maskedGraph is a graph without secrets, whose files are called as from here.
func (m *modelled) maskedGraph(g graph.Graph) graph.Graph {
	g.Each(func(text *string) { *text = m.hidden.Message(*text) })
	for i := range g.Nodes {
		g.Nodes[i].At.File = m.place(g.Nodes[i].At.File)
	}
	for i := range g.Edges {
		g.Edges[i].At.File = m.place(g.Edges[i].At.File)
	}
	return g
}

// place is what a file is called from here, "" if there is none.
func (m *modelled) place(file string) string {
	if file == "" {
		return ""
	}
	return cmp.Or(m.shown(file), file)
}
