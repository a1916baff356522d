# Every sample is registered by its description, and its bytes are checked against what the description declares.

act "Their members register real datasets; the validators fetch the bytes and check them 登记与核验"
serve
# A placeholder in the place of a digest is refused by name, before anything is sent.
placeholder=0.8/simple-parquet
ask --key //Alice dataset import "$files/$placeholder/metadata.json" "${about[@]}" "http://127.0.0.1:$host_port/$placeholder"
[ "$code" = 3 ] && grep -q SHA256 <<< "$answer" || failed "the placeholder was not refused by name: $answer"
printf '  refused  %s: %s\n' "$placeholder" "$(jq -r '[.error.message] | flatten | first' <<< "$answer")"

# Each member registers its share, one after the other; the members at the same time.
datasets=($(cd "$files" && find . -name metadata.json -printf '%P\n' | xargs -n1 dirname | sort))
members=(Alice Bob Charlie Dave)
register_share() {
	local member=$1 share=$2 options
	for ((i = share; i < ${#datasets[@]}; i += 4)); do
		options=()
		[ "${datasets[$i]}" = "$placeholder" ] && options=(--compute)
		ask --key "//$member" dataset import "$files/${datasets[$i]}/metadata.json" --wait "${options[@]}" \
			"${about[@]}" "http://127.0.0.1:$host_port/${datasets[$i]}"
		# 7: a file is not what its holder claims, which is to be seen.
		[ "$code" = 0 ] || [ "$code" = 7 ] || { echo "${datasets[$i]}: $answer" >&2; return 1; }
		jq --arg dataset "${datasets[$i]}" '. + {folder: $dataset}' <<< "$answer" > "$work/registered-$i.json"
	done
}
# Each in a process group of its own, so that what it started ends with it.
set -m
for share in 0 1 2 3; do
	register_share "${members[$share]}" "$share" &
	shares+=($!)
done
set +m
for share in "${shares[@]}"; do wait "$share" || failed "a registration failed"; done
shares=()

jq -s '[.[] | .folder as $folder | .distributions as $files | .checks[] | {
	dataset: $folder, entry: $files[.subject.distribution].name, verdict, reports: ([.reports[].outcome] | length)
}]' "$work"/registered-*.json > "$work/checked.json"
# Every row of expected.json: a match is Verified, a mismatch Mismatched, and what is no digest was refused (and is Verified once
# it was computed).
jq -r --slurpfile checked "$work/checked.json" '.files[] | . as $row
	| ($checked[0][] | select(.dataset == $row.dataset and .entry == $row.entry)) as $found
	| (if $row.match or ($row.declared_sha256 | test("^[0-9a-f]{64}$") | not) then "Verified" else "Mismatched" end) as $wanted
	| [$row.dataset, $row.entry, $found.verdict, "\($found.reports) of 4",
		(if $found.verdict == $wanted and $found.reports == 4 then "as expected" else "NOT AS EXPECTED" end)] | @tsv' \
	"$samples/expected.json" > "$work/table.tsv"
column -t -s $'\t' "$work/table.tsv" | sed 's/^/  /'
[ "$(wc -l < "$work/table.tsv")" = "$(jq .entries "$samples/expected.json")" ] || failed "not every entry was checked"
! grep -q 'NOT AS EXPECTED' "$work/table.tsv" || failed "a verdict is not the expected one"
seen "$(wc -l < "$work/table.tsv") files checked by all four, each as expected"

dataset=$(jq -rs '.[] | select(.folder == "1.0/simple-join") | .dataset' "$work"/registered-*.json)
file=$files/1.0/simple-join/data/publications.csv
