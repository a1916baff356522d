#!/usr/bin/env bash
# Four validators with something of everything on their chain, the index of it, and the explorer's files. Stays up until it is
# told to end; says in FOLDER/world.json where everything is, once it is there.
#
# usage: tests/world.sh FOLDER
set -euo pipefail
work=${1:?a folder}
mkdir -p "$work"
work=$(realpath "$work")
source "$(dirname "$0")/../../../scripts/common.sh"
if [ -n "${HEFU_BIN:-}" ]; then node=$HEFU_BIN/hefu-node hefu=$HEFU_BIN/hefu; fi
index=${HEFU_INDEX_BIN:-$hefu}
need_samples

export HEFU_RPC_PORT=${HEFU_RPC_PORT:-24944} HEFU_P2P_PORT=${HEFU_P2P_PORT:-25333}
network=$work/network
# What is shown to the public for days before it is registered is there too: the chain's clock is moved, and the pages' with it.
clock=$network/clock
source "$root/scripts/network.sh"
host_port=${HEFU_HOST_PORT:-24790} index_port=${HEFU_INDEX_PORT:-24080}
export HEFU_LANG=en HEFU_URL=ws://127.0.0.1:$rpc_port HEFU_RECEIPTS=$work/receipts HEFU_TRUST=$work/trust.json
others=()

finish() {
	trap '' INT TERM
	for other in "${others[@]}"; do
		kill -- "$other" 2>/dev/null || true
		wait "${other#-}" 2>/dev/null || true
	done
	stop_network
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Runs `hefu` as somebody, for JSON; ends when it fails. The answer stays in $answer.
as() {
	local who=$1
	shift
	answer=$("$hefu" --output json --quiet --key "$who" "$@" 2>> "$work/hefu.log") ||
		die "$who: $*: $answer $(tail -n 5 "$work/hefu.log")"
}

# Runs functions at the same time, each in a process group of its own, and waits for all.
together() {
	local part parts=()
	set -m
	for part in "$@"; do
		(trap - EXIT; "$part") 2> "$work/$part.log" &
		parts+=($!)
		others+=(-$!)
	done
	set +m
	for part in "${parts[@]}"; do wait "$part" || die "$(cd "$work" && cat "${@/%/.log}")"; done
}

# One thing of the last answer.
of() { jq -er "$1" <<< "$answer"; }

# Writes a name and what it stands for, for world.json.
note() { jq -n --arg name "$1" --arg value "$2" '{ ($name): $value }' > "$work/notes/$1.json"; }

digest() { printf '%s' "$1" | sha256sum | cut -c1-64; }

account() { "$hefu" --output json --key "$1" key show | jq -r .account; }

# Made-up, like the founders' codes: it spells the project's name.
authority_code=11440000HEFU01213L
registry_code=12440000HEFU012484
operator_code=91440000HEFU01257W
tax_code=11440000HEFU01272P
alice_code=91440300HEFU00018Q
bob_code=91310000HEFU000261
type=91110000HEFU000429001
about=(--source agreement --kind open --access open --grade general --personal-information none)
file=$work/data/weather.csv
url=http://127.0.0.1:$host_port

datasets() {
	as //Alice dataset register "$file" --name "2026广东气象观测 Guangdong weather" "${about[@]}" --industry I65 --spatial province \
		--region 440000 --from 2026-01-01 --until 2026-06-30 --overview "逐小时观测 hourly observations" --locator "$url/weather.csv" --wait
	local weather=$(of .dataset) derived parent child narrow
	note dataset "$weather"
	printf 'day,mean\n2026-01-01,14.2\n' > "$work/data/daily.csv"
	as //Bob dataset register "$work/data/daily.csv" --name "2026广东日平均气温 Daily means" "${about[@]}" --parent "$weather:1" \
		--locator "$url/daily.csv"
	derived=$(of .dataset)
	note derived "$derived"
	# Its description names digests that two of its files do not have.
	"$hefu" --quiet --output json --key //Bob dataset import "$work/data/0.8/titanic/metadata.json" "${about[@]}" --wait \
		--base-url "$url/0.8/titanic" > "$work/imported.json" 2>> "$work/hefu.log" || [ $? = 7 ]
	local imported
	imported=$(jq -er .dataset "$work/imported.json")
	note mismatched "$imported"
	# A right that is pledged, and one that went to another.
	as //Bob right claim "$imported" hold --ground agreement --evidence "$(digest contract)"
	as //Bob right claim "$imported" operate --ground agreement --evidence "$(digest contract)"
	as //Bob right pledge "$imported" hold --to "$dave" --due 2030-12-31 --contract "$(digest pledge)"
	as //Charlie right accept "$imported" --from "$bob" --right operate --outbound novated --document "$(digest sale)"
	as //Bob right transfer "$imported" --to "$charlie" --right operate --outbound novated --contract "$(digest sale)"
	# What is accepted, and not transferred yet.
	as //Dave right accept "$imported" --from "$bob" --right hold --right use --outbound encumbering --document "$(digest offer)"
	as //Alice right claim "$weather" operate --ground agreement --evidence "$(digest contract)"
	as //Alice grant make "$weather" "$bob" --right operate --purpose 0 --purpose 1 --region 440000 --sector I --until 365d \
		--sublicence 1:carrier
	parent=$(of .grant)
	note grant "$parent"
	narrow=(--purpose 0 --region 440300 --sector I65 --until 30d)
	as //Bob grant make "$weather" "$charlie" --parent "$parent" "${narrow[@]}"
	as //Alice grant make "$weather" "$dave" --purpose 2 --region any --sector any --until never --calls 1000/1d
	child=$(of .grant)
	as //Alice grant revoke "$child"
	as //Alice dataset add-version "$weather" "$work/data/weather-2.csv" --name "2026广东气象观测 Guangdong weather" "${about[@]}" \
		--locator "$url/weather-2.csv"
	as //Alice member sponsor "$(account //Customer)" --commitment "$(digest customer)" --scope registry
	note customer "$(of .customer)"
	note key "$("$hefu" --output json --key //Alice key show | jq -r .public)"
}

# What the council is asked to decide at once, each by another member, and decides.
council() {
	local motions=() member motion
	as //Alice//governance money open-book "$dave" --currency CNY
	motions+=("$(of .motion)")
	as //Bob//governance member enrol "$authority_code" --name "示例 广东省应急管理厅 Guangdong Emergency Management" \
		--role licensing-authority --role implementing-body --role data-holder --region 440000 --certificate "$(digest certificate)" \
		--owner "$(account //Guangdong//owner)" --governance "$(account //Guangdong//governance)"
	motions+=("$(of .motion)")
	as //Charlie//governance licence type set "$type" --name 特种作业操作证 --holder person --scenario 0 --scenario 1 --max-age 300 \
		--schema "$(digest fields)"
	motions+=("$(of .motion)")
	as //Dave//governance member enrol "$registry_code" --name "示例 广东省数据登记中心 Guangdong Data Registry" --role registry-institution \
		--region 440000 --certificate "$(digest registry)" --owner "$(account //Registry//owner)" --governance "$(account //Registry//governance)"
	motions+=("$(of .motion)")
	as //Alice//governance member enrol "$operator_code" --name "示例数据运营有限公司 Data Operator" --role authorised-operator --role data-holder \
		--region 440000 --certificate "$(digest operator)" --owner "$(account //Operator//owner)" --governance "$(account //Operator//governance)"
	motions+=("$(of .motion)")
	as //Bob//governance member enrol "$tax_code" --name "示例 广东省税务机关 Guangdong Tax Office" --role tax-attestor --region 440000 \
		--certificate "$(digest tax)" --owner "$(account //Tax//owner)" --governance "$(account //Tax//governance)"
	motions+=("$(of .motion)")
	together alice_votes bob_votes charlie_votes
	for motion in "${motions[@]}"; do as //Dave//governance motion close "$motion"; done
	as //Dave//governance validator remove "$dave"
	note motion "$(of .motion)"
	as //Guangdong//owner member add-operator "$(account //Guangdong)" --scope licences --scope registry --scope operation --scope catalogue
	as //Guangdong member show
	note authority "$(of .member)"
	as //Dave licence appoint "$type" "$(of .member)" --region 440000
	as //Registry//owner member add-operator "$(account //Registry)" --scope registration --scope catalogue
	as //Registry member show
	note registry "$(of .member)"
	as //Operator//owner member add-operator "$(account //Operator)" --scope registry --scope operation
	as //Operator member show
	note operator "$(of .member)"
	as //Tax//owner member add-operator "$(account //Tax)" --all
	as //Tax member show
	local tax=$(of .member)
	as //Tax anchor new-key "$work/office.key"
	as //Bob//governance anchor appoint 2644 "$tax" --commitment "$(of .commitment)"
	motions=("$(of .motion)")
	as //Alice//governance register institution appoint "$(jq -r .registry "$work/notes/registry.json")" 441
	motions+=("$(of .motion)")
	# A block a day is no standstill here, and no period ends in a year whose working days nobody recorded.
	as //Alice//governance parameter set calendar.stall-limit-ms 86400000
	motions+=("$(of .motion)")
	local year
	for year in "$(chain_day %Y)" $(($(chain_day %Y) + 1)); do
		! "$hefu" --quiet --output json calendar show "$year" > /dev/null 2>&1 || continue
		printf '{ "years": { "%s": { "holidays": [], "make_up_working_days": [] } } }' "$year" > "$work/$year.json"
		as //Alice//governance calendar import "$work/$year.json" --basis "示例：仅周末休息 example, no notice"
		motions+=("$(of '.motions[0].motion')")
	done
	together alice_votes bob_votes charlie_votes
	for motion in "${motions[@]}"; do as //Dave//governance motion close "$motion"; done
	as //Tax anchor set-signer 2644 "$(account //Tax)"
}

# The chain's day in China, or a part of it.
chain_day() { TZ=Asia/Shanghai date -d "@$(($(chain_time "$rpc_port") / 1000))" "+$1"; }

votes() {
	local motion
	for motion in "${motions[@]}"; do as "//$1//governance" motion vote "$motion"; done
}
alice_votes() { votes Alice; }
bob_votes() { votes Bob; }
charlie_votes() { votes Charlie; }

money() {
	as //Dave money received "$bob" 1000 --reference 20261124-0001
	as //Bob instruction make --pay "$bob:$alice:800.50" --bank "$dave"
	note instruction "$(of .instruction)"
	as //Bob instruction affirm "$(of .instruction)"
	as //Bob instruction make --pay "$bob:$charlie:25" --pay "$charlie:$alice:10" --bank "$dave"
	note open "$(of .instruction)"
	as //Bob instruction affirm "$(of .instruction)"
}

# Bob pays Alice, and is invoiced for it.
invoice() {
	local paid
	as //Bob instruction make --pay "$bob:$alice:100" --bank "$dave"
	paid=$(of .instruction)
	as //Bob instruction affirm "$paid"
	as //Alice instruction affirm "$paid"
	as //Tax anchor attest 26442000000000000001 --seller-code "$alice_code" --buyer-code "$bob_code" --amount 100.00 --tax 11.50 \
		--date 2026-11-30 --instruction "$paid" --seller "$alice" --buyer "$bob" --office-key "$work/office.key" \
		--out "$work/invoice" --part "$work/invoice.part"
	as //Alice anchor invoice "$work/invoice"
	note invoice "$(of .anchor)"
}

bills() {
	local document=$work/document.json bill party
	jq '.documentParties.endorsee = .documentParties.shipper' \
		"$(dirname "$samples")/dcsa/examples/ebl/get-transport-documents-by-reference-response-200-reeferExample.json" > "$document"
	as //Charlie bill new-id
	bill=$(of .bill)
	local nonce=$(of .nonce)
	note bill "$bill"
	as //Charlie party new "$work/buyer"
	as "$work/buyer" party consent --sponsor "$alice" --object "$bill" --name "示例买方" --opening "$work/buyer.opening" \
		--out "$work/buyer.consent"
	as //Alice party add "$work/buyer.consent" --opening "$work/buyer.opening"
	party=$(of .party)
	as //Charlie bill issue "$document" --nonce "$nonce" --holder "$alice" --titleholder "$alice" --private-out "$work/private"
	note transaction "$(of .transaction)"
	as //Alice bill endorse "$bill" --to "$party" --to-order
	as //Alice bill offer "$bill" --to "$party"
	as "$work/buyer" bill accept "$bill"
	as "$work/buyer" bill offer "$bill" --to "$bob"
}

licences() {
	printf '{ "holderName": "示例持证人", "workCategory": "焊接与热切割作业" }' > "$work/fields.json"
	as //Guangdong licence issue "$type" GD2026000001 --fields "$work/fields.json" --until 2032-10-31
	note licence "$(of .licence)"
	as //Guangdong licence recognise "$type" --from 440000 --to 440300 --scenario 0 --contact "示例 安全生产基础处"
	as //Guangdong licence suspend "$(jq -r .licence "$work/notes/licence.json")"
}

# The lines of a statement of rights, one for each "member right".
statement() {
	local line lines=()
	for line in "$@"; do
		lines+=("$(jq -n --arg holder "${line% *}" --arg right "${line#* }" --arg evidence "$(digest contract)" \
			'{ holder: $holder, right: $right, obtained: "agreement", limits: null, evidence: $evidence }')")
	done
	jq -s . <<< "${lines[*]}"
}

# Public data that is registered: ten working days go by for it, so that all that has a term of days comes after it.
entry() {
	local dataset application
	printf 'station,place\n1,440305\n' > "$work/data/stations.csv"
	as //Guangdong dataset register "$work/data/stations.csv" --name "气象站点名录 Weather stations" --source generated --kind public-resource \
		--access open --grade general --personal-information none --locator "$url/stations.csv"
	dataset=$(of .dataset)
	note entered "$dataset"
	as //Guangdong catalogue file "$dataset" --kind initial --materials "$(digest materials)" \
		--institution "$(jq -r .registry "$work/notes/registry.json")"
	application=$(of .application)
	as //Registry catalogue accept "$application"
	as //Registry catalogue publicise "$application"
	as //Registry catalogue show "$application"
	run_until "$(moment_ms "$(of '.ends.publicity | strings')")" || die "the clock did not go on; see $network"
	note code GD2026000001
	as //Registry catalogue enter "$application" --code GD2026000001
	note shift "$(cat "$clock")"
}

# Use that is metered: a day's is netted, and the next day's is due.
metered() {
	local weather day grant meter
	weather=$(jq -r .dataset "$work/notes/dataset.json")
	as //Dave money received "$bob" 200 --reference 20261124-0002
	as //Alice grant make "$weather" "$bob" --purpose 0 --region 440300 --sector I65 --until 365d --calls 1000/1d
	grant=$(of .grant)
	as //Bob meter open "$grant" "$alice" --service "$weather" --purpose 0 --region 440300 --sector I65 --bank "$dave" \
		--deposit 100 --cap 150 --signer "$(account //Bob)"
	meter=$(of .meter)
	note meter "$meter"
	day=$(chain_day %F)
	use "$meter" 40
	run_until "$(moment_ms "$(TZ=Asia/Shanghai date -d "$day +1 day" +%FT%T%:z)")" || die "the clock did not go on; see $network"
	as //Alice money net "$day" "$dave" "$bob" "$alice"
	use "$meter" 25
	note shift "$(cat "$clock")"
}

# Signs so many receipts of use for a meter, and redeems the voucher of its window.
use() {
	as //Bob meter sign "$1" --amount 0.05 --bytes 2048 --times "$2" --out "$work/$2.receipts"
	as //Bob meter voucher "$1" "$work/$2.receipts" --journal "$work/meter.journal" --out "$work/meter.voucher"
	as //Alice meter redeem "$work/meter.voucher"
}

# Products on the market: one that is negotiated, of which the order is inspected, and one at a list price, of which it is settled.
market() {
	local weather terms negotiation order
	weather=$(jq -r .dataset "$work/notes/dataset.json")
	as //Alice dsp digest --purpose any --region any --sector any --from 2026-01-01 --until 2036-01-01 --out "$work/offer.json"
	terms=(--bank "$dave" --arbiter "$bob" --fee "fiscal:$(jq -r .authority "$work/notes/authority.json"):250" --terms "$(of .digest)")
	as //Dave money received "$charlie" 5000 --reference 20261124-0003
	as //Alice product add "$weather" --version 1 --cap 120 "${terms[@]}"
	note negotiated "$(of .product)"
	as //Charlie negotiation request "$(of .product)" --units 2 --amount 150
	negotiation=$(of .negotiation)
	note negotiation "$negotiation"
	as //Alice negotiation counter "$negotiation" --units 2 --amount 200
	as //Charlie negotiation accept "$negotiation"
	as //Alice negotiation agree "$negotiation"
	as //Charlie negotiation verify "$negotiation"
	as //Alice negotiation finalize "$negotiation"
	as //Charlie order place --agreement "$negotiation"
	order=$(of .order)
	note inspected "$order"
	deliver "$order"
	as //Alice product add "$weather" --version 1 --tier 1:12.50 --tier 11:9.90 --stock 3 --use-is-not-acceptance "${terms[@]}"
	note listed "$(of .product)"
	as //Charlie order place "$(of .product)" --units 3
	order=$(of .order)
	note settled "$order"
	deliver "$order" --accept
}

# Delivers an order of the weather's first version to its buyer, who goes on with these arguments once it has the keys.
deliver() {
	local order=$1 grant from=(--from "$url/$1/" --out "$work/bought-$1" --offer "$work/offer.json")
	shift
	as //Alice grant offer "$(jq -r .dataset "$work/notes/dataset.json")" "$charlie" --policy "$work/offer.json"
	grant=$(of .grant)
	as //Alice order deliver "$order" "$file" --out "$work/data/$order" --grant "$grant"
	as //Charlie order receive "$order" "${from[@]}"
	as //Alice order deliver "$order" "$file" --out "$work/data/$order"
	as //Charlie order receive "$order" "${from[@]}" "$@"
}

# A dataset whose rights are registered, one that is shown to the public before they are, and a decision that was made elsewhere.
registrations() {
	local registry weather derived filing
	registry=$(jq -r .registry "$work/notes/registry.json")
	weather=$(jq -r .dataset "$work/notes/dataset.json")
	derived=$(jq -r .derived "$work/notes/derived.json")
	statement "$alice hold" "$alice use" "$alice operate" "$charlie use" > "$work/statement.json"
	as //Alice register file "$weather" --kind initial --institution "$registry" --with "$charlie" --statement "$work/statement.json"
	filing=$(of .filing)
	as //Charlie register confirm "$filing"
	as //Registry register accept "$filing"
	as //Registry register waive "$filing" --reason "$(digest 'shown to the public before')"
	as //Registry register store "$filing"
	note registered "$filing"
	note certificate "$(of .certificate)"
	as //Alice anchor entry "$(of .certificate)" --category inventory --acquisition self-developed --period "$(chain_day %Y)" \
		--digest "$(digest entry)"
	note anchor "$(of .anchor)"
	statement "$bob hold" "$bob use" | sed 's/"agreement"/"derivative"/' > "$work/derived.json"
	as //Bob register file "$derived" --kind initial --institution "$registry" --statement "$work/derived.json"
	filing=$(of .filing)
	note filing "$filing"
	as //Registry register accept "$filing"
	as //Registry register publicise "$filing"
	printf '登记编码,数据摘要,登记类型,登记时间,权利配置说明,数据集标识\n粤数登2026-0001,%s,初次登记,2026-07-15,示例企业：持有权,%s\n' \
		"$(digest elsewhere)" "$weather" > "$work/decisions.csv"
	as //Registry register mirror "$work/decisions.csv"
}

# An authorised operation with a product for a fee, and more charged than is permitted.
operations() {
	local operator resource product operation agreement year
	operator=$(jq -r .operator "$work/notes/operator.json")
	year=$(chain_day %Y)
	note year "$year"
	printf 'road,hour,vehicles\nG4,2026-01-01T00,120\n' > "$work/data/roads.csv"
	printf 'road,day,vehicles\nG4,2026-01-01,2880\n' > "$work/data/roads-daily.csv"
	as //Guangdong dataset register "$work/data/roads.csv" --name "道路运输动态 Road transport" --source generated --kind public-resource \
		--access authorised-operation --grade general --personal-information none --locator "$url/roads.csv"
	resource=$(of .dataset)
	note resource "$resource"
	as //Operator dataset register "$work/data/roads-daily.csv" --name "道路流量指数 Traffic index" --source derived --kind product \
		--access authorised-operation --grade general --personal-information none --parent "$resource:1" --locator "$url/roads-daily.csv"
	product=$(of .dataset)
	note product "$product"
	as //Guangdong operation plan --mode field --document "$(digest plan)" --decision "$(digest decision)" --price-authority "$dave"
	operation=$(of .operation)
	note operation "$operation"
	as //Guangdong operation select "$operation" "$operator" --method open-tender --document "$(digest tender)"
	agreement=(--document "$(digest agreement)" --security "$(digest security)" --exit "$(digest exit)"
		--from "$(chain_day %F)" --last "$((year + 3))-12-31")
	as //Guangdong operation offer "$operation" "${agreement[@]}"
	as //Operator operation sign "$operation" "${agreement[@]}"
	as //Guangdong operation add-data "$operation" "$resource"
	as //Operator operation list-product "$operation" "$product" --purpose industry --unit calls --per 1000
	as //Dave operation permit "$operation" --year "$year" --amount 1000 --decision "$(digest permitted)"
	as //Guangdong operation cap "$operation" 1 12.50 --decision "$(digest cap)"
	as //Operator operation price "$operation" 1 9
	as //Guangdong operation begin "$operation"
	as //Operator operation revenue "$operation" --year "$year" --product 1 --units 200000 --amount 1500
}

# Public data that is shown to the public before it is registered, and persons about whom data left the country.
public_data() {
	local application weather
	weather=$(jq -r .dataset "$work/notes/dataset.json")
	as //Guangdong catalogue file "$(jq -r .resource "$work/notes/resource.json")" --kind initial --materials "$(digest materials)" \
		--institution "$(jq -r .registry "$work/notes/registry.json")"
	application=$(of .application)
	note application "$application"
	as //Registry catalogue accept "$application"
	as //Registry catalogue publicise "$application"
	as //Alice export record "$weather" --persons 20 --recipient "$(digest recipient)" --basis few
	as //Alice export record "$weather" --persons 120000 --sensitive 300 --recipient "$(digest recipient)" --basis standard-contract \
		--evidence "$(digest filing)"
}

# --- up ---------------------------------------------------------------------------------------------------------------

for port in "$host_port" "$index_port"; do free_port "$port" HEFU_HOST_PORT; done
mkdir -p "$work/notes"
cp -r "$samples/datasets" "$work/data"
chmod -R u+w "$work/data"
printf 'hour,celsius\n2026-01-01T00,14.1\n' > "$file"
printf 'hour,celsius\n2026-01-01T00,14.1\n2026-01-01T01,14.0\n' > "$work/data/weather-2.csv"
start_network
"$hefu" data serve "$work/data" --listen "127.0.0.1:$host_port" > /dev/null 2>> "$work/host.log" &
others+=($!)
wait_finalised "$rpc_port" 2 90 || die "no finality; see $network"
"$node" export-trust --json --chain "$network/spec.json" --genesis now "$work/trust.json" > "$work/trust.log" 2>&1 ||
	die "no trust file: $(cat "$work/trust.log")"

# The explorer as it was built last, with the trust file.
"$index" index --node "$HEFU_URL" --database "sqlite://$work/index.sqlite" --listen "127.0.0.1:$index_port" --trust "$HEFU_TRUST" \
	--explorer "$root/client/explorer/dist" > "$work/index.log" 2>&1 &
others+=($!)

for name in alice bob charlie dave; do
	as "//${name^}" member show
	declare "$name=$(of .member)"
	note "$name" "$(of .member)"
done
note type "$type"
# Keys are used by one part at a time, so that no two transactions want the same number.
together datasets council
entry
export HEFU_BANK_SALT=$work/bank.salt
as //Dave money new-salt "$HEFU_BANK_SALT"
metered
together money bills licences
invoice
together registrations operations
public_data
market

jq -s --arg index "http://127.0.0.1:$index_port" --arg node "http://127.0.0.1:$rpc_port" --arg trust "$work/trust.json" \
	--arg hefu "$hefu" --arg folder "$work" 'add + { index: $index, node: $node, trust: $trust, hefu: $hefu, folder: $folder }' "$work"/notes/*.json > "$work/world.new"
mv "$work/world.new" "$work/world.json"
say "up"
while :; do sleep 3600 & wait $!; done
