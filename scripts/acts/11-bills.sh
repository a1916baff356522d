# A DCSA transport document becomes a bill of lading: issued, endorsed, handed over, sold against a claim, surrendered.

act "A bill of lading goes from hand to hand, and only its holder can act 电子提单签发、背书、转让、交单"
bills=$work/bills
mkdir "$bills"
published=$(dirname "$samples")/dcsa/examples/ebl/get-transport-documents-by-reference-response-200-reeferExample.json
# DCSA's example names no endorsee, which makes a bearer bill; here it is to the order of its shipper.
jq '.documentParties.endorsee = .documentParties.shipper' "$published" > "$bills/document.json"

# Demands that this key do something with a bill.
bill_by() {
	local key=$1
	shift
	ask --key "$key" bill "$@"
	[ "$code" = 0 ] || failed "bill $1: $answer"
}

# Demands that the chain refuse something by this name.
bill_refused() {
	local key=$1 name=$2
	shift 2
	ask --key "$key" "$@"
	[ "$code" = 5 ] && [ "$(jq -r .error.name <<< "$answer")" = "$name" ] || failed "expected $name: $answer"
	refusals+=("$2 $name")
}

# Says what was refused since the last time.
say_refused() {
	printf '  refused  %s: %s\n' "$1" "$(printf '%s\n' "${refusals[@]}" | paste -sd ',' | sed 's/,/, /g')"
	refusals=()
}

# Makes a key for the bill, sponsored by a member; the party's id.
party_key() {
	local name=$1 sponsor=$2 who=$3
	ask party new "$bills/$name"
	[ "$code" = 0 ] || failed "no key: $answer"
	ask --key "$bills/$name" party consent --sponsor "$(founder "$sponsor")" --object "$bill" --name "$who" \
		--opening "$bills/$name.opening" --out "$bills/$name.consent"
	[ "$code" = 0 ] || failed "no consent: $answer"
	ask --key "//$sponsor" party add "$bills/$name.consent" --opening "$bills/$name.opening"
	[ "$code" = 0 ] || failed "no party key: $answer"
	jq -r .party <<< "$answer"
}

# A founder's member id.
founder() {
	ask --key "//$1" member show
	[ "$code" = 0 ] || failed "no member $1: $answer"
	jq -r .member <<< "$answer"
}

# Demands that this party control the bill, by its replayed chain.
controlled_by() {
	ask bill show "$bill"
	[ "$code" = 0 ] && [ "$(jq -r .replayed <<< "$answer")" = true ] || failed "the chain does not hold: $answer"
	[ "$(jq -r .controlledBy <<< "$answer")" = "$1" ] || failed "it is not controlled by $1: $answer"
}

refusals=()
bank=$(founder Dave)
trader=$(founder Bob)
carrier=$(founder Charlie)
ask bill check "$bills/document.json"
[ "$code" = 0 ] || failed "the document cannot be issued: $answer"
printf '  document %s, %s, %s private fields\n' "$(jq -r .reference.document <<< "$answer")" "$(jq -r .kind <<< "$answer")" \
	"$(jq '.privateFields | length' <<< "$answer")"

# Shipper and buyer act by keys that were made for this bill alone.
bill_by //Charlie new-id
bill=$(jq -r .bill <<< "$answer")
nonce=$(jq -r .nonce <<< "$answer")
shipper=$(party_key shipper Alice "示例托运人")
buyer=$(party_key buyer Bob "示例买方")
bill_by //Charlie issue "$bills/document.json" --nonce "$nonce" --holder "$shipper" --titleholder "$shipper" --private-out "$bills/private"
[ "$(jq -r .bill <<< "$answer")" = "$bill" ] || failed "another bill was issued: $answer"
issued=$(jq -r .transaction <<< "$answer")
# RFC 8785 by another program: this document has no number that jq writes otherwise.
canonical=$(jq -cjS . "$bills/document.json" | sha256sum | cut -c1-64)
ask bill verify-document "$bills/document.json"
[ "$code" = 0 ] && [ "$(jq -r .documentSha256 <<< "$answer")" = "$canonical" ] || failed "the chain has another digest: $answer"
[ "$(jq -r '.bills[0].bill' <<< "$answer")" = "$bill" ] || failed "it is of another bill: $answer"
printf '  issued   %s, its document'\''s SHA-256 on chain: %s\n' "$bill" "$canonical"
ask bill verify-document "$published"
[ "$code" = 9 ] || failed "another document passed for the bill's: $answer"

# Endorsed to the buyer's order and handed over: the shipper can do nothing any more.
bill_by "$bills/shipper" endorse "$bill" --to "$buyer" --to-order --comment "示例 合同 2026-11"
bill_by "$bills/shipper" offer "$bill" --to "$buyer"
bill_by "$bills/buyer" accept "$bill"
controlled_by "$buyer"
bill_refused "$bills/shipper" Bills::NotPossessor bill offer "$bill" --to "$trader"
bill_refused "$bills/shipper" Bills::NotPossessor bill endorse "$bill" --to "$trader"
bill_refused "$bills/shipper" Bills::NotPossessor bill endorse "$bill" --blank
bill_refused "$bills/shipper" Bills::NotPossessor bill surrender "$bill"
bill_refused "$bills/shipper" Bills::NotPossessor bill sign "$bill"
say_refused "the former holder"

# Sold on against a claim on a bank: locked for the instruction, it stays where it is until the money is there.
ask --key //Bob instruction make --bill "$bill:$buyer:$trader" --pay "$trader:$buyer:250" --bank "$bank"
[ "$code" = 0 ] || failed "no instruction: $answer"
instruction=$(jq -r .instruction <<< "$answer")
ask --key "$bills/buyer" instruction affirm "$instruction"
[ "$code" = 0 ] || failed "the seller did not affirm: $answer"
bill_refused "$bills/buyer" Bills::Locked bill offer "$bill" --to "$trader"
ask --key //Bob instruction affirm "$instruction"
[ "$code" = 5 ] || failed "the buyer without money affirmed: $answer"
refusals+=("affirm $(jq -r .error.name <<< "$answer")")
controlled_by "$buyer"
say_refused "without the money"
ask --key //Dave money received "$trader" 300 --reference 20261124-0013
[ "$code" = 0 ] || failed "the bank did not attest: $answer"
ask --key //Bob instruction affirm "$instruction"
[ "$code" = 0 ] && [ "$(jq -r .settled <<< "$answer")" = true ] || failed "it was not settled: $answer"
controlled_by "$trader"
ask money claims "$buyer"
[ "$(jq -r '.claims[0].free' <<< "$answer")" = 250.00 ] || failed "the seller has not its money: $answer"
printf '  sold     title and possession for 250 CNY, in one step\n'

# Surrendered for delivery: the carrier has it, and after its answer nobody can do anything.
bill_by //Bob surrender "$bill"
bill_by //Charlie answer "$bill" --accept
surrendered=$answer
[ "$(jq -r .status <<< "$answer")" = surrendered-for-delivery ] || failed "it is not surrendered: $answer"
for key in //Bob //Charlie "$bills/buyer"; do
	bill_refused "$key" Bills::NotIssued bill offer "$bill" --to "$shipper"
	bill_refused "$key" Bills::NotIssued bill endorse "$bill" --to "$shipper" --to-order
	bill_refused "$key" Bills::NotIssued bill surrender "$bill"
	bill_refused "$key" Bills::NotIssued bill sign "$bill"
done
bill_refused //Charlie Bills::NotIssued bill void "$bill"
refusals=("everything, by three keys: Bills::NotIssued")
say_refused "once surrendered"
controlled_by "$carrier"
printf '  chain    %s\n' "$(jq -r '[.chain[].action] | join(", ")' <<< "$answer")"

# The chain knows no name; whoever has the private part shows one, and nothing else.
rpc "$rpc_port" hefu_bill "{\"bill\":\"$bill\"}" > "$bills/answers"
rpc "$rpc_port" hefu_transaction "[\"$issued\"]" >> "$bills/answers"
[ "$(jq -rs '.[0].bill.face.issuance.reference.document // empty' "$bills/answers")" ] || failed "the node says nothing of the bill: $(cat "$bills/answers")"
jq -r '.. | .partyName? // empty' "$bills/document.json" | sort -u > "$bills/names"
printf '示例托运人\n示例买方\n示例 合同\n' >> "$bills/names"
! grep -qFf "$bills/names" "$bills/answers" || failed "a name is in the node's answers"
ask bill open "$bill" --private "$bills/private/$bill.json" --field /documentParties/shipper/partyName --out "$bills/shown"
[ "$code" = 0 ] || failed "the field was not opened: $answer"
ask bill open "$bill" --opened "$bills/shown"
[ "$code" = 0 ] || failed "the opened field does not hold: $answer"
printf '  opened   the shipper'\''s name, one of %s fields: %s\n' "$(jq .opened.fields <<< "$answer")" "$(jq -r .opened.value <<< "$answer")"

receipt=$(jq -r '.receipts[] | select(contains("Bills.ChainExtended"))' <<< "$surrendered")
HEFU_URL=ws://127.0.0.1:9 ask receipt verify "$receipt"
[ "$code" = 0 ] || failed "the receipt does not hold: $answer"
! grep -qFf "$bills/names" "$receipt" || failed "a name is in the receipt"
seen "only the holder could act; no name on chain; the surrender's receipt verified offline"
