# What was recorded is proven with no chain at hand.

act "The chain is stopped; its receipts are verified offline 停链，离线验证凭证"
stop_host
stop_network
receipts=("$HEFU_RECEIPTS"/*.hfrc)
for receipt in "${receipts[@]}"; do
	ask receipt verify "$receipt"
	[ "$code" = 0 ] || failed "$receipt: $answer"
done
receipt=$HEFU_RECEIPTS/exchange.hfrc
ask receipt verify "$receipt"
printf '  proven   %s, %s bytes\n' "$(jq -r '"\(.event.pallet).\(.event.name) in block \(.block.number)"' <<< "$answer")" "$(stat -c %s "$receipt")"
python3 - "$receipt" "$work/altered.hfrc" <<-'PYTHON'
	import sys
	receipt = bytearray(open(sys.argv[1], "rb").read())
	receipt[len(receipt) // 2] ^= 1
	open(sys.argv[2], "wb").write(receipt)
PYTHON
ask receipt verify "$work/altered.hfrc"
[ "$code" = 9 ] || failed "an altered receipt was not refused: $answer"
printf '  refused  one byte altered: %s\n' "$(jq -r '[.error.message] | flatten | first | ltrimstr("'"$work"'/")' <<< "$answer")"
held "${#receipts[@]} receipts verified with the chain stopped, one altered byte refused"
