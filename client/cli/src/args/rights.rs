//! `hefu right` and `hefu grant`.

use clap::{Args, Subcommand, ValueEnum};
use hefu_primitives::{
	DatasetId, GrantId, MemberId,
	code::{Industry, Region},
	right,
};

use super::{
	ByCouncil, Moment, TermsArgs, about,
	codes::{industry, region},
	digest,
	licence::until,
};

/// Rights in datasets.
#[derive(Debug, Subcommand)]
pub enum Right {
	/// The rights that members have or had in a dataset, who claimed them, and for what they are pledged
	List {
		/// The dataset
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
	},
	/// Claim a right in a dataset that you hold or made with others; which can be had on which ground the guide's table says
	Claim {
		/// The dataset
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
		/// The right: hold (持有权), use (使用权) or operate (经营权)
		#[arg(value_parser = about::term::<right::Right>())]
		right: right::Right,
		/// How you came by the data
		#[arg(long, value_enum)]
		ground: Ground,
		/// SHA-256 or another digest of what shows it: of the contract for agreement, else of the evidence
		#[arg(long, value_name = "DIGEST", value_parser = digest, required_if_eq_any = [
			("ground", "agreement"), ("ground", "crawled-product"), ("ground", "derivative"),
		])]
		evidence: Option<[u8; 32]>,
		/// A grant by which you may use data that a derivative was made from; several times for more
		#[arg(long = "input", value_name = "GRANT")]
		inputs: Vec<GrantId>,
	},
	/// Give up a right, for good; grants that were made from a right to operate end with it
	Relinquish {
		/// The dataset
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
		/// The right
		#[arg(value_parser = about::term::<right::Right>())]
		right: right::Right,
	},
	/// Say who made a dataset together, before anybody claims a right in it (for its holder)
	DeclareJoint {
		/// The dataset
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
		/// All who made it, its holder among them
		#[arg(value_name = "MEMBER", required = true, num_args = 2..=16)]
		parties: Vec<MemberId>,
	},
	/// Consent, for good, that another party operates what you made together
	Consent {
		/// The dataset
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
		/// Who wants to operate it
		#[arg(value_name = "MEMBER")]
		to: MemberId,
	},
	/// Let rights go to another member, or into its capital (转让, 作价出资), if you operate the data; what was granted goes on
	///
	/// Whoever gets them has accepted it before (hefu right accept). What the register states goes through the register (hefu register file
	/// --kind transfer).
	Transfer {
		/// The dataset
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
		/// To whom
		#[arg(long, value_name = "MEMBER")]
		to: MemberId,
		/// A right that goes; several times for more
		#[arg(long = "right", required = true, value_parser = about::term::<right::Right>())]
		rights: Vec<right::Right>,
		/// How: transfer (转让) or contribution (作价出资)
		#[arg(long, default_value = "transfer", value_parser = about::term::<right::Disposal>())]
		disposal: right::Disposal,
		/// What becomes of the grants that were made from the right to operate: novated, the other takes your place in them (承继);
		/// encumbering, you stay and they are listed as encumbrances (列为权利负担)
		#[arg(long, value_parser = about::term::<right::Outbound>(), required_if_eq("rights", "operate"))]
		outbound: Option<right::Outbound>,
		/// Digest of the contract
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		contract: [u8; 32],
	},
	/// Accept that rights go from another member to yours (同意受让), exactly so: before it lets them go
	Accept {
		/// The dataset
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
		/// Who lets them go
		#[arg(long, value_name = "MEMBER")]
		from: MemberId,
		/// A right that goes; several times for more; none, to take back what you accepted
		#[arg(long = "right", value_parser = about::term::<right::Right>())]
		rights: Vec<right::Right>,
		/// What becomes of the grants that were made from the right to operate, as with hefu right transfer
		#[arg(long, value_parser = about::term::<right::Outbound>(), required_if_eq("rights", "operate"))]
		outbound: Option<right::Outbound>,
		/// Digest of the contract, or of what shows that a pledge is to be enforced
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		document: [u8; 32],
	},
	/// Pledge a right for a debt (质押), if you operate the data; it goes to nobody until it is released or enforced
	Pledge {
		/// The dataset
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
		/// The right
		#[arg(value_parser = about::term::<right::Right>())]
		right: right::Right,
		/// To whom (质权人)
		#[arg(long, value_name = "MEMBER")]
		to: MemberId,
		/// When the debt is due: a moment, or a day, at the end of which it is
		#[arg(long, value_name = "TIME", value_parser = until)]
		due: u64,
		/// The pledgee agrees that it is granted from meanwhile (民法典第 444 条)
		#[arg(long)]
		may_grant: bool,
		/// Digest of the contract
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		contract: [u8; 32],
	},
	/// Release a right that is pledged to you (解除质押); where the pledgee takes part no more, the council does
	ReleasePledge {
		/// The dataset
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
		/// The right
		#[arg(value_parser = about::term::<right::Right>())]
		right: right::Right,
		/// Who has it
		#[arg(value_name = "HOLDER")]
		holder: MemberId,
		/// Whether the council does.
		#[command(flatten)]
		by: ByCouncil,
	},
	/// Enforce a pledge to you when the debt is due: the right goes to whoever pays for it (实现质权)
	Enforce {
		/// The dataset
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
		/// The right
		#[arg(value_parser = about::term::<right::Right>())]
		right: right::Right,
		/// Who has it
		#[arg(value_name = "HOLDER")]
		holder: MemberId,
		/// To whom it goes
		#[arg(long, value_name = "MEMBER")]
		to: MemberId,
		/// What becomes of the grants that were made from the right to operate, as with hefu right transfer
		#[arg(long, value_parser = about::term::<right::Outbound>(), required_if_eq("right", "operate"))]
		outbound: Option<right::Outbound>,
		/// Digest of what shows that it was agreed, auctioned or adjudged
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		document: [u8; 32],
	},
}

/// How a member came by what it claims a right in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Ground {
	/// In your own lawful operation (采集生成)
	Generated,
	/// From public data, by automated programs (自动化程序收集公开数据)
	Crawled,
	/// A product from such data that does not take the place of the source's (不实质替代)
	CrawledProduct,
	/// Under a contract with whoever caused the data (协议取得)
	Agreement,
	/// Together with others, who are declared (共同开发)
	Joint,
	/// From other data, changed in substance (衍生创造)
	Derivative,
	/// Worked on for somebody else (受托处理): no right comes of it
	Entrusted,
}

/// Grants of rights.
#[derive(Debug, Subcommand)]
pub enum Grant {
	/// Grant a right to use or to operate, from your own right to operate or from a grant to you
	Make(Granting),
	/// Offer a grant: it is made when an instruction settles that has the offer as a leg (hefu instruction make --grant)
	Offer(Granting),
	/// Take an offer back, for good, unless it is locked
	WithdrawOffer {
		/// The offer
		#[arg(value_name = "GRANT")]
		grant: GrantId,
	},
	/// Revoke a grant that you made; what was made from it ends with it
	Revoke {
		/// The grant
		#[arg(value_name = "GRANT")]
		grant: GrantId,
	},
	/// A grant, or an offer of one, with the grants above it
	Show {
		/// The grant or offer
		#[arg(value_name = "GRANT")]
		grant: GrantId,
		/// The consortium's list of purposes.
		#[command(flatten)]
		purposes: PurposesArgs,
	},
	/// Grants and offers, all or some
	List {
		/// Only in this dataset
		#[arg(long, value_name = "DATASET")]
		dataset: Option<DatasetId>,
		/// Only from or to this member
		#[arg(long, value_name = "MEMBER")]
		member: Option<MemberId>,
	},
	/// Ask whether a grant allows a use; exit code 5 with the first reason when it does not
	CanUse {
		/// The grant
		#[arg(value_name = "GRANT")]
		grant: GrantId,
		/// What for: a name on the list of purposes, or a number from 0 to 63
		#[arg(long, value_name = "PURPOSE")]
		purpose: String,
		/// Where: GB/T 2260, six digits
		#[arg(long, value_parser = region)]
		region: Region,
		/// In which industry: a division of GB/T 4754, such as I65
		#[arg(long, value_name = "DIVISION", value_parser = division)]
		sector: Industry,
		/// When; the time of the last final block unless given
		#[arg(long, value_name = "TIME")]
		at: Option<Moment>,
		/// The consortium's list of purposes.
		#[command(flatten)]
		purposes: PurposesArgs,
	},
}

/// What is granted or offered.
#[derive(Debug, Args)]
pub struct Granting {
	/// The dataset
	#[arg(value_name = "DATASET")]
	pub dataset: DatasetId,
	/// To whom
	#[arg(value_name = "MEMBER")]
	pub grantee: MemberId,
	/// The right: use (使用权) or operate (经营权), which is to grant in turn. To hold (持有权) is never granted
	#[arg(long, value_parser = about::term::<right::Right>(), default_value = "use")]
	pub right: right::Right,
	/// The grant to you from which it is made; your own right to operate unless given
	#[arg(long, value_name = "GRANT")]
	pub parent: Option<GrantId>,
	/// An earlier grant that stays beside an exclusive or sole one; several times for more
	#[arg(long = "survivor", value_name = "GRANT")]
	pub survivors: Vec<GrantId>,
	/// On which terms.
	#[command(flatten)]
	pub terms: Box<TermsArgs>,
}

/// The consortium's list of purposes.
#[derive(Clone, Debug, Args)]
pub struct PurposesArgs {
	/// The consortium's list of purposes: a JSON object of names and numbers; without it purposes are numbers
	#[arg(long = "purposes", value_name = "FILE", env = "HEFU_PURPOSES")]
	pub file: Option<std::path::PathBuf>,
}

/// A division of GB/T 4754, in which a use is.
pub(super) fn division(text: &str) -> Result<Industry, &'static str> {
	let industry = industry(text)?;
	let known = industry.division.is_some();
	known.then_some(industry).ok_or("a use is in one division, such as I65, not in a section")
}
