//! What the standard library would bring.

use core::{arch::wasm32, panic::PanicInfo};

#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

/// Nothing panics on any input. If something did, the module would stop, and its wrapper say so and begin anew.
#[panic_handler]
fn stop(_: &PanicInfo<'_>) -> ! {
	wasm32::unreachable()
}
