package validate

import (
	"net/netip"
	"regexp"
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/kubevet/kubevet/lint/manifest"
)

// constraints judges what the API server's validation demands of a type beyond its
// fields, by the type's name.
// Meant are fields that are there by another name.
func (w *walk) constraints(n *manifest.Node, name string, meant []string, at *place) {
	if u, ok := unions[name]; ok && !slices.ContainsFunc(meant, func(m string) bool { return slices.Contains(u.fields, m) }) {
		w.union(n, name, u, at)
	}
	for field, r := range ranges[name] {
		if value, ok := number(scalarAt(n, field)); ok && (value < r.min || value > r.max) {
			w.report(Fact{Kind: OutOfRange, Path: at.path(field), Field: field, Min: r.min, Max: r.max})
		}
	}
	for field, want := range formats[name] {
		w.fieldFormat(n, field, want, at)
	}
	if check := checkOf(name); check != nil {
		check(w, n, at)
	}
}

// A union is a set of fields of which at most one may be set, and one has to be if
// it is demanded.
type union struct {
	fields   []string
	demanded bool
}

// unions are those of pkg/apis/*/validation, by type.
var unions = map[string]union{
	"core.v1.Volume": {fields: []string{
		"awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "configMap", "csi", "downwardAPI", "emptyDir",
		"ephemeral", "fc", "flexVolume", "flocker", "gcePersistentDisk", "gitRepo", "glusterfs", "hostPath", "image", "iscsi",
		"nfs", "persistentVolumeClaim", "photonPersistentDisk", "portworxVolume", "projected", "quobyte", "rbd", "scaleIO",
		"secret", "storageos", "vsphereVolume",
	}},
	"core.v1.PersistentVolumeSpec": {[]string{
		"awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "csi", "fc", "flexVolume", "flocker",
		"gcePersistentDisk", "glusterfs", "hostPath", "iscsi", "local", "nfs", "photonPersistentDisk", "portworxVolume",
		"quobyte", "rbd", "scaleIO", "storageos", "vsphereVolume",
	}, true},
	"core.v1.Probe":                 {[]string{"exec", "grpc", "httpGet", "tcpSocket"}, true},
	"core.v1.LifecycleHandler":      {[]string{"exec", "httpGet", "sleep", "tcpSocket"}, true},
	"core.v1.EnvVar":                {fields: []string{"value", "valueFrom"}},
	"core.v1.EnvVarSource":          {[]string{"configMapKeyRef", "fieldRef", "fileKeyRef", "resourceFieldRef", "secretKeyRef"}, true},
	"core.v1.EnvFromSource":         {[]string{"configMapRef", "secretRef"}, true},
	"core.v1.VolumeProjection":      {[]string{"clusterTrustBundle", "configMap", "downwardAPI", "podCertificate", "secret", "serviceAccountToken"}, false},
	"core.v1.DownwardAPIVolumeFile": {[]string{"fieldRef", "resourceFieldRef"}, true},
	"core.v1.VolumeMount":           {fields: []string{"subPath", "subPathExpr"}},

	"networking.v1.IngressBackend":                 {[]string{"resource", "service"}, true},
	"networking.v1.ServiceBackendPort":             {[]string{"name", "number"}, true},
	"policy.v1.PodDisruptionBudgetSpec":            {fields: []string{"maxUnavailable", "minAvailable"}},
	"admissionregistration.v1.WebhookClientConfig": {[]string{"service", "url"}, true},
	"apiextensions.v1.WebhookClientConfig":         {[]string{"service", "url"}, true},
	"admissionregistration.v1.ParamRef":            {[]string{"name", "selector"}, true},
	"core.v1.PodResourceClaim":                     {[]string{"resourceClaimName", "resourceClaimTemplateName"}, true},
	"admissionregistration.v1beta1.ParamRef":       {[]string{"name", "selector"}, true},
}

// union judges a union. A field that is null, or an empty string, is not set.
func (w *walk) union(n *manifest.Node, name string, u union, at *place) {
	var set []string
	for _, field := range u.fields {
		if f := n.Field(field); f != nil && !absent(f.Value) && f.Value.Value != "" {
			set = append(set, field)
		}
	}
	switch {
	case len(set) > 1:
		w.report(Fact{Kind: Exclusive, Path: at.path(set[1]), Type: name, Values: set})
	case len(set) == 0 && u.demanded && !hasTemplateKey(n):
		w.report(Fact{Kind: NoneOf, Path: at.path(), Type: name, Values: offered(u.fields)})
	}
}

// offered returns the fields of a union that are worth naming.
func offered(fields []string) []string {
	if len(fields) > 6 {
		return nil
	}
	return slices.Clone(fields)
}

// formats are the strings that validation wants in a format, by type and field.
var formats = map[string]map[string]string{
	"core.v1.PodSpec":                     {"serviceAccountName": "DNS subdomain", "priorityClassName": "DNS subdomain", "runtimeClassName": "DNS subdomain", "hostname": "DNS label", "subdomain": "DNS label"},
	"core.v1.HostAlias":                   {"ip": "IP address", "hostnames": "host name"},
	"core.v1.PersistentVolumeClaimSpec":   {"storageClassName": "DNS subdomain"},
	"core.v1.PodAffinityTerm":             {"topologyKey": "label key"},
	"core.v1.NodeSelectorRequirement":     {"key": "label key"},
	"core.v1.Toleration":                  {"key": "label key"},
	"core.v1.ConfigMapKeySelector":        {"key": "config key", "name": "DNS subdomain"},
	"core.v1.SecretKeySelector":           {"key": "config key", "name": "DNS subdomain"},
	"core.v1.ConfigMapEnvSource":          {"name": "DNS subdomain"},
	"core.v1.SecretEnvSource":             {"name": "DNS subdomain"},
	"core.v1.ServiceSpec":                 {"externalName": "host name", "loadBalancerSourceRanges": "CIDR"},
	"core.v1.Sysctl":                      {"name": "sysctl"},
	"meta.v1.LabelSelectorRequirement":    {"key": "label key"},
	"apps.v1.StatefulSetSpec":             {"serviceName": "DNS label"},
	"apps.v1.RollingUpdateDeployment":     {"maxSurge": "percentage", "maxUnavailable": "percentage"},
	"apps.v1.RollingUpdateDaemonSet":      {"maxSurge": "percentage", "maxUnavailable": "percentage"},
	"policy.v1.PodDisruptionBudgetSpec":   {"minAvailable": "percentage", "maxUnavailable": "percentage"},
	"networking.v1.IngressSpec":           {"ingressClassName": "DNS subdomain"},
	"networking.v1.IngressTLS":            {"secretName": "DNS subdomain", "hosts": "host name"},
	"networking.v1.IngressServiceBackend": {"name": "DNS label"},
	"networking.v1.ServiceBackendPort":    {"name": "port name"},
}

// fieldFormat judges a string that has to be in a format, if it is set.
func (w *walk) fieldFormat(n *manifest.Node, field, want string, at *place) {
	for i, item := range items(n, field) {
		if s, ok := item.Value.(string); ok && !isPlaceholder(s) && !inCapitals(s) && malformed(s, want) {
			w.format(want, at, field, i)
		}
	}
	if s := text(n, field); s != "" && !inCapitals(s) && malformed(s, want) {
		w.format(want, at, field)
	}
}

// malformed reports whether a string is not in a format.
func malformed(s, want string) (wrong bool) {
	switch want {
	case "host name":
		if strings.Contains(s, "*") {
			return validation.IsWildcardDNS1123Subdomain(s) != nil
		}
		return validation.IsDNS1123Subdomain(strings.TrimSuffix(s, ".")) != nil
	case "CIDR":
		_, err := netip.ParsePrefix(strings.TrimSpace(s))
		return err != nil
	case "sysctl":
		return !sysctls.MatchString(s)
	case "DNS subdomain":
		wrong = validation.IsDNS1123Subdomain(s) != nil
	case "DNS label":
		wrong = validation.IsDNS1123Label(s) != nil
	case "label key":
		wrong = validation.IsQualifiedName(s) != nil
	case "config key":
		wrong = validation.IsConfigMapKey(s) != nil
	case "port name":
		wrong = validation.IsValidPortName(s) != nil
	case "percentage":
		wrong = validation.IsValidPercent(s) != nil
	case "IP address":
		_, err := netip.ParseAddr(s)
		wrong = err != nil
	}
	return wrong
}

// sysctls are the names that sysctls have.
var sysctls = regexp.MustCompile(`^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$`)

// A bound is a range of integers, both ends included.
type bound struct{ min, max int64 }

const maxInt32 = 1<<31 - 1

var (
	positive    = bound{1, maxInt32}
	nonNegative = bound{0, maxInt32}
	fileMode    = bound{0, 0o777}
	id          = bound{0, maxInt32}
)

// ranges are the numbers that validation bounds, by type and field.
var ranges = map[string]map[string]bound{
	"core.v1.Probe": {
		"failureThreshold": nonNegative, "initialDelaySeconds": nonNegative, "periodSeconds": nonNegative,
		"successThreshold": nonNegative, "timeoutSeconds": nonNegative, "terminationGracePeriodSeconds": positive,
	},
	"core.v1.PodSpec":                       {"activeDeadlineSeconds": positive},
	"core.v1.PodSecurityContext":            {"runAsUser": id, "runAsGroup": id, "fsGroup": id},
	"core.v1.SecurityContext":               {"runAsUser": id, "runAsGroup": id},
	"core.v1.ConfigMapVolumeSource":         {"defaultMode": fileMode},
	"core.v1.SecretVolumeSource":            {"defaultMode": fileMode},
	"core.v1.ProjectedVolumeSource":         {"defaultMode": fileMode},
	"core.v1.DownwardAPIVolumeSource":       {"defaultMode": fileMode},
	"core.v1.DownwardAPIVolumeFile":         {"mode": fileMode},
	"core.v1.KeyToPath":                     {"mode": fileMode},
	"core.v1.WeightedPodAffinityTerm":       {"weight": {1, 100}},
	"core.v1.PreferredSchedulingTerm":       {"weight": {1, 100}},
	"core.v1.ClientIPConfig":                {"timeoutSeconds": {1, 86400}},
	"core.v1.ServiceAccountTokenProjection": {"expirationSeconds": {600, 1 << 32}},
	"core.v1.ReplicationControllerSpec":     {"replicas": nonNegative, "minReadySeconds": nonNegative},

	"apps.v1.DeploymentSpec":                     {"replicas": nonNegative, "minReadySeconds": nonNegative, "revisionHistoryLimit": nonNegative, "progressDeadlineSeconds": nonNegative},
	"apps.v1.ReplicaSetSpec":                     {"replicas": nonNegative, "minReadySeconds": nonNegative},
	"apps.v1.StatefulSetSpec":                    {"replicas": nonNegative, "minReadySeconds": nonNegative},
	"apps.v1.DaemonSetSpec":                      {"minReadySeconds": nonNegative, "revisionHistoryLimit": nonNegative},
	"batch.v1.JobSpec":                           {"parallelism": nonNegative, "completions": nonNegative, "activeDeadlineSeconds": {0, 1 << 62}, "backoffLimit": nonNegative, "ttlSecondsAfterFinished": nonNegative},
	"batch.v1.CronJobSpec":                       {"startingDeadlineSeconds": {0, 1 << 62}, "successfulJobsHistoryLimit": nonNegative, "failedJobsHistoryLimit": nonNegative},
	"autoscaling.v2.HPAScalingPolicy":            {"periodSeconds": {1, 1800}, "value": positive},
	"autoscaling.v2.HPAScalingRules":             {"stabilizationWindowSeconds": {0, 3600}},
	"autoscaling.v2.HorizontalPodAutoscalerSpec": {"maxReplicas": positive, "minReplicas": nonNegative},
	"autoscaling.v1.HorizontalPodAutoscalerSpec": {"maxReplicas": positive, "minReplicas": nonNegative},

	"networking.v1.ServiceBackendPort": {"number": {1, 65535}},
	"networking.v1.NetworkPolicyPort":  {"endPort": {1, 65535}},
	"autoscaling.v2.MetricTarget":      {"averageUtilization": positive},

	"admissionregistration.v1.ValidatingWebhook": {"timeoutSeconds": {1, 30}},
	"admissionregistration.v1.MutatingWebhook":   {"timeoutSeconds": {1, 30}},
}

// scalarAt returns the value of a field, nil if there is none.
func scalarAt(n *manifest.Node, key string) any {
	if f := n.Field(key); f != nil {
		return f.Value.Value
	}
	return nil
}
