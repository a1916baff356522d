/** Applications to the public data register, whose stages are those of the other register. */

import { caseOf } from "./case";
import { besideStage, stageOf, way, type Milestone, type Placed } from "./registration";
import type { Application, Demand, Json, PublicEntry } from "./types";

export const demandKind = (demand: Demand): string => caseOf(demand as Json);

/** Where the index does not read the clocks, what was recorded last. */
const RECORDED: Placed["standing"] = { stage: null, deemed: false, ends: { answer: null, review: null, publicity: null, inquiry: null }, unknown: null };

export const placed = ({ state, standing = RECORDED }: Application): Placed => ({ stage: state?.stage ?? "", standing });

/** What is shown of an application beside its record, and what the record says of it. */
export const besideApplication = (application: Application): [string, Json, Json][] => (application.state ? [besideStage(placed(application), application.state.stage)] : []);

/** Cancellation and renewal say nothing new of the data, and are not shown to the public. */
const UNSHOWN = new Set(["Cancellation", "Renewal"]);

export function applicationWay(application: Application): Milestone[] {
	const { state } = application;
	if (!state) return [];
	return way({ ...state, applicants: [state.applicant], confirmed: 1 }, stageOf(placed(application)), !UNSHOWN.has(demandKind(state.demand)));
}

/** Stages at which everybody can object, until the time for that is over. */
export const OBJECTED_TO = new Set(["Publicised", "Objected"]);

/** The command by which a member objects to an application. */
export const objectingTo = (application: string): string => `hefu catalogue object ${application} --grounds DIGEST`;

/** How an entry stands: what the index reads of its clock, and what its record says in any case. */
export const entryStanding = ({ state, standing }: PublicEntry): string => (state?.cancelled ? "Cancelled" : (standing ?? "Unknown"));
