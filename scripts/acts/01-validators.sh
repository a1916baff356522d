# Four nodes make blocks and finalise them.

act "Four validators of a consortium start 四个验证节点启动"
start_network
wait_finalised "$rpc_port" 2 60 || failed "no finality within a minute"
# What receipts are verified by, in the last act.
"$node" export-trust --chain "$network/spec.json" --genesis now "$HEFU_TRUST" > "$work/trust.log" 2>&1 ||
	failed "no trust file: $(cat "$work/trust.log")"
seen "four processes, finality"
