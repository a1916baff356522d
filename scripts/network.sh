# Four validators as real processes on loopback. Sourced by `localnet` and `demo`.
#
# Needs $network (a folder for databases and logs); honours HEFU_RPC_PORT, HEFU_P2P_PORT, HEFU_NETWORK_BACKEND and HEFU_SLOT_MS (time
# between blocks, in milliseconds; that of the preset unless given). Where $clock names a file, the network runs on a development clock, which
# `let_pass` moves.

validators=(alice bob charlie dave)
rpc_port=${HEFU_RPC_PORT:-9944}
p2p_port=${HEFU_P2P_PORT:-30333}
clock=${clock:-}
declare -A pids

# The node keys of a local network are as well known as its other keys: 00…01 to 00…04.
node_key() { printf '%064d' $(($1 + 1)); }

peer_address() {
	local file=$network/node-key
	node_key "$1" > "$file"
	printf '/ip4/127.0.0.1/tcp/%d/p2p/%s' $((p2p_port + $1)) "$("$node" key inspect-node-key --file "$file" 2>/dev/null)"
}

# Starts the validator with this number (0 to 3); more arguments go to the node.
start_validator() {
	local number=$1 name=${validators[$1]}
	shift
	local reserved=()
	for other in "${!validators[@]}"; do
		[ "$other" = "$number" ] || reserved+=(--reserved-nodes "${addresses[$other]}")
	done
	"$node" --chain "$network/spec.json" --validator "--$name" --base-path "$network/$name" --node-key "$(node_key "$number")" \
		--rpc-port $((rpc_port + number)) --listen-addr "/ip4/127.0.0.1/tcp/$((p2p_port + number))" \
		--reserved-only "${reserved[@]}" --allow-private-ip --no-mdns --no-prometheus --no-telemetry \
		--state-pruning archive-canonical --network-backend "${HEFU_NETWORK_BACKEND:-litep2p}" ${clock:+--dev-clock "$clock"} "$@" \
		>> "$network/$name.log" 2>&1 &
	pids[$name]=$!
}

# Refuses a port that is taken: a node would quietly take another, and the script would talk to somebody else's.
free_port() {
	! (: < "/dev/tcp/127.0.0.1/$1") 2>/dev/null || die "port $1 is taken: end what listens there, or choose another with $2"
}

start_network() {
	for number in "${!validators[@]}"; do
		free_port $((rpc_port + number)) HEFU_RPC_PORT
		free_port $((p2p_port + number)) HEFU_P2P_PORT
	done
	mkdir -p "$network"
	[ -z "$clock" ] || printf 0 > "$clock"
	addresses=()
	for number in "${!validators[@]}"; do addresses+=("$(peer_address "$number")"); done
	# Made once: working the first block out of the preset takes each node seconds.
	local chain=local
	if [ -n "${HEFU_SLOT_MS:-}" ]; then
		chain=$network/preset.json
		"$node" export-chain-spec --chain local 2> "$network/spec.log" |
			jq --argjson ms "$HEFU_SLOT_MS" '.genesis.runtimeGenesis.patch.validators.slotMs = $ms' > "$chain"
	fi
	"$node" export-chain-spec --chain "$chain" --raw > "$network/spec.json" 2>> "$network/spec.log"
	for number in "${!validators[@]}"; do start_validator "$number" "$@"; done
	sleep 1
	for name in "${validators[@]}"; do
		kill -0 "${pids[$name]}" 2>/dev/null || die "$name did not start: $(grep -m1 -i error "$network/$name.log")"
	done
}

# Ends what was started, and waits until it is gone.
stop_network() {
	for name in "${!pids[@]}"; do
		kill "${pids[$name]}" 2>/dev/null || true
	done
	for name in "${!pids[@]}"; do
		wait "${pids[$name]}" 2>/dev/null || true
		unset "pids[$name]"
	done
}

rpc() {
	local port=$1 method=$2 params=${3:-[]}
	curl -sf -m 5 -H 'content-type: application/json' "http://127.0.0.1:$port" \
		-d "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$method\",\"params\":$params}" | jq -r '.result'
}

# Number of the last finalised block that this port's node knows.
finalised() {
	local hash
	hash=$(rpc "$1" chain_getFinalizedHead) && printf '%d' "$(rpc "$1" chain_getHeader "[\"$hash\"]" | jq -r .number)"
}

# Waits until the node at this port has finalised the block with this number; fails after so many seconds.
wait_finalised() {
	local port=$1 number=$2 patience=$3 at
	for _ in $(seq $((patience * 2))); do
		at=$(finalised "$port" 2>/dev/null) && [ "${at:-0}" -ge "$number" ] && return
		sleep 0.5
	done
	return 1
}

# Time of the last final block that this port's node knows, in milliseconds since 1970 UTC.
chain_time() {
	# Timestamp.Now: a number of 64 bits, its lowest byte first.
	local key=0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb hash bytes
	hash=$(rpc "$1" chain_getFinalizedHead) && bytes=$(rpc "$1" state_getStorage "[\"$key\",\"$hash\"]") || return
	printf '%d' "0x$(fold -w 2 <<< "${bytes#0x}" | tac | tr -d '\n')"
}

# Moves the development clock on by so many milliseconds, and waits until a final block is as late; fails after a minute. Longer than
# the stall limit at once is a standstill of the chain.
let_pass() {
	local until at
	at=$(chain_time "$rpc_port") || return
	until=$((at + $1))
	# Renamed onto it, for the nodes may be reading it.
	printf '%d' $(($(cat "$clock") + $1)) > "$clock.new"
	mv "$clock.new" "$clock"
	for _ in $(seq 120); do
		at=$(chain_time "$rpc_port" 2>/dev/null) && [ "${at:-0}" -ge "$until" ] && return
		sleep 0.5
	done
	return 1
}

# Lets time go by while the chain runs until this moment, in milliseconds since 1970 UTC, where a day is its stall limit: a block is made at
# least every 23 hours.
run_until() {
	local at left
	while at=$(chain_time "$rpc_port") && [ "$at" -lt "$1" ]; do
		left=$(($1 - at))
		let_pass $((left < 82800000 ? left : 82800000)) || return
	done
	[ -n "$at" ]
}

# Milliseconds since 1970 UTC of a moment, as `hefu` tells it.
moment_ms() { printf '%d000' "$(date -d "$1" +%s)"; }
