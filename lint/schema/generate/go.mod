module github.com/kubevet/kubevet/lint/schema/generate

go 1.26.0
