# Package kubevet.lib.testing makes the input of a rule from YAML.
package kubevet.lib.testing

# input_for is the input with which a run judges the first of the objects in text;
# all of them are the bundle. Parameters have their defaults.
input_for(text) := kubevet.input(text)

# stated are findings without what they say for the engine alone: what they speak
# for, their evidence and profile.
stated(findings) := {object.remove(finding, {"at", "scope", "evidence", "part", "profile"}) | some finding in findings}
