// Command oracle judges objects as the API server does: it decodes them strictly,
// fills in defaults, and validates. It reads a JSON object a line and writes a
// letter for each, 64 a line: x if it is refused, - if it is accepted. It is a module
// of its own, as it needs the code of the API server.
//
//	go test ./lint/validate -run TestVerdicts -cases /tmp/cases
//	cd lint/validate/oracle && go run . </tmp/cases >../testdata/verdicts.txt
//
// With -why it writes the reasons to standard error.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"os"

	apimeta "k8s.io/apimachinery/pkg/api/meta"
	apivalidation "k8s.io/apimachinery/pkg/api/validation"
	"k8s.io/apimachinery/pkg/api/validation/path"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/api/pod"
	"k8s.io/kubernetes/pkg/apis/apps"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	appsvalidation "k8s.io/kubernetes/pkg/apis/apps/validation"
	"k8s.io/kubernetes/pkg/apis/autoscaling"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install"
	autoscalingvalidation "k8s.io/kubernetes/pkg/apis/autoscaling/validation"
	"k8s.io/kubernetes/pkg/apis/batch"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	batchvalidation "k8s.io/kubernetes/pkg/apis/batch/validation"
	"k8s.io/kubernetes/pkg/apis/core"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	"k8s.io/kubernetes/pkg/apis/core/validation"
	"k8s.io/kubernetes/pkg/apis/networking"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	networkingvalidation "k8s.io/kubernetes/pkg/apis/networking/validation"
	"k8s.io/kubernetes/pkg/apis/policy"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	policyvalidation "k8s.io/kubernetes/pkg/apis/policy/validation"
	"k8s.io/kubernetes/pkg/apis/rbac"
	_ "k8s.io/kubernetes/pkg/apis/rbac/install"
	rbacvalidation "k8s.io/kubernetes/pkg/apis/rbac/validation"
)

func main() {
	log.SetFlags(0)
	why := flag.Bool("why", false, "write the reasons to standard error")
	flag.Parse()
	codecs := serializer.NewCodecFactory(legacyscheme.Scheme, serializer.EnableStrict)
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<20)
	column := 0
	for in.Scan() {
		err := judge(codecs, in.Bytes())
		letter := "-"
		if err != nil {
			letter = "x"
		}
		if *why {
			log.Println(letter, err)
		}
		fmt.Print(letter)
		if column++; column%64 == 0 {
			fmt.Println()
		}
	}
	fmt.Println()
	if err := in.Err(); err != nil {
		log.Fatal(err)
	}
}

func judge(codecs serializer.CodecFactory, text []byte) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	// The universal decoder fills in defaults and converts to the internal version.
	object, err := runtime.Decode(codecs.UniversalDecoder(), text)
	if err != nil {
		return err
	}
	prepare(object)
	meta, err := apimeta.Accessor(object)
	if err != nil {
		return err
	}
	// What every create request is held against, whatever the kind.
	namespaced := meta.GetNamespace() != ""
	all := apivalidation.ValidateObjectMetaAccessor(meta, namespaced, path.ValidatePathSegmentName, field.NewPath("metadata"))
	return append(all, validate(object)...).ToAggregate()
}

// prepare does what the API server does before it validates: it takes the namespace
// from the address, and lets the strategy of a kind and admission fill in the rest.
func prepare(object runtime.Object) {
	meta, err := apimeta.Accessor(object)
	if err != nil {
		return
	}
	switch object.(type) {
	case *core.Namespace, *rbac.ClusterRole:
	default:
		if meta.GetNamespace() == "" {
			meta.SetNamespace("default")
		}
	}
	switch o := object.(type) {
	case *core.Pod:
		if o.Spec.ServiceAccountName == "" {
			o.Spec.ServiceAccountName = "default"
		}
		o.Spec.DeprecatedServiceAccount = o.Spec.ServiceAccountName
	case *batch.Job:
		manual, labels := true, map[string]string{"job": "own"}
		o.Spec.ManualSelector, o.Spec.Selector = &manual, &metav1.LabelSelector{MatchLabels: labels}
		o.Spec.Template.Labels = labels
	}
}

func validate(object runtime.Object) field.ErrorList {
	switch o := object.(type) {
	case *core.Pod:
		return validation.ValidatePodCreate(o, pod.GetValidationOptionsFromPodSpecAndMeta(&o.Spec, nil, &o.ObjectMeta, nil))
	case *core.Service:
		return validation.ValidateServiceCreate(o)
	case *core.ConfigMap:
		return validation.ValidateConfigMap(o)
	case *core.Secret:
		return validation.ValidateSecret(o)
	case *core.PersistentVolumeClaim:
		return validation.ValidatePersistentVolumeClaim(o, validation.ValidationOptionsForPersistentVolumeClaimCreate())
	case *core.Namespace:
		return validation.ValidateNamespace(o)
	case *core.ServiceAccount:
		return validation.ValidateServiceAccount(o)
	case *apps.Deployment:
		return appsvalidation.ValidateDeployment(o, pod.GetValidationOptionsFromPodTemplate(&o.Spec.Template, nil))
	case *apps.StatefulSet:
		return appsvalidation.ValidateStatefulSet(o, appsvalidation.StatefulSetValidationOptions{}, pod.GetValidationOptionsFromPodTemplate(&o.Spec.Template, nil))
	case *apps.DaemonSet:
		return appsvalidation.ValidateDaemonSet(o, pod.GetValidationOptionsFromPodTemplate(&o.Spec.Template, nil))
	case *batch.Job:
		return batchvalidation.ValidateJobCreate(o, batchvalidation.JobValidationOptions{PodValidationOptions: pod.GetValidationOptionsFromPodTemplate(&o.Spec.Template, nil)})
	case *batch.CronJob:
		return batchvalidation.ValidateCronJobCreate(o, pod.GetValidationOptionsFromPodTemplate(&o.Spec.JobTemplate.Spec.Template, nil))
	case *networking.Ingress:
		return networkingvalidation.ValidateIngressCreate(o)
	case *networking.NetworkPolicy:
		return networkingvalidation.ValidateNetworkPolicy(o, networkingvalidation.ValidationOptionsForNetworking(o, nil))
	case *rbac.Role:
		return rbacvalidation.ValidateRole(o)
	case *rbac.ClusterRole:
		return rbacvalidation.ValidateClusterRole(o, rbacvalidation.ClusterRoleValidationOptions{})
	case *rbac.RoleBinding:
		return rbacvalidation.ValidateRoleBinding(o)
	case *autoscaling.HorizontalPodAutoscaler:
		return autoscalingvalidation.ValidateHorizontalPodAutoscaler(o, autoscalingvalidation.HorizontalPodAutoscalerSpecValidationOptions{})
	case *policy.PodDisruptionBudget:
		return policyvalidation.ValidatePodDisruptionBudget(o, policyvalidation.PodDisruptionBudgetValidationOptions{})
	}
	panic(fmt.Sprintf("%T is not judged", object))
}
