# Two exchanges trade data: the buyer can open them only once its money is locked, the seller gets it only once they can be opened. One delivery
# is honest, and one is not: the buyer shows the chain a wrong group, and has its money back. Then a month of calls is paid in one redemption.

act "Two exchanges trade data, and neither can cheat the other; 100,000 calls are paid at once 两家交易所公平交付、举证退款与计量结算"
# A made-up organisation, whose code spells the project's name as the founders' do. The other exchange is Alice.
codes[Shanghai]=91310000HEFU012517
propose_member Alice Shanghai "示例 上海数据交易机构 Shanghai Exchange" exchange 310000
await_all "no motion was proposed"
council_decides "$(jq -r .motion "$licences/motion-Alice.json")"
done_as Shanghai//owner member add-operator "$(account //Shanghai)" --all
shanghai=$(member_of Shanghai)

market=$work/market
mkdir -p "$market" "$files/market" "$files/orders"
plain=$files/market/passengers.csv
cp "$samples/datasets/0.8/titanic/data/titanic.csv" "$plain"
chmod u+w "$plain"

# What a party has more of in free claims than before, in the major unit.
gained() { awk -v before="$1" -v now="$2" 'BEGIN { printf "%.2f", now - before }'; }

# What Alice registers is checked, for only of what was checked can be proven that something else was delivered.
done_as Alice dataset register "$plain" --locator "http://127.0.0.1:$host_port/market/passengers.csv" --name "泰坦尼克号乘客名单" \
	--source generated --kind product --access on-application --grade general --personal-information none --wait
traded=$(jq -r .dataset <<< "$answer")
done_as Alice right claim "$traded" operate --ground generated
# On chain is the digest of the terms; the offer itself is the buyer's, who holds the grant against it.
offer=$market/offer.json
done_as Alice dsp digest --purpose any --region any --sector any --from 2026-01-01 --until never --out "$offer"
offered=$(jq -r .digest <<< "$answer")
done_as Alice product add "$traded" --amount 1000 --bank "$dave" --stock 2 --inspection-days 0 --proof --fee "broker:$bob:250" \
	--terms "$offered"
product=$(jq -r .product <<< "$answer")
done_as Dave money received "$shanghai" 3000 --reference 20261124-market
printf '  listed   1000 CNY each, of which the broker gets 2.5 %%; wrong deliveries are proven on chain\n'

# Shanghai orders, and Alice offers the grant that goes with it: on the terms of the offer, but for what further options say.
order_one() {
	done_as Shanghai order place "$product"
	order=$(jq -r .order <<< "$answer")
	done_as Alice grant offer "$traded" "$shanghai" --policy "$offer" "${@:2}"
	licensed=$(jq -r .grant <<< "$answer")
	receive=(order receive "$order" --from "http://127.0.0.1:$host_port/orders/$1/" --out "$market/$1" --offer "$offer")
}

# Demands that the order is at this stage after what was just done.
stands_at() { [ "$(jq -r .stage <<< "$answer")" = "$1" ] || failed "the order is not $1: $answer"; }

# A grant of less than was offered is not paid for.
order_one narrow --calls 1
before=$(free "$shanghai")
done_as Alice order deliver "$order" "$plain" --grant "$licensed" --out "$files/orders/narrow"
ask --key //Shanghai "${receive[@]}"
[ "$code" = 7 ] && [ "$(jq -r .error.name <<< "$answer")" = NarrowGrant ] || failed "a narrower grant was paid for: $answer"
[ "$(free "$shanghai")" = "$before" ] || failed "money is locked for a narrower grant"
done_as Shanghai order cancel "$order"
printf '  refused  a grant of one call, where use without limit was offered: no money is locked\n'

order_one honest
before=$(free "$alice") share=$(free "$bob")
deliver=(order deliver "$order" "$plain" --grant "$licensed" --out "$files/orders/honest")
done_as Alice "${deliver[@]}"
stands_at committed
# The buyer has all of the ciphertext, checked, before its money is locked; without the keys it is noise.
done_as Shanghai "${receive[@]}"
stands_at locked
[ ! -e "$market/honest/$order-0.plain" ] || failed "the buyer opened what it has not paid for"
[ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$host_port/orders/honest/$order-0.key")" = 404 ] ||
	failed "the key was given to whoever asks"
done_as Alice "${deliver[@]}"
stands_at inspecting
done_as Shanghai "${receive[@]}" --accept
stands_at settled
cmp -s "$plain" "$market/honest/$order-0.plain" || failed "the buyer did not get what is registered"
[ "$(gained "$before" "$(free "$alice")") $(gained "$share" "$(free "$bob")")" = "975.00 25.00" ] ||
	failed "the money is not where it should be"
printf '  settled  opened and accepted: 975.00 CNY to the seller, 25.00 to the broker, the grant to the buyer\n'
usable=$licensed

# The seller delivers the same file with one byte in it changed, by other programs than hefu order deliver, which refuses to.
order_one lying
lying=$files/orders/lying
mkdir "$lying"
altered=$market/altered.csv
cp "$plain" "$altered"
printf '?' | dd of="$altered" bs=1 seek=50000 conv=notrunc status=none
ask --key //Alice order deliver "$order" "$altered" --grant "$licensed" --out "$market/refused"
[ "$code" = 3 ] && [ "$(jq -r .error.name <<< "$answer")" = NotRegistered ] || failed "another file was delivered: $answer"
ask data seal "$altered" --out "$lying/$order-0"
commitment=$(jq -r '"\(.digests.blake3):\(.seal.keyCommitment)"' <<< "$answer")
ask data outboard "$lying/$order-0"
ask data outboard "$plain"
registered=$(jq -r .blake3 <<< "$answer")
mv "$plain.obao4" "$lying/$order-0.plain.obao4"
before=$(free "$shanghai")
done_as Alice order commit "$order" --grant "$licensed" --file "$commitment"
done_as Shanghai "${receive[@]}"
stands_at locked
[ "$(gained "$(free "$shanghai")" "$before")" = 1000.00 ] || failed "the money is not locked"
(umask 077 && jq --arg root "$registered" '.registered = $root' "$lying/$order-0.key" > "$market/lying.key")
done_as Alice order reveal "$order" "$market/lying.key"
ask --key //Shanghai "${receive[@]}"
[ "$code" = 7 ] && [ "$(jq -r '"\(.stage) \(.outcome) \(.wrong.what) \(.wrong.group)"' <<< "$answer")" = "refunded refunded group 3" ] ||
	failed "the wrong group was not proven: $answer"
[ "$(free "$shanghai")" = "$before" ] || failed "the money did not come back"
ask product show "$product"
[ "$(jq -r '"\(.marks) \(.sold)"' <<< "$answer")" = "1 1" ] || failed "the seller is not marked, or the unit not back: $answer"
printf '  refunded the buyer proved group 3 wrong by itself, 16 KiB and two paths; the seller is marked\n'

# A month of calls under the grant that was bought: signed one by one, paid at once.
done_as Shanghai meter open "$usable" "$alice" --service "$product" --purpose logistics --region 440300 --sector I65 --bank "$dave" \
	--deposit 1000 --signer "$(account //Shanghai)" --window 30d
meter=$(jq -r .meter <<< "$answer")
calls=100000
done_as Shanghai meter sign "$meter" --amount 0.01 --times "$calls" --out "$market/month.receipts"
done_as Shanghai meter voucher "$meter" "$market/month.receipts" --journal "$market/meter.journal" --out "$market/month.voucher"
[ "$(jq -r '"\(.taken) \(.totals.calls) \(.totals.value)"' <<< "$answer")" = "$calls $calls 1000.00" ] || failed "receipts are missing: $answer"
done_as Alice meter redeem "$market/month.voucher"
[ "$(jq -r '.vouchers[0].due' <<< "$answer")" = 1000.00 ] || failed "it is not due: $answer"
ask --key //Alice meter redeem "$market/month.voucher"
[ "$code" = 5 ] && [ "$(jq -r '.vouchers[0].refused' <<< "$answer")" = not-more ] || failed "it was redeemed twice: $answer"
printf '  redeemed %s calls, 1000.00 CNY, by one voucher in one transaction; not a second time\n' "$calls"
seen "one delivery paid for and opened, one refunded by proof; $calls calls paid at once"
