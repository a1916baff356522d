# What the scripts share. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
wasm_toolchain=hefu-wasm

# One target folder for the chain; the client's workspace has its own beside it, for its dependencies differ.
# Absolute, for cargo also runs in `client`.
export CARGO_TARGET_DIR=$(realpath -m "${CARGO_TARGET_DIR:-$root/target}")
shared_target=$CARGO_TARGET_DIR
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
	"$root/scripts/settle" "$root" "$shared_target"
	if command -v mold >/dev/null; then command mold -run cargo "$@"; else command cargo "$@"; fi
}

# Builds the explorer, with the verifier in it. What was built is kept in the target folder by what it was made of, and taken from there as
# old as it is, so that what has it in it is not built anew.
build_explorer() {
	local made_of=(proofs/src primitives/src client/verifier client/explorer client/sdk/src/currencies.json scripts/build-verifier)
	local kept=$shared_target/explorer of
	local verifier=client/verifier/js/hefu-verifier.wasm dist=client/explorer/dist
	of=$(cd "$root" && git ls-files -z --cached --others --exclude-standard -- "${made_of[@]}" | sort -z | xargs -0 sha256sum | sha256sum)
	if [ "$(cat "$kept/of" 2>/dev/null)" != "$of" ]; then
		say "building the explorer"
		"$root/scripts/build-verifier"
		(cd "$root/client/explorer" && npm ci --silent && npm run --silent build)
		rm -rf "$kept"
		mkdir -p "$kept"
		cp -a "$root/$verifier" "$root/$dist" "$kept"
		printf '%s' "$of" > "$kept/of"
	fi
	rm -rf "${root:?}/$dist"
	cp -a "$kept/dist" "$root/$dist"
	cp -a "$kept/hefu-verifier.wasm" "$root/$verifier"
}
