# What the scripts share. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
wasm_toolchain=hefu-wasm

# One target folder for the chain; the client's workspace has its own beside it, for its dependencies differ.
# Absolute, for cargo also runs in `client`.
export CARGO_TARGET_DIR=$(realpath -m "${CARGO_TARGET_DIR:-$root/target}")
client_target=$CARGO_TARGET_DIR/client
node=$CARGO_TARGET_DIR/release/hefu-node
hefu=$CARGO_TARGET_DIR/release/hefu
# The runtime's wasm is built with the same Cargo.lock, which is not found from a target folder elsewhere.
export WASM_BUILD_WORKSPACE_HINT=$root
# OpenSSL from the system (libssl-dev) saves minutes.
export OPENSSL_NO_VENDOR=1

# The folder with the samples, which are not in this repository.
samples=$(realpath -m "${HEFU_SHARED:-$root/../shared}")/data/croissant

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
die() { printf '\033[31merror:\033[0m %s\n' "$*" >&2; exit 1; }

# Ends with a hint where the samples are missing, before anything takes time.
need_samples() {
	[ -r "$samples/expected.json" ] || die "the samples are not in $samples: HEFU_SHARED names the folder that holds data/croissant"
}

# The compiler for the runtime's wasm, where it is another than for the rest.
if rustup toolchain list 2>/dev/null | grep -q "^$wasm_toolchain"; then
	export WASM_BUILD_TOOLCHAIN=${WASM_BUILD_TOOLCHAIN:-$wasm_toolchain}
fi

# mold links in a fraction of the time. `mold -run` changes no compiler flag, so nothing is built twice.
cargo() {
	if command -v mold >/dev/null; then command mold -run cargo "$@"; else command cargo "$@"; fi
}

# Builds the explorer, with the verifier in it, unless nothing that it is made of is younger than what was built.
build_explorer() {
	local built=$root/client/explorer/dist/index.html made_of=(proofs/src primitives/src client/verifier client/explorer)
	[ -e "$built" ] && [ -z "$(cd "$root" && find "${made_of[@]}" \( -name node_modules -o -name dist -o -name test-results -o -name '*.wasm' \) -prune \
		-o -type f -newer "$built" -print -quit)" ] && return
	say "building the explorer"
	"$root/scripts/build-verifier"
	(cd "$root/client/explorer" && npm ci --silent && npm run --silent build)
}
