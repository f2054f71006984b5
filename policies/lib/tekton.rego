# Package kubevet.lib.tekton finds what input.object, a Pipeline or a run of Tekton, has
# run from elsewhere.
package kubevet.lib.tekton

import data.kubevet.lib.manifest

# references are the taskRefs and pipelineRefs, each with spec and path.
references := [ref |
	some ref in array.concat(_own, array.concat(_tasks(["spec"]), _tasks(["spec", "pipelineSpec"])))
	is_object(ref.spec)
]

_own := [{"spec": object.get(input.object, ["spec", field], null), "path": ["spec", field]} | some field in ["taskRef", "pipelineRef"]]

_tasks(place) := [{"spec": object.get(task, "taskRef", null), "path": array.concat(place, [field, i, "taskRef"])} |
	some field in ["tasks", "finally"]
	some i, task in manifest.list(input.object, array.concat(place, [field]))
]
