package validate

import (
	"slices"

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
	"core.v1.VolumeProjection":      {[]string{"clusterTrustBundle", "configMap", "downwardAPI", "podCertificate", "secret", "serviceAccountToken"}, true},
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
	"batch.v1.JobSpec":                           {"parallelism": nonNegative, "completions": nonNegative, "activeDeadlineSeconds": nonNegative, "backoffLimit": nonNegative, "ttlSecondsAfterFinished": nonNegative},
	"batch.v1.CronJobSpec":                       {"startingDeadlineSeconds": nonNegative, "successfulJobsHistoryLimit": nonNegative, "failedJobsHistoryLimit": nonNegative},
	"autoscaling.v2.HPAScalingPolicy":            {"periodSeconds": {1, 1800}, "value": positive},
	"autoscaling.v2.HPAScalingRules":             {"stabilizationWindowSeconds": {0, 3600}},
	"autoscaling.v2.HorizontalPodAutoscalerSpec": {"maxReplicas": positive, "minReplicas": nonNegative},
	"autoscaling.v1.HorizontalPodAutoscalerSpec": {"maxReplicas": positive, "minReplicas": nonNegative},

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
