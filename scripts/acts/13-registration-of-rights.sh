# Who has which rights in a dataset is registered by an institution, whose certificate holds against the ledger as it is and no otherwise.

act "Rights are registered, certified, objected to; decisions made elsewhere are recorded 数据产权登记"
registration=$work/registration
mkdir "$registration"
# A made-up organisation, whose code spells the project's name as the founders' do.
codes[Registry]=12440000HEFU012484
digest_of() { printf '%s' "$1" | sha256sum | cut -c1-64; }

# Has the council's seats vote for a motion, and closes it.
council_decides() {
	local motion=$1 member
	for member in Alice Bob Charlie; do
		beside "//$member//governance" "vote-$member" motion vote "$motion"
	done
	await_all "the council did not vote"
	done_as Alice//governance motion close "$motion"
}

# Demands that a command be refused with this error of a pallet.
refused_with() {
	local wanted=$1 who=$2
	shift 2
	ask --key "//$who" "$@"
	[ "$code" = 5 ] && [ "$(jq -r .error.name <<< "$answer")" = "$wanted" ] || failed "expected $wanted: $answer"
	printf '  refused  %s: %s\n' "${wanted#*::}" "$(jq -r '[.error.message] | flatten | first' <<< "$answer")"
}

propose_member Alice Registry "示例 广东省数据登记中心 Guangdong Data Registry" registry-institution 440000
await_all "no motion was proposed"
council_decides "$(jq -r .motion "$licences/motion-Alice.json")"
done_as Registry//owner member add-operator "$(account //Registry)" --scope registration
registry=$(member_of Registry)
done_as Alice//governance register institution appoint "$registry" 441
council_decides "$(jq -r .motion <<< "$answer")"
printf '  appointed %s, under code 441\n' "${codes[Registry]}"

# All three rights, as one who got the data under a contract has them.
jq -n --arg holder "$alice" --arg evidence "$contract" \
	'["hold", "use", "operate"] | map({ holder: $holder, right: ., obtained: "agreement", limits: null, evidence: $evidence })' \
	> "$registration/statement.json"
done_as Alice register file "$dataset" --kind initial --institution "$registry" --statement "$registration/statement.json"
filing=$(jq -r .filing <<< "$answer")
ask register show "$filing"
printf '  filed    %s; silence counts as acceptance after %s\n' "$(jq -r .stage <<< "$answer")" "$(jq -r '.ends.answer | tostring' <<< "$answer")"
done_as Registry register accept "$filing"
done_as Registry register waive "$filing" --reason "$(digest_of 'shown to the public before')"
done_as Registry register store "$filing"
certificate=$(jq -r .certificate <<< "$answer")
printf '  certified %s\n' "$certificate"

# The certificate goes from hand to hand; whoever gets it asks the ledger.
ask register certificate "$certificate" --out "$registration/certificate.json"
[ "$code" = 0 ] || failed "no certificate: $answer"
ask register check "$registration/certificate.json"
[ "$code" = 0 ] && [ "$(jq -r .matches <<< "$answer")" = true ] || failed "the certificate does not match: $answer"
jq '.statement |= .[:2]' "$registration/certificate.json" > "$registration/altered.json"
ask register check "$registration/altered.json"
[ "$code" = 5 ] && [ "$(jq -r .mismatch <<< "$answer")" = statement ] || failed "an altered certificate was not noticed: $answer"
printf '  altered  it differs in its statement: the ledger prevails\n'

# A change is shown to the public, and an objection to it is decided about before its time is over.
jq --arg evidence "$(digest_of 'supply contract, amended')" 'map(.evidence = $evidence)' "$registration/statement.json" \
	> "$registration/change.json"
done_as Alice register file "$dataset" --kind change --statement "$registration/change.json"
change=$(jq -r .filing <<< "$answer")
done_as Registry register accept "$change"
done_as Registry register publicise "$change"
done_as Bob register object "$change" --grounds "$(digest_of 'the contract was not amended')"
refused_with Registration::NotReady Registry register store "$change"
done_as Registry register decide "$change" 1 --conclusion dismissed --decision "$(digest_of 'it was')"
refused_with Registration::StillPublicised Registry register store "$change"

# What the institution decided in a system of its own, with a row that says nothing of the data.
cat > "$registration/decisions.csv" <<-CSV
	登记编码,数据名称,数据摘要,登记类型,登记时间,权利配置说明
	粤数登2026-0001,示例数据一,$(digest_of one),初次登记,2026-07-15,示例企业: 持有权 使用权
	粤数登2026-0002,示例数据二,,初次登记,2026-07-16,示例企业: 持有权
	粤数登2026-0003,示例数据一,$(digest_of one),转让登记,2026年8月3日,示例企业: 使用权
CSV
for round in first second; do
	ask --key //Registry register mirror "$registration/decisions.csv"
	[ "$code" = 3 ] && [ "$(jq -r '"\(.recorded) \(.unreadable)"' <<< "$answer")" = "2 1" ] || failed "$round round: $answer"
done
[ "$(wc -l < "$registration/decisions.csv.results.csv")" = 4 ] || failed "the results are not one a row"
ask register show "$(digest_of one)"
[ "$(jq -r '.elsewhere | length' <<< "$answer")" = 2 ] || failed "expected two decisions, each once: $answer"
printf '  elsewhere two decisions about the same data, each recorded once in two rounds\n'
seen "a certificate held against the ledger, an objection decided about, decisions made elsewhere recorded once"
