//! `hefu meter`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use hefu_primitives::{
	GrantId, MemberId,
	code::{Industry, Region},
	id::MeterId,
	settlement::Currency,
};

use super::{Account, Object, PurposesArgs, codes::region, rights::division, terms::period};

/// Metered use.
#[derive(Debug, Subcommand)]
pub enum Meter {
	/// Open a meter of what you use under a grant, and put its deposit aside (for the grantee, who pays)
	Open(Open),
	/// Put more aside, up to the cap (for the payer)
	TopUp {
		/// The meter
		#[arg(value_name = "METER")]
		meter: MeterId,
		/// How much, in the major unit
		amount: String,
	},
	/// Sign receipts of use with --key, one of the meter's signers; nothing is sent (for the payer)
	Sign {
		/// The meter
		#[arg(value_name = "METER")]
		meter: MeterId,
		/// What each use costs, in the major unit
		#[arg(long, value_name = "AMOUNT")]
		amount: String,
		/// How many calls each is
		#[arg(long, value_name = "COUNT", default_value_t = 1)]
		calls: u64,
		/// How many bytes each gave
		#[arg(long, value_name = "COUNT", default_value_t = 0)]
		bytes: u64,
		/// How many receipts
		#[arg(long, value_name = "COUNT", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
		times: u32,
		/// The receipts' file, one a line; nothing is overwritten
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
	},
	/// Take receipts into the meter's journal, and sign a voucher for all of a window with --key (for the payer); nothing is sent
	///
	/// There is one journal a meter: it is what keeps a receipt from being counted twice, or lost. A voucher says all that was used in
	/// its window, and another one of the window takes its place.
	Voucher {
		/// The meter
		#[arg(value_name = "METER")]
		meter: MeterId,
		/// Receipts, as hefu meter sign wrote them
		#[arg(value_name = "RECEIPTS")]
		files: Vec<PathBuf>,
		/// The meter's journal; begun where there is none
		#[arg(long, value_name = "FILE")]
		journal: PathBuf,
		/// Of which window, from 0; the one of the last final block unless given
		#[arg(long, value_name = "NUMBER")]
		window: Option<u32>,
		/// The voucher's file; replaced, for a later voucher says all that an earlier one did
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
	},
	/// Redeem vouchers, of one or many meters, in one transaction (for the provider). Exit code 5 when one was refused
	Redeem {
		/// The vouchers, as hefu meter voucher wrote them
		#[arg(value_name = "FILE", required = true)]
		vouchers: Vec<PathBuf>,
	},
	/// Close a meter: at once for its provider; for the payer it begins the time in which the provider redeems its last vouchers
	Close {
		/// The meter
		#[arg(value_name = "METER")]
		meter: MeterId,
	},
	/// Have the rest of the deposit given back once that time is over (for every member)
	Collect {
		/// The meter
		#[arg(value_name = "METER")]
		meter: MeterId,
	},
	/// A meter, with what was redeemed of it
	Show {
		/// The meter
		#[arg(value_name = "METER")]
		meter: MeterId,
	},
	/// Meters, all or some
	List {
		/// Only under this grant
		#[arg(long, value_name = "GRANT")]
		grant: Option<GrantId>,
		/// Only of this payer or provider
		#[arg(long, value_name = "MEMBER")]
		member: Option<MemberId>,
	},
}

/// What a payer opens.
#[derive(Debug, Args)]
pub struct Open {
	/// The grant to you under which you use
	#[arg(value_name = "GRANT")]
	pub grant: GrantId,
	/// Who serves: who stands for the grant
	#[arg(value_name = "PROVIDER")]
	pub provider: MemberId,
	/// What is served: an id of the chain, such as a product's, or a digest
	#[arg(long, value_name = "ID|DIGEST")]
	pub service: Object,
	/// What for: a name on the list of purposes, or a number from 0 to 63
	#[arg(long, value_name = "PURPOSE")]
	pub purpose: String,
	/// Where: GB/T 2260, six digits
	#[arg(long, value_parser = region)]
	pub region: Region,
	/// In which industry: a division of GB/T 4754, such as I65
	#[arg(long, value_name = "DIVISION", value_parser = division)]
	pub sector: Industry,
	/// The consortium's list of purposes.
	#[command(flatten)]
	pub purposes: PurposesArgs,
	/// The bank in whose book it is paid
	#[arg(long, value_name = "BANK")]
	pub bank: MemberId,
	/// The currency, ISO 4217
	#[arg(long, default_value = "CNY", value_parser = Currency::parse)]
	pub currency: Currency,
	/// What is put aside now, in the major unit
	#[arg(long, value_name = "AMOUNT")]
	pub deposit: String,
	/// The most that is ever put aside for it; the deposit unless given
	#[arg(long, value_name = "AMOUNT")]
	pub cap: Option<String>,
	/// A key that signs receipts and vouchers for you; up to 8; they never change
	#[arg(long = "signer", value_name = "ACCOUNT", required = true)]
	pub signers: Vec<Account>,
	/// How long a window is: a multiple of each period of the grant's volume
	#[arg(long, value_name = "PERIOD", default_value = "1d", value_parser = window)]
	pub window: u64,
}

fn window(text: &str) -> Result<u64, &'static str> {
	period(text).ok_or("not a length of time, such as 1d, 12h or 30m")
}
