//! Every test with real nodes, in one program: linking one for each file takes longer than most of them.

#![allow(missing_docs)]

mod anchors;
mod bills;
mod burst;
mod card;
mod cli;
mod examples;
mod exchange;
mod faults;
mod finality;
mod forced;
mod gate;
mod governance;
mod index;
mod market;
mod public_data;
mod receipts;
mod registration;
mod rpc;
mod sealed;
mod settings;
mod sm2;
mod stall;
mod subxt;
mod survives;
mod suspension;
mod trust;
mod upgrade;
mod verification;
mod verifiers_only;
mod versions;
