package kubevet.lib.hostpath_test

import data.kubevet.lib.hostpath

test_clean if {
	table := {
		"/": "/",
		"//": "/",
		"/a//b/": "/a/b",
		"/a/./b/.": "/a/b",
		"/a/../b": "/b",
		"/a/b/../../c": "/c",
		"/a/b/../c/../../d": "/d",
		"/../../a": "/a",
		"/a/..": "/",
		"/a/../../b/c/..": "/b",
		"a/b": "/a/b",
		"/a/..b": "/a/..b",
		"/var/run": "/run",
		"/var/run/a": "/run/a",
		"/var/runner": "/var/runner",
		"/VAR/run": "/VAR/run",
		`C:\`: "/",
		`c:\Windows\System32`: "/windows/system32",
		"C:/Users/..": "/",
		`D:\data`: "/d:/data",
		`\\.\pipe\docker_engine`: "/pipe/docker_engine",
	}
	every path, clean in table {
		hostpath.clean(path) == clean
	}
}

test_within if {
	every pair in [["/a", "/a"], ["/a/b", "/a"], ["/a", "/"], ["/", "/"]] {
		hostpath.within(pair[0], pair[1])
	}
	every pair in [["/ab", "/a"], ["/a", "/a/b"], ["/", "/a"]] {
		not hostpath.within(pair[0], pair[1])
	}
}
