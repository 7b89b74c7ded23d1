import { acronym } from './acronym.ts';
import { action } from './action.ts';
import { activityReport } from './activityReport.ts';
import { advocacy } from './advocacy.ts';
import { agendaBlock } from './agendaBlock.ts';
import { agendaPoint } from './agendaPoint.ts';
import { agreement } from './agreement.ts';
import { amendment } from './amendment.ts';
import { amendmentDecision } from './amendmentDecision.ts';
import { appointment } from './appointment.ts';
import { attendee } from './attendee.ts';
import { ballot } from './ballot.ts';
import { block } from './block.ts';
import { boardColumn } from './boardColumn.ts';
import { bodyMeeting } from './bodyMeeting.ts';
import { brought } from './brought.ts';
import { broughtRating } from './broughtRating.ts';
import { call } from './call.ts';
import { card } from './card.ts';
import { challenge } from './challenge.ts';
import { closing } from './closing.ts';
import { cluster } from './cluster.ts';
import { comment } from './comment.ts';
import { communicationMeasure } from './communicationMeasure.ts';
import { concept } from './concept.ts';
import { conclusion } from './conclusion.ts';
import { conflictNotice } from './conflictNotice.ts';
import { contact } from './contact.ts';
import { continuityReview } from './continuityReview.ts';
import { contribution } from './contribution.ts';
import { decision } from './decision.ts';
import { familyOf } from './document.ts';
import { endorsement } from './endorsement.ts';
import { entry } from './entry.ts';
import { evaluation } from './evaluation.ts';
import { evaluationQuestion } from './evaluationQuestion.ts';
import { evaluator } from './evaluator.ts';
import { evidence } from './evidence.ts';
import { expectedResult } from './expectedResult.ts';
import { figure } from './figure.ts';
import { finding } from './finding.ts';
import { formLine } from './formLine.ts';
import { framework } from './framework.ts';
import { frozenMinutes } from './frozenMinutes.ts';
import { glossaryTerm } from './glossaryTerm.ts';
import { governanceArrangement } from './governanceArrangement.ts';
import { indicator } from './indicator.ts';
import { indicatorTarget } from './indicatorTarget.ts';
import { indicatorValue } from './indicatorValue.ts';
import { interventionForm } from './interventionForm.ts';
import { jointRating } from './jointRating.ts';
import type { Kind } from './kind.ts';
import { lateArrival } from './lateArrival.ts';
import { lesson } from './lesson.ts';
import { line } from './line.ts';
import { managementResponse } from './managementResponse.ts';
import { mark } from './mark.ts';
import { membership } from './membership.ts';
import { membershipReview } from './membershipReview.ts';
import { metropolis } from './metropolis.ts';
import { metropolisFact } from './metropolisFact.ts';
import { minutes } from './minutes.ts';
import { monitoringMilestone } from './monitoringMilestone.ts';
import { monitoringPurpose } from './monitoringPurpose.ts';
import { objective } from './objective.ts';
import { openGroup } from './openGroup.ts';
import { organisation } from './organisation.ts';
import { outcome } from './outcome.ts';
import { pamPrinciple } from './pamPrinciple.ts';
import { pastMeeting } from './pastMeeting.ts';
import { period } from './period.ts';
import { plan } from './plan.ts';
import { profile } from './profile.ts';
import { project } from './project.ts';
import { rating } from './rating.ts';
import { receipt } from './receipt.ts';
import { recommendation } from './recommendation.ts';
import { recurringEvent } from './recurringEvent.ts';
import { reportFreeze } from './reportFreeze.ts';
import { reportPart } from './reportPart.ts';
import { review } from './review.ts';
import { round } from './round.ts';
import { section } from './section.ts';
import { solution } from './solution.ts';
import { stage } from './stage.ts';
import { submission } from './submission.ts';
import { subtheme } from './subtheme.ts';
import { sustainableDevelopmentGoal } from './sustainableDevelopmentGoal.ts';
import { swotItem } from './swotItem.ts';
import { task } from './task.ts';
import { theme } from './theme.ts';
import { themeGroup } from './themeGroup.ts';
import { tierChange } from './tierChange.ts';
import { transfer } from './transfer.ts';
import { update } from './update.ts';
import { workshop } from './workshop.ts';
import { workshopTable } from './workshopTable.ts';
import { zone } from './zone.ts';
import { zoneLine } from './zoneLine.ts';

/** In the order in which a reader meets them: the plan, what it does, where and how, what it rests on, who, words. */
const declared = [
	plan,
	section,
	objective,
	line,
	block,
	action,
	expectedResult,
	indicator,
	indicatorTarget,
	indicatorValue,
	contribution,
	themeGroup,
	theme,
	subtheme,
	zone,
	zoneLine,
	openGroup,
	metropolis,
	metropolisFact,
	interventionForm,
	formLine,
	governanceArrangement,
	communicationMeasure,
	monitoringPurpose,
	monitoringMilestone,
	framework,
	pamPrinciple,
	swotItem,
	challenge,
	figure,
	recurringEvent,
	pastMeeting,
	organisation,
	tierChange,
	entry,
	call,
	project,
	continuityReview,
	appointment,
	task,
	evidence,
	advocacy,
	solution,
	transfer,
	lesson,
	period,
	update,
	submission,
	review,
	closing,
	lateArrival,
	activityReport,
	reportPart,
	reportFreeze,
	evaluation,
	evaluationQuestion,
	finding,
	evaluator,
	rating,
	broughtRating,
	jointRating,
	conclusion,
	recommendation,
	managementResponse,
	contact,
	agreement,
	membership,
	membershipReview,
	comment,
	receipt,
	profile,
	amendment,
	amendmentDecision,
	endorsement,
	bodyMeeting,
	agendaPoint,
	brought,
	workshop,
	stage,
	agendaBlock,
	workshopTable,
	attendee,
	boardColumn,
	cluster,
	card,
	round,
	ballot,
	mark,
	decision,
	outcome,
	minutes,
	frozenMinutes,
	conflictNotice,
	sustainableDevelopmentGoal,
	glossaryTerm,
	acronym,
	concept,
] as const;

/** Every kind of record, by name: adding one is one file and one line here. */
export const kinds: ReadonlyMap<string, Kind> = new Map(declared.map((kind) => [kind.name, kind]));

/**
 * The kind with this name.
 * @throws when no such kind is declared.
 */
export function kindNamed(name: string): Kind {
	const kind = kinds.get(name);
	if (!kind) throw new Error(`no kind is called "${name}"`);
	return kind;
}

/** Kinds that a document may hold. What it holds beyond them is never shown as data, and is reported. */
export function kindsOf(documentName: string): Kind[] {
	const family = familyOf(documentName);
	return [...kinds.values()].filter((kind) => kind.documents.includes(family));
}

export { familyOf };
