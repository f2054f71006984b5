package kubevet.applications["jenkins-security-disabled_test"]

import data.kubevet.applications["jenkins-security-disabled"] as rule
import data.kubevet.lib.testing

test_deny_matrix if {
	rule.deny == {{"line": 6, "message": "anonymous administers Jenkins, set in file \"jenkins.yaml\"", "path": ["data", "jenkins.yaml"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: jenkins
data:
  jenkins.yaml: |
    jenkins:
      authorizationStrategy:
        globalMatrix:
          permissions:
            - GROUP:Overall/Read:authenticated
            - USER:Overall/Administer:anonymous
`)
}

test_deny_entries if {
	rule.deny == {{"line": 8, "message": "anonymous administers Jenkins, set in file \"jenkins.yaml\"", "path": ["data", "jenkins.yaml"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: jenkins
data:
  jenkins.yaml: |
    jenkins:
      authorizationStrategy:
        globalMatrix:
          entries:
            - user:
                name: anonymous
                permissions:
                  - Overall/Administer
`)
}

test_deny_xml if {
	rule.deny == {{"line": 3, "message": "security of Jenkins is off in file \"config.xml\"", "path": ["data", "config.xml"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: jenkins
data:
  config.xml: |
    <?xml version='1.1' encoding='UTF-8'?>
    <hudson>
      <useSecurity>false</useSecurity>
    </hudson>
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: jenkins
spec:
  serviceName: jenkins
  selector:
    matchLabels: {app: jenkins}
  template:
    metadata:
      labels: {app: jenkins}
    spec:
      containers:
        - name: jenkins
          image: jenkins/jenkins:2.516.2-lts
          volumeMounts:
            - name: config
              mountPath: /var/jenkins_config
      volumes:
        - name: config
          configMap:
            name: jenkins
`)
}

test_allow_read if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: jenkins
data:
  jenkins.yaml: |
    jenkins:
      authorizationStrategy:
        globalMatrix:
          permissions:
            - USER:Overall/Read:anonymous
`)
}

test_allow_other_xml if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  config.xml: |
    <hudson>
      <useSecurity>false</useSecurity>
    </hudson>
`)
}
