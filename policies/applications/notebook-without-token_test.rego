package kubevet.applications["notebook-without-token_test"]

import data.kubevet.applications["notebook-without-token"] as rule
import data.kubevet.lib.testing

test_deny_script if {
	rule.deny == {{"line": 1, "message": "Jupyter in container \"notebook\" runs programs for anybody: its token is empty", "path": ["spec", "template", "spec", "containers", 0, "args", 0]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: notebook
spec:
  selector:
    matchLabels: {app: notebook}
  template:
    metadata:
      labels: {app: notebook}
    spec:
      containers:
        - name: notebook
          image: jupyter/base-notebook:latest
          command: ["sh", "-c"]
          args:
            - >-
              jupyter lab --ip=0.0.0.0 --NotebookApp.token='' --NotebookApp.password=''
`)
}

test_deny_file if {
	rule.deny == {{"line": 2, "message": "Jupyter in file \"jupyter_server_config.py\" runs programs for anybody: its token is empty", "path": ["data", "jupyter_server_config.py"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: jupyter-server-config
data:
  jupyter_server_config.py: |
    c.ServerApp.ip = '0.0.0.0'
    c.ServerApp.token = ''
`)
}

test_deny_code_server if {
	rule.deny == {{"message": "code-server in container \"ide\" runs programs for anybody", "path": ["spec", "template", "spec", "containers", 0, "args", 0]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ide
spec:
  selector:
    matchLabels: {app: ide}
  template:
    metadata:
      labels: {app: ide}
    spec:
      containers:
        - name: ide
          image: codercom/code-server:4.103.2
          args:
            - --auth
            - none
`)
}

test_deny_rstudio if {
	rule.deny == {{"message": "RStudio in container \"ide\" runs programs for anybody", "path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ide
spec:
  selector:
    matchLabels: {app: ide}
  template:
    metadata:
      labels: {app: ide}
    spec:
      containers:
        - name: ide
          image: rocker/rstudio:4.5.1
          env:
            - name: DISABLE_AUTH
              value: "true"
`)
}

test_allow_token if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: notebook
spec:
  selector:
    matchLabels: {app: notebook}
  template:
    metadata:
      labels: {app: notebook}
    spec:
      containers:
        - name: notebook
          image: jupyter/base-notebook:latest
          env:
            - name: JUPYTER_TOKEN
              value: $(TOKEN)
`)
}

test_allow_kubeflow if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: nb
spec:
  serviceName: nb
  selector:
    matchLabels: {app: nb}
  template:
    metadata:
      labels: {app: nb}
    spec:
      containers:
        - name: nb
          image: kubeflownotebookswg/jupyter-scipy:v1.9
          command: ["jupyter"]
          args:
            - lab
            - --ServerApp.token=
          env:
            - name: NB_PREFIX
              value: /notebook/a/nb
`)
}

test_allow_password if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: jupyter-server-config
data:
  jupyter_server_config.py: |
    c.ServerApp.token = ''
    c.PasswordIdentityProvider.hashed_password = 'argon2:x'
`)
}
