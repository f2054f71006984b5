# Package kubevet.lib.user knows as whom well-known images run if a manifest does not say.
package kubevet.lib.user

import data.kubevet.lib.image

# is_root holds if the image of a container runs its program as root.
is_root(container) if {
	parsed := image.parse(container.spec.image)
	not _rootless(parsed)
	parts := split(image.repository(parsed.name), "/")
	_official(parts)
	regex.match(_root, parts[count(parts) - 1])
}

# is_other holds if the image of a container runs its program as another user.
is_other(container) if {
	parsed := image.parse(container.spec.image)
	regex.match(_others, image.repository(parsed.name))
}

is_other(container) if _rootless(image.parse(container.spec.image))

# Docker's official images, be it from a mirror of them, and what Kubernetes' own
# examples use of them.
_official(parts) if parts[count(parts) - 2] == "library"

_official(parts) if {
	parts[0] in {"registry.k8s.io", "k8s.gcr.io", "gcr.io"}
	parts[count(parts) - 1] == "busybox"
}

_rootless(parsed) if regex.match(`non-?root|rootless|unprivileged`, concat(":", [parsed.name, parsed.tag]))

# Systems, languages and servers that start as root and stay so. Databases that start
# so and give it up are none.
# https://github.com/docker-library/official-images
_root := concat("", [
	`^(almalinux|alpine|alt|amazonlinux|archlinux|bash|buildpack-deps|busybox|caddy|centos|clojure|composer|debian|docker|drupal`,
	`|eclipse-temurin|elixir|erlang|fedora|gcc|golang|gradle|groovy|haskell|httpd|ibmjava|joomla|julia|mageia|matomo|maven`,
	`|mediawiki|monica|nats|nextcloud|nginx|node|openjdk|opensuse|oraclelinux|perl|php|phpmyadmin|photon|pypy|python`,
	`|r-base|registry|rockylinux|ruby|rust|sapmachine|swift|tomcat|tomee|traefik|ubuntu|wordpress|yourls)$`,
])

_others := concat("|", [
	`^docker\.io/(bitnami|bitnamilegacy|grafana|prom|curlimages|nginxinc/nginx-unprivileged|sonarsource|jenkins)/`,
	`^docker\.io/library/(elasticsearch|haproxy|jetty|kibana|logstash|memcached|solr|sonarqube|varnish)$`,
	`^docker\.io/(jenkins/jenkins|temporalio/[^/]+)$`,
	`^quay\.io/(prometheus|prometheus-operator|strimzi|jetstack|keycloak)/`,
	`^(registry\.k8s\.io|quay\.io)/(kube-state-metrics|metrics-server|ingress-nginx|brancz)/`,
	`^gcr\.io/kubebuilder/kube-rbac-proxy$`,
	`^cgr\.dev/`,
])
