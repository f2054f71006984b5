package manifest

import "github.com/kubevet/kubevet/lint/schema"

// isClusterScoped reports whether objects of a kind, in the notation of
// GroupKind, have no namespace. A kind that is not known is taken as namespaced.
func isClusterScoped(group, groupKind string) bool {
	switch group {
	// Every kind of these groups, whose kinds the cluster's owner makes up.
	case "constraints.gatekeeper.sh", "config.openshift.io":
		return true
	}
	if scope := schema.ScopeOf(groupKind); scope != schema.ScopeUnknown {
		return scope == schema.Cluster
	}
	switch groupKind {
	// What the special interest groups of Kubernetes own.
	case "AdminNetworkPolicy",
		"BaselineAdminNetworkPolicy",
		"ClusterNetworkPolicy",
		"GatewayClass",
		"ImageReview",
		"NodeMetrics",
		"VolumeGroupSnapshotClass",
		"VolumeGroupSnapshotContent",
		"VolumeSnapshotClass",
		"VolumeSnapshotContent":
		return true

	// Custom resources that many clusters have.
	case "AKSNodeClass.karpenter.azure.com",
		"APIServer.operator.tigera.io",
		"AdmissionCheck.kueue.x-k8s.io",
		"Assign.mutations.gatekeeper.sh",
		"AssignImage.mutations.gatekeeper.sh",
		"AssignMetadata.mutations.gatekeeper.sh",
		"BGPConfiguration.crd.projectcalico.org",
		"BGPConfiguration.projectcalico.org",
		"BGPPeer.crd.projectcalico.org",
		"BGPPeer.projectcalico.org",
		"Bundle.trust.cert-manager.io",
		"CDI.cdi.kubevirt.io",
		"CertificateRequestPolicy.policy.cert-manager.io",
		"CiliumBGPAdvertisement.cilium.io",
		"CiliumBGPClusterConfig.cilium.io",
		"CiliumBGPPeerConfig.cilium.io",
		"CiliumBGPPeeringPolicy.cilium.io",
		"CiliumCIDRGroup.cilium.io",
		"CiliumClusterwideEnvoyConfig.cilium.io",
		"CiliumClusterwideNetworkPolicy.cilium.io",
		"CiliumEgressGatewayPolicy.cilium.io",
		"CiliumIdentity.cilium.io",
		"CiliumL2AnnouncementPolicy.cilium.io",
		"CiliumLoadBalancerIPPool.cilium.io",
		"CiliumNode.cilium.io",
		"ClusterAdmissionPolicy.policies.kubewarden.io",
		"ClusterAdmissionPolicyGroup.policies.kubewarden.io",
		"ClusterAnalysisTemplate.argoproj.io",
		"ClusterBuildStrategy.shipwright.io",
		"ClusterCleanupPolicy.kyverno.io",
		"ClusterDomainClaim.networking.internal.knative.dev",
		"ClusterExternalSecret.external-secrets.io",
		"ClusterFederatedTrustDomain.spire.spiffe.io",
		"ClusterGenerator.generators.external-secrets.io",
		"ClusterInformation.crd.projectcalico.org",
		"ClusterInformation.projectcalico.org",
		"ClusterInterceptor.triggers.tekton.dev",
		"ClusterIssuer.cert-manager.io",
		"ClusterNetworkPolicy.crd.antrea.io",
		"ClusterPolicy.kyverno.io",
		"ClusterPolicy.nvidia.com",
		"ClusterPushSecret.external-secrets.io",
		"ClusterQueue.kueue.x-k8s.io",
		"ClusterResourceBinding.work.karmada.io",
		"ClusterRole.authorization.openshift.io",
		"ClusterRoleBinding.authorization.openshift.io",
		"ClusterSPIFFEID.spire.spiffe.io",
		"ClusterSecretStore.external-secrets.io",
		"ClusterStaticEntry.spire.spiffe.io",
		"ClusterTask.tekton.dev",
		"ClusterTriggerAuthentication.keda.sh",
		"ClusterTriggerBinding.triggers.tekton.dev",
		"ClusterWorkflowTemplate.argoproj.io",
		"CompositeResourceDefinition.apiextensions.crossplane.io",
		"Composition.apiextensions.crossplane.io",
		"Configuration.pkg.crossplane.io",
		"ConstraintTemplate.templates.gatekeeper.sh",
		"EC2NodeClass.karpenter.k8s.aws",
		"ENIConfig.crd.k8s.amazonaws.com",
		"ExpansionTemplate.expansion.gatekeeper.sh",
		"FelixConfiguration.crd.projectcalico.org",
		"FelixConfiguration.projectcalico.org",
		"Function.pkg.crossplane.io",
		"GlobalNetworkPolicy.crd.projectcalico.org",
		"GlobalNetworkPolicy.projectcalico.org",
		"GlobalNetworkSet.crd.projectcalico.org",
		"GlobalNetworkSet.projectcalico.org",
		"HostEndpoint.crd.projectcalico.org",
		"HostEndpoint.projectcalico.org",
		"IPPool.crd.projectcalico.org",
		"IPPool.projectcalico.org",
		"IPReservation.crd.projectcalico.org",
		"IPReservation.projectcalico.org",
		"IngressClassParams.elbv2.k8s.aws",
		"Installation.operator.tigera.io",
		"KubeControllersConfiguration.crd.projectcalico.org",
		"KubeControllersConfiguration.projectcalico.org",
		"ModifySet.mutations.gatekeeper.sh",
		"NodeClaim.karpenter.sh",
		"NodeFeatureRule.nfd.k8s-sigs.io",
		"NodePool.karpenter.sh",
		"PolicyServer.policies.kubewarden.io",
		"Project.project.openshift.io",
		"Provider.pkg.crossplane.io",
		"Queue.scheduling.volcano.sh",
		"ResourceFlavor.kueue.x-k8s.io",
		"SecurityContextConstraints.security.openshift.io",
		"Tenant.capsule.clastix.io",
		"Tier.crd.projectcalico.org",
		"Tier.projectcalico.org",
		"Topology.kueue.x-k8s.io",
		"VirtualMachineClusterInstancetype.instancetype.kubevirt.io",
		"VirtualMachineClusterPreference.instancetype.kubevirt.io",
		"WorkloadPriorityClass.kueue.x-k8s.io":
		return true
	}
	return false
}
