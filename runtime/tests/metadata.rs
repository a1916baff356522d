//! The metadata that the client is made for is this runtime's.
//!
//! After a change, `UPDATE_METADATA=1 cargo test -p hefu-runtime --test metadata` writes it anew.

use hefu_runtime::Runtime;

/// The version of the metadata's format that the client reads.
const FORMAT: u32 = 16;

#[test]
fn the_client_is_made_for_this_runtime() {
	let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../client/sdk/metadata.scale");
	// Constants can depend on the state (a block's weight on the slot), so it is made inside one.
	let metadata: Vec<u8> = sp_io::TestExternalities::default()
		.execute_with(|| Runtime::metadata_at_version(FORMAT))
		.expect("the format is supported")
		.to_vec();
	if std::env::var_os("UPDATE_METADATA").is_some() {
		std::fs::write(path, &metadata).expect("the client's folder can be written to");
	}
	let known = std::fs::read(path).expect("the client has metadata");
	assert!(known == metadata, "the client's metadata is another: update it as this file's head says");
}
