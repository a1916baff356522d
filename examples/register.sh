#!/usr/bin/env bash
# Registers a dataset over JSON-RPC with curl, jq and openssl: prepare, sign, submit, wait until it is final, read back, and
# fetch the receipt. Prints one JSON document. 用 curl、jq、openssl 登记一个数据集。
set -euo pipefail

if [ $# != 5 ]; then
	echo "usage: register.sh URL KEY FILE LOCATOR RECEIPT   (see README.md)" >&2
	exit 2
fi
url=$1 key=$2 file=$3 locator=$4 receipt=$5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

to_hex() { od -An -v -tx1 | tr -d ' \n'; }
from_hex() { printf '%b' "$(sed 's/^0x//; s/../\\x&/g')"; }

# Calls a method with parameters by name. Prints its result; where it fails, says what happened and what to do, and returns the
# error's code in $code.
code=0
call() {
	local answer
	answer=$(printf '%s' "$2" \
		| jq -c --arg method "$1" '{jsonrpc: "2.0", id: 1, method: $method, params: .}' \
		| curl -sS -H 'Content-Type: application/json' --data-binary @- "$url")
	code=$(jq -r '.error.code // 0' <<< "$answer")
	if [ "$code" != 0 ]; then
		jq -r '"\(.error.message)\n\(.error.data.name? // "") \(.error.data.next? // "")"' <<< "$answer" >&2
		return 1
	fi
	jq -c '.result' <<< "$answer" > "$work/result"
}

account=0x$(openssl pkey -in "$key" -pubout -outform DER | tail -c 32 | to_hex)

# What is said of the dataset: docs/json-rpc.md says what belongs where. The nonce makes its identifier and is used once.
jq -n \
	--arg signer "$account" \
	--arg nonce "0x$(openssl rand -hex 32)" \
	--arg name "$(basename "$file")" \
	--arg locator "$locator" \
	--arg sha256 "0x$(openssl dgst -sha256 -r "$file" | cut -d' ' -f1)" \
	--argjson size "$(wc -c < "$file")" \
	'{call: "registry.register", signer: $signer, scheme: "ed25519", params: {
		nonce: $nonce,
		content: {
			descriptor: {
				name: $name,
				source: "Generated",
				volume: {bytes: $size},
				kind: "Product",
				access: "OnApplication",
				grade: {class: "General"},
				personal_information: "None"
			},
			distributions: [{
				name: $name,
				media_type: "text/csv",
				size: $size,
				locator: {Url: $locator},
				digests: {sha256: $sha256}
			}],
			parents: []
		},
		check: "Later"
	}}' > "$work/request"

call hefu_prepare "$(cat "$work/request")"
prepared=$(cat "$work/result")
# A person or a rule looks at this before the key signs. 签名前应核对摘要。
jq -r '.summary.en, .summary.zh' <<< "$prepared" >&2

jq -r .payloadToSign <<< "$prepared" | from_hex > "$work/to-sign"
signature=0x$(openssl pkeyutl -sign -rawin -inkey "$key" -in "$work/to-sign" | to_hex)

call hefu_submit "$(jq -c --arg signature "$signature" '{payload, signature: $signature}' <<< "$prepared")"
hash=$(jq -r .transaction "$work/result")

state=
for _ in $(seq 120); do
	call hefu_transaction "$(jq -nc --arg hash "$hash" '{hash: $hash}')"
	transaction=$(cat "$work/result")
	state=$(jq -r .state <<< "$transaction")
	[ "$state" = pooled ] || [ "$state" = inBlock ] || break
	sleep 1
done
if [ "$state" != finalised ] || [ "$(jq -r .succeeded <<< "$transaction")" != true ]; then
	jq . <<< "$transaction" >&2
	exit 1
fi
block=$(jq -r .block.hash <<< "$transaction")
event=$(jq -c '[.events[] | select(.pallet == "Registry" and .name == "DatasetRegistered")][0]' <<< "$transaction")
dataset=$(jq -r .fields.dataset <<< "$event")

call hefu_dataset "$(jq -nc --arg dataset "$dataset" --arg at "$block" '{dataset: $dataset, at: $at}')"
read_back=$(cat "$work/result")

# 7002 to 7005: final, and the votes are on their way. 终局证明尚在途中,稍候重试。
question=$(jq -nc --arg block "$block" --argjson index "$(jq .index <<< "$event")" '{blockHash: $block, eventIndex: $index}')
for _ in $(seq 60); do
	call hefu_eventReceipt "$question" && break
	[[ $code == 700[2-5] ]] || exit 1
	sleep 1
done
[ "$code" = 0 ]
jq -r .receipt "$work/result" | from_hex > "$receipt"

jq -n --arg dataset "$dataset" --argjson transaction "$transaction" --argjson read "$read_back" --arg receipt "$receipt" \
	'{dataset: $dataset, block: $transaction.block, holder: $read.dataset.holder,
		name: $read.versions[0].record.content.descriptor.name, receipt: $receipt}'
