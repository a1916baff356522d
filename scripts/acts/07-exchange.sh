# An exchange registers from its own system: JSON in, JSON out, and a key that openssl holds.

act "An exchange registers over JSON-RPC, from Python 交易所经 JSON-RPC 登记"
pem=$work/exchange.pem
(umask 077 && openssl genpkey -algorithm ed25519 -out "$pem" 2>> "$work/hefu.log")
account=$(openssl pkey -in "$pem" -pubout -outform DER | tail -c 32 | od -An -v -tx1 | tr -d ' \n')
ask --key //Charlie//owner member add-operator "$account" --scope registry
[ "$code" = 0 ] || failed "the key was not added: $answer"
exchange=$(python3 "$root/examples/register.py" "http://127.0.0.1:$rpc_port" "$pem" "$file" \
	"http://127.0.0.1:$host_port/1.0/simple-join/data/publications.csv" "$HEFU_RECEIPTS/exchange.hfrc" 2>> "$work/hefu.log") ||
	failed "the example failed; see $work/hefu.log"
exchange=$(jq -r .dataset <<< "$exchange")
check_expecting Verified "$exchange"
seen "$exchange registered and Verified"
