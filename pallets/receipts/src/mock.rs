//! The smallest runtime with the pallet last.

use crate as pallet_receipts;
use frame::testing_prelude::*;

#[frame_construct_runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Receipts = pallet_receipts;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

parameter_types! {
	pub storage Now: u64 = 0;
}

impl pallet_receipts::Config for Test {
	type Clock = Now;
	type MaxEventsPerBlock = ConstU32<1000>;
	type WeightInfo = ();
}
