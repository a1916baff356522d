//! What is led through its history, of either register.

use std::fmt::{Debug, Display};

use hefu_primitives::{
	ApplicationId, FilingId,
	catalogue::{Application, Demand},
	law::PackId,
	registration::{Applicants, CancellationGround, Clocks, Filing, Request, Statement},
};

/// A filing for the property register, or an application for the register of public data.
pub trait Case: Clone + Debug {
	/// What names it.
	type Id: Copy + Debug + Display;

	/// The law pack that holds for it.
	fn pack(&self) -> PackId;

	/// The filing that goes its way: the rules of the two registers are the same, as far as a pack has a say in them.
	fn filing(&self) -> Filing;

	/// Whether it is shown to the public before it is registered, unless its institution says why not.
	fn is_shown(&self) -> bool;
}

impl Case for Filing {
	type Id = FilingId;

	fn pack(&self) -> PackId {
		self.pack
	}

	fn filing(&self) -> Filing {
		self.clone()
	}

	fn is_shown(&self) -> bool {
		true
	}
}

impl Case for Application {
	type Id = ApplicationId;

	fn pack(&self) -> PackId {
		self.pack
	}

	/// It states no rights, so no table of rights is asked; and nothing depends on why an entry ends.
	fn filing(&self) -> Filing {
		let request = match self.demand {
			Demand::Initial(_) => Request::Initial(Statement::default()),
			Demand::Change(_) | Demand::Correction(_) => Request::Change(Statement::default()),
			Demand::Cancellation(_) => Request::Cancellation(CancellationGround::GivenUp),
			Demand::Renewal => Request::Renewal,
		};
		let clocks = Clocks {
			answer: self.clocks.answer,
			review: self.clocks.review,
			publicity: self.clocks.publicity,
			inquiry: self.clocks.inquiry,
		};
		Filing {
			dataset: self.dataset,
			version: self.version,
			institution: self.institution,
			applicants: Applicants::truncate_from(vec![self.applicant]),
			confirmed: 1,
			request,
			pack: self.pack,
			stage: self.stage,
			made_ms: self.made_ms,
			clocks,
			objections: self.objections,
			open_objections: self.open_objections,
		}
	}

	fn is_shown(&self) -> bool {
		self.demand.is_publicised()
	}
}
