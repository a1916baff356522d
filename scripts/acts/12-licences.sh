# A special-operations certificate (特种作业操作证, standard C 0210-2021) is issued in Guangdong and shown in Zhejiang, from a phone.

act "A certificate issued in Guangdong is accepted in Zhejiang 特种作业操作证跨省互认"
licences=$work/licences
mkdir "$licences"
# Made-up organisations, whose codes spell the project's name as the founders' do.
declare -A codes=([Guangdong]=11440000HEFU01213L [Zhejiang]=11330000HEFU01221L [Site]=91330100HEFU0123X9)
# The founders' regulator defines the type.
type=91110000HEFU000429001

# Runs hefu as this key beside others, for await_all; the answer goes to a file of this name.
beside() {
	local key=$1 file=$licences/$2.json
	shift 2
	# In a process group of its own, so that what it started ends with it.
	set -m
	"$hefu" --output json --quiet --key "$key" "$@" > "$file" 2>> "$work/hefu.log" &
	shares+=($!)
	set +m
}

# Waits for what runs beside; says what was to be done when one of them failed.
await_all() {
	local share
	for share in "${shares[@]}"; do wait "$share" || failed "$1: $(grep -ho '"message".*' "$licences"/*.json)"; done
	shares=()
}

# Demands that a command of licences be done by this key.
done_by() {
	local who=$1
	shift
	ask --key "//$who" licence "$@"
	[ "$code" = 0 ] || failed "$who: licence $1: $answer"
}

account() { "$hefu" --output json --key "$1" key show | jq -r .account; }

# Has a founder propose to the council that an organisation become a member.
propose_member() {
	beside "//$1//governance" "motion-$1" member enrol "${codes[$2]}" --name "$3" --role "$4" --region "$5" \
		--certificate "$(printf '%064d' 0)" --owner "$(account "//$2//owner")" --governance "$(account "//$2//governance")"
}

propose_member Alice Guangdong "示例 广东省应急管理厅 Guangdong Emergency Management" licensing-authority 440000
propose_member Bob Zhejiang "示例 浙江省应急管理厅 Zhejiang Emergency Management" licensing-authority 330000
propose_member Charlie Site "示例 杭州施工企业 Hangzhou Construction Site" data-user 330100
beside //Dave//governance motion-Dave licence type set "$type" --name 特种作业操作证 --holder person --scenario 0 --scenario 1 \
	--max-age 300 --schema "$(printf 'C 0210-2021：作业类别 准操项目 初领日期 复审日期 签发机关；0 上岗作业，1 监督检查' | sha256sum | cut -c1-64)"
await_all "the four motions were not proposed"
motions=($(jq -r .motion "$licences"/motion-*.json))
for round in "${!motions[@]}"; do
	for member in Alice Bob Charlie; do
		beside "//$member//governance" "vote-$member" motion vote "${motions[$round]}"
	done
	await_all "the council did not vote"
done
founders=(Alice Bob Charlie Dave)
for round in "${!motions[@]}"; do
	beside "//${founders[$round]}//governance" "close-$round" motion close "${motions[$round]}"
done
await_all "the council did not decide"
for name in "${!codes[@]}"; do
	beside "//$name//owner" "operator-$name" member add-operator "$(account "//$name")" --scope licences
done
await_all "an operator key was not added"
declare -A ids
for name in "${!codes[@]}"; do
	ask --key "//$name" member show
	ids[$name]=$(jq -r .member <<< "$answer")
	printf '  member   %s  %s\n' "${codes[$name]}" "$(jq -r .name <<< "$answer")"
done
site=${ids[Site]}
done_by Dave appoint "$type" "${ids[Guangdong]}" --region 440000
done_by Dave appoint "$type" "${ids[Zhejiang]}" --region 330000

# The holder's phone makes its key; the authority gets the commitment alone.
ask licence phone-key new "$licences/phone"
[ "$code" = 0 ] || failed "no phone key: $answer"
commitment=$(jq -r .commitment <<< "$answer")
cat > "$licences/fields.json" <<-'JSON'
	{
		"holderName": "示例持证人",
		"holderCode": "示例证件号码",
		"workCategory": "焊接与热切割作业",
		"permittedItem": "熔化焊接与热切割作业",
		"firstIssued": "2026-11-01",
		"reviewBy": "2029-10-31",
		"issuedBy": "示例 广东省应急管理厅"
	}
JSON
done_by Guangdong issue "$type" GD2026000001 --fields "$licences/fields.json" --phone-key "$commitment" \
	--until 2032-10-31 --card "$licences/card.json"
licence=$(jq -r .licence <<< "$answer")
printf '  issued   %s\n' "$(jq -r .identifier <<< "$answer")"
done_by Zhejiang recognise "$type" --from 440000 --to 330000 --scenario 0 --contact "示例 浙江省应急管理厅 安全生产基础处"

# Shows the licence to the site, in a new file; of what it says, the work category alone.
present() {
	ask licence present --card "$licences/card.json" --phone-key "$licences/phone" --audience "$site" --place 330106 \
		--scenario 0 --cause "进场动火作业" --private "$licences/fields.json.private" --disclose workCategory --out "$1"
	[ "$code" = 0 ] || failed "nothing was presented: $answer"
}

# Demands that the site's check of a presentation end with this refusal.
refused_at_site() {
	ask --key //Site licence verify "$1"
	[ "$code" = 5 ] && [ "$(jq -r .error.name <<< "$answer")" = "Licences::$2" ] || failed "expected $2: $answer"
	printf '  refused  %s: %s\n' "$2" "$(jq -r '[.error.message] | flatten | first' <<< "$answer")"
}

# The state at a moment, by its code.
state_at() {
	ask licence show "$licence" ${1:+--at "$1"}
	jq -r .status.code <<< "$answer"
}

present "$licences/first.json"
done_by Site verify "$licences/first.json"
[ "$(jq -r .disclosed.workCategory <<< "$answer")" = 焊接与热切割作业 ] || failed "the field was not disclosed: $answer"
accepted=$answer
printf '  accepted %s, as at %s\n' "$(jq -r .disclosed.workCategory <<< "$answer")" "$(jq -r .standing.asAt <<< "$answer")"
refused_at_site "$licences/first.json" AlreadyUsed

done_by Guangdong suspend "$licence"
present "$licences/suspended.json"
refused_at_site "$licences/suspended.json" NotValid
done_by Guangdong restore "$licence"
present "$licences/restored.json"
done_by Site verify "$licences/restored.json"

# What was so at each moment stays so.
ask licence show "$licence"
moments=($(jq -r '.history[].from' <<< "$answer"))
states=$(for moment in "${moments[@]}"; do state_at "$moment"; done | paste -sd ' ')
[ "$states $(state_at)" = "01 02 01 01" ] || failed "the states at ${moments[*]} are $states"
printf '  states   %s at issue, suspension and restoration\n' "$states"

# Of the holder, the chain knows nothing.
ask receipt fetch "$(jq -r .block.hash <<< "$accepted")" "$(jq -r .event <<< "$accepted")" --file "$HEFU_RECEIPTS/licence.hfrc"
[ "$code" = 0 ] || failed "no receipt of the verification: $answer"
HEFU_URL=ws://127.0.0.1:9 ask receipt verify "$HEFU_RECEIPTS/licence.hfrc"
[ "$code" = 0 ] || failed "the receipt does not hold: $answer"
! grep -qE '示例持证人|焊接' "$HEFU_RECEIPTS/licence.hfrc" || failed "the receipt tells of the holder"
seen "accepted once, refused while suspended, its receipt verified offline"
