# Silence is an answer where the law says so, once its time is over; and none while the chain stands still. This act moves the network's
# clock, which never goes back: what happens in the present comes before it.

act "An institution keeps silent: that takes a filing on, but not through an outage 逾期未答复视为受理，停链期间不计"
hour=3600000

# Lets time go by until this moment.
run_on() { run_until "$1" || failed "the clock did not go on; see the logs in $network"; }

# Looks how the filing stands: its stage, and whether silence brought it there.
look() {
	ask register show "$filing"
	[ "$code" = 0 ] || failed "no filing: $answer"
	stands=$(jq -r '"\(.stage) \(.deemed)"' <<< "$answer")
}

# When this clock of the filing is over.
ends() {
	ask register show "$filing"
	jq -er --arg clock "$1" '.ends[$clock] | strings' <<< "$answer" || failed "the end of its $1 is not known: $answer"
}

# A network that runs through weeks in minutes makes a block a day at times, which is no standstill here; a day is as far as the limit goes.
done_as Alice//governance parameter set calendar.stall-limit-ms $((24 * hour))
council_decides "$(jq -r .motion <<< "$answer")"
ask parameter list
[ "$(jq '.parameters[] | select(.parameter == "calendar.stall-limit-ms").value' <<< "$answer")" = $((24 * hour)) ] ||
	failed "the limit was not set: $answer"
# No period ends in a year whose working days nobody recorded. The notice of the next year may not be out yet: here it has weekends only.
this_year=$(TZ=Asia/Shanghai date +%Y)
for year in "$this_year" $((this_year + 1)); do
	ask calendar show "$year"
	case $code in
	0) continue ;;
	6) ;;
	*) failed "the working days of $year cannot be read: $answer" ;;
	esac
	printf '{ "years": { "%s": { "holidays": [], "make_up_working_days": [] } } }' "$year" > "$work/$year.json"
	done_as Alice//governance calendar import "$work/$year.json" --basis "示例：仅周末休息，并非国务院办公厅通知 example, no notice"
	council_decides "$(jq -r '.motions[0].motion' <<< "$answer")"
	printf '  recorded the working days of %s, as an example\n' "$year"
done

printf 'station,day,level\n1,2026-07-01,3.2\n' > "$files/levels.csv"
done_as Alice dataset register "$files/levels.csv" --name "示例水位观测 Water levels" --source agreement --kind open --access open --grade general \
	--personal-information none --locator "http://127.0.0.1:$host_port/levels.csv" --check later
done_as Alice register file "$(jq -r .dataset <<< "$answer")" --kind initial --institution "$registry" \
	--statement "$registration/statement.json"
filing=$(jq -r .filing <<< "$answer")
first=$(ends answer)
printf '  filed    silence would count as acceptance after %s\n' "$first"

# The chain stands still until its time would be over.
before=$(chain_time "$rpc_port")
let_pass $(($(moment_ms "$first") + hour - before)) || failed "the chain did not come back; see the logs in $network"
look
[ "$stands" = "filed false" ] || failed "an outage counted as consent: $answer"
later=$(ends answer)
[ "$(moment_ms "$later")" -gt "$(chain_time "$rpc_port")" ] || failed "its time is over: $answer"
printf '  outage   of %s days, beyond that moment: still filed, until %s\n' \
	$((($(chain_time "$rpc_port") - before) / (24 * hour))) "$later"

# The chain runs, and the institution says nothing: an hour before it is filed, and taken on with the next working day.
run_on $(($(moment_ms "$later") - hour))
look
[ "$stands" = "filed false" ] || failed "it was taken on before its time was over: $answer"
run_on "$(moment_ms "$later")"
for _ in $(seq 20); do
	look
	[ "$stands" = "filed false" ] || break
	run_on $(($(chain_time "$rpc_port") + 23 * hour))
done
[ "$stands" = "reviewing true" ] || failed "silence did not take it on: $answer"
printf '  silence  took it on; the institution goes on with the review\n'

# What is shown to the public for its days, and objected to by nobody, is registered.
done_as Registry register publicise "$filing"
public=$(ends publicity)
run_on "$(moment_ms "$public")"
done_as Registry register store "$filing"
printf '  shown    to the public until %s, then certified: %s\n' "$public" "$(jq -r .certificate <<< "$answer")"
seen "nothing was deemed through an outage; silence took the filing on once its time was over"
