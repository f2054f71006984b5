# Package kubevet.lib.argocd reads the objects of Argo CD.
package kubevet.lib.argocd

import data.kubevet.lib.manifest

# spec is that of the Application that input.object is, or of those that an
# ApplicationSet makes; spec_path leads to it.
spec := manifest.mapping(input.object, spec_path)

spec_path := ["spec"] if input.object.kind == "Application"

spec_path := ["spec", "template", "spec"] if input.object.kind == "ApplicationSet"

# sources are where its manifests come from: each with spec, path, and many, whether
# there may be several. One source counts only where there is no list of them.
# https://argo-cd.readthedocs.io/en/stable/user-guide/multiple_sources/
sources contains {"spec": source, "path": array.concat(spec_path, ["sources", i]), "many": true} if {
	some i, source in manifest.list(spec, ["sources"])
	is_object(source)
}

sources contains {"spec": spec.source, "path": array.concat(spec_path, ["source"]), "many": false} if {
	count(manifest.list(spec, ["sources"])) == 0
	is_object(spec.source)
}

# everything holds for an item of a list of kinds of resource that is all of them.
everything(item) if {
	item.group == "*"
	item.kind == "*"
	object.get(item, "name", "") in {"", "*"}
}

# changes_cluster holds if input.object, an AppProject, lets applications change every
# resource of the cluster.
changes_cluster if {
	some item in manifest.list(input.object, ["spec", "clusterResourceWhitelist"])
	everything(item)
}

# rbac is what the model knows of input.object, an argocd-rbac-cm. It is undefined in a
# rule that does not name the model gitops.
rbac := input.model.gitops.rbac[input.position]

# default_powers are those of the role that everybody has, the gravest first.
default_powers := rbac.powers if rbac.default != ""
