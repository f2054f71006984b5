# Package kubevet.lib.schedule reads the schedules of CronJobs as their controller
# does: five fields, or a descriptor.
# https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format
package kubevet.lib.schedule

# parse reads a schedule without a time zone: into the sets of minutes, hours, days
# of the month (dom), months and days of the week (dow) at which it fires, with
# whether it says any day (dom_star, dow_star); or into every, how many
# nanoseconds lie between two runs. Undefined of what the controller refuses.
parse(text) := _fields(object.get(_descriptors, text, text)) if {
	not startswith(text, "@every ")
} else := {"every": max([ns, 1000000000])} if {
	regex.match(`^@every [+-]?(0|(([0-9]{1,9}(\.[0-9]{0,9})?|\.[0-9]{1,9})(ns|us|µs|μs|ms|s|m|h))+)$`, text)
	ns := time.parse_duration_ns(substring(text, 7, -1))
}

# zone takes a schedule apart that begins with a time zone, which the controller
# understood but never promised to.
zone(text) := {"zone": zone, "schedule": trim_space(rest)} if {
	[[_, zone, rest]] := regex.find_all_string_submatch_n(`^(?:CRON_)?TZ=([^ ]*) (.*)$`, text, 1)
}

# runs_never holds if no day is one of a parsed schedule, as of "0 0 30 2 *".
runs_never(parsed) if {
	some field in ["minute", "hour", "month"]
	count(parsed[field]) == 0
}

runs_never(parsed) if {
	not parsed.every
	not _day_of_month(parsed)
	not _day_of_week(parsed)
}

# Where both kinds of day are limited either will do, else both have to be met.
_day_of_month(parsed) if {
	_meets_month(parsed)
	not _needs_both(parsed)
}

_day_of_month(parsed) if {
	_meets_month(parsed)
	count(parsed.dow) > 0
}

_day_of_week(parsed) if {
	count(parsed.dow) > 0
	not _needs_both(parsed)
}

_meets_month(parsed) if {
	some month in parsed.month
	min(parsed.dom) <= _days[month]
}

_needs_both(parsed) if parsed.dom_star

_needs_both(parsed) if parsed.dow_star

# seconds is the least there is between two runs within one hour, 3600 if there is
# at most one in each.
seconds(parsed) := parsed.every / 1000000000 if parsed.every

seconds(parsed) := 60 * min(gaps) if {
	minutes := sort(parsed.minute)
	count(minutes) > 0
	gaps := array.concat(
		[gap | some i, minute in minutes; gap := minutes[i + 1] - minute],
		[(60 + minutes[0]) - minutes[count(minutes) - 1]],
	)
}

_fields(text) := {
	"minute": minute.values,
	"hour": hour.values,
	"dom": dom.values,
	"dom_star": dom.star,
	"month": month.values,
	"dow": dow.values,
	"dow_star": dow.star,
} if {
	fields := regex.split(`\s+`, trim_space(text))
	count(fields) == 5
	minute := _field(fields[0], {"min": 0, "max": 59, "names": {}})
	hour := _field(fields[1], {"min": 0, "max": 23, "names": {}})
	dom := _field(fields[2], {"min": 1, "max": 31, "names": {}})
	month := _field(fields[3], {"min": 1, "max": 12, "names": _months})
	dow := _field(fields[4], {"min": 0, "max": 6, "names": _weekdays})
}

# _field is undefined if one of its ranges is wrong.
_field(text, bounds) := {
	"values": {n | some r in ranges; some n in numbers.range_step(r.start, r.end, r.step)},
	"star": count([1 | some r in ranges; r.star]) > 0,
} if {
	parts := [part | some part in split(text, ","); part != ""]
	ranges := [r | some part in parts; r := _range(part, bounds)]
	count(ranges) == count(parts)
}

_range(text, bounds) := {"start": start, "end": end, "step": step, "star": star} if {
	parts := split(text, "/")
	count(parts) <= 2
	ends := split(parts[0], "-")
	start := _start(ends, bounds)
	step := _step(parts)
	end := _end(ends, parts, bounds)
	star := _star(ends, step)
	start >= bounds.min
	end <= bounds.max
	start <= end
	step > 0
}

_start(ends, bounds) := bounds.min if ends[0] in {"*", "?"}

_start(ends, bounds) := _number(ends[0], bounds) if not ends[0] in {"*", "?"}

_end(ends, parts, bounds) := bounds.max if {
	ends[0] in {"*", "?"}
} else := _number(ends[1], bounds) if {
	count(ends) == 2
} else := bounds.max if {
	count(ends) == 1
	count(parts) == 2
} else := _number(ends[0], bounds) if {
	count(ends) == 1
}

_step(parts) := 1 if count(parts) == 1

_step(parts) := _integer(parts[1]) if count(parts) == 2

_star(ends, step) if {
	ends[0] in {"*", "?"}
	step == 1
} else := false

_number(text, bounds) := bounds.names[lower(text)] if {
	bounds.names[lower(text)]
} else := _integer(text)

_integer(text) := to_number(_trimmed(trim_left(text, "+"))) if {
	regex.match(`^(\+?[0-9]{1,9}|-0{1,9})$`, text)
}

_trimmed(digits) := "0" if trim_left(digits, "-0") == ""

_trimmed(digits) := trim_left(digits, "-0") if trim_left(digits, "-0") != ""

_descriptors := {
	"@annually": "0 0 1 1 *",
	"@daily": "0 0 * * *",
	"@hourly": "0 * * * *",
	"@midnight": "0 0 * * *",
	"@monthly": "0 0 1 * *",
	"@weekly": "0 0 * * 0",
	"@yearly": "0 0 1 1 *",
}

_months := {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12}

_weekdays := {"sun": 0, "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6}

_days := {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
