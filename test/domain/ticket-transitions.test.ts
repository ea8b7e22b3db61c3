// Every row of the table, each used at least once by a command that a person (or a clock) could really give.
import { expect } from 'chai';
import { rows } from '../../workflows/domain/transition-grammar.ts';
import { formOf } from '../../workflows/domain/action-forms.ts';
import type { Role } from '../../workflows/domain/roles.ts';
import { clockOf, fire, later, lifeIn, make, registered, run, wait, ways } from '../support/domain.ts';
import type { Life } from '../support/domain.ts';
import { faultsOf } from '../support/domain-walk.ts';

type Start = () => Life;

const ordinary: Start = () => registered();
const urgent: Start = () => registered({ urgent: true });
const nameless: Start = () => registered({ reachable: false });
const grave: Start = () => registered({ grave: true });
const question: Start = () => registered({ demand: { type: 'consult' } });
const at =
  (status: string, start: Start = ordinary): Start =>
  () =>
    run(start(), ...(ways[status] ?? []));
const again = ['contact:handler', 'submit:handler', 'approve:deptLeader', 'passCheck:checker'];
/** At the callback of a redo round (1 to 3). */
const callbackOf =
  (round: number): Start =>
  () =>
    run(
      at('redoing')(),
      ...Array.from({ length: round - 1 }, () => [...again, 'unsatisfied:callbackClerk']).flat(),
      ...again,
    );
/** Some minutes after a clock went red: a command received at the due instant itself would still be in time. */
const redOnce =
  (status: string, clock: string): Start =>
  () => {
    const life = at(status)();
    return wait(life, later(clockOf(life, clock).dueAt, 0.1));
  };
const onSiteRed: Start = () => {
  const life = run(urgent(), 'accept:dispatcher', 'dispatch:dispatcher', 'sign:liaison', 'contact:handler');
  return wait(life, clockOf(life, 'onSite').dueAt);
};

/** A child whose parent was answered directly: with the answer came no unit. */
const answeredUnserved: Start = () =>
  make(at('merged')(), { action: 'parentAnswered', by: 'system', said: { parent: '2026-1101-0001', reply: '已答复' } });

/** `ROW action:role[:cosigner][#task]`; an action `due:clock` waits until that clock fires. */
// prettier-ignore
const scenarios: readonly (readonly [title: string, start: Start, ...moves: string[]])[] = [
  ['a question is answered at once', question, 'I1 answerDirect:operator', 'Z11 object:citizen', 'Z17 dismissObjection:dispatcher', 'Z9 rate:citizen', 'Z18 rate:citizen', 'X1 due:archive'],
  ['a question is answered after acceptance and nobody rates it', question, 'I11 accept:dispatcher', 'I2 answerDirect:dispatcher', 'Z10 due:rating'],
  ['an emergency comes back, is declined and reopened', ordinary, 'I3 transferEmergency:operator', 'I5 handBack:linkedSystem', 'I6 decline:dispatcher', 'V9 reopenByOffice:supervisor', 'I7 decline:dispatcher:shiftLead', 'Z11 object:citizen', 'Z15 dismissObjection:checker'],
  ['an emergency is taken over, then objected to', ordinary, 'I3 transferEmergency:shiftLead', 'I4 confirmHandover:linkedSystem', 'Z11 object:citizen', 'Z13 upholdObjection:dispatcher'],
  ['the person supplies what was missing', ordinary, 'I8 askMore:operator', 'I9 supply:citizen'],
  ['the person never supplies it', ordinary, 'I8 askMore:dispatcher', 'I10 due:supplement'],
  ['more is supplied in hand', at('handling'), 'I8h askMore:dispatcher', 'I9h supply:operator'],
  ['the unit waits no longer', at('handling'), 'I8h askMore:dispatcher', 'I9r resume:handler'],
  ['nothing comes in hand', at('handling'), 'I8h askMore:dispatcher', 'I10h due:supplement'],
  ['a child is answered with its parent', ordinary, 'M1 merge:dispatcher', 'M6 adopt:system', 'M2 parentAnswered:system'],
  ['a nameless child is answered with its parent', nameless, 'M1 merge:dispatcher', 'M3 parentAnswered:system'],
  ['a parent lets a child go', ordinary, 'M6 adopt:system', 'M9 release:system'],
  ['an unserved child is not content', answeredUnserved, 'B6d unsatisfied:callbackClerk', 'D1 dispatch:dispatcher'],
  ['the second finds an unserved child reasonable', answeredUnserved, 'B7 proposeUnreasonable:callbackClerk', 'B9d denyUnreasonable:shiftLead'],
  ['an unserved child objects after its end', answeredUnserved, 'B1 satisfied:citizen', 'Z11 object:citizen', 'Z13 upholdObjection:checker'],
  ['a parent goes', ordinary, 'M1 merge:dispatcher', 'M4 parentGone:system'],
  ['a wrong merge is split', ordinary, 'M1 merge:dispatcher', 'M5 split:dispatcher'],
  ['a merge is objected to, the parent answers meanwhile', ordinary, 'M1 merge:dispatcher', 'Z11 object:citizen', 'M7 parentAnswered:system', 'Z16b dismissObjection:checker'],
  ['the same without a contact', nameless, 'M1 merge:dispatcher', 'Z11 object:citizen', 'M7 parentAnswered:system', 'Z16c dismissObjection:checker'],
  ['a merge is objected to, the parent goes meanwhile', ordinary, 'M1 merge:dispatcher', 'Z11 object:citizen', 'M8 parentGone:system', 'Z16d dismissObjection:checker'],
  ['a merge is objected to in vain', ordinary, 'M1 merge:dispatcher', 'Z11 object:citizen', 'Z16a dismissObjection:checker'],
  ['a merge is objected to with reason', ordinary, 'M1 merge:dispatcher', 'Z11 object:citizen', 'Z12 upholdObjection:checker'],
  ['a signed return is rejected', at('awaitingSign'), 'S1 sign:handler', 'S3 return:liaison', 'S5 rejectReturn:dispatcher'],
  ['a return is withdrawn', at('awaitingSign'), 'S2 return:liaison', 'S8 withdrawReturn:handler'],
  ['a return leads to a ruling for another unit', at('awaitingSign'), 'S2 return:liaison', 'S6 agreeReturn:dispatcher', 'D1 dispatch:dispatcher', 'S2 return:liaison', 'S7 convene:dispatcher', 'C1 ruleOther:chair'],
  ['the third return goes to 会商', at('awaitingSign'), 'S2 return:liaison', 'S6 agreeReturn:dispatcher', 'D1 dispatch:dispatcher', 'S2 return:liaison', 'S6 agreeReturn:dispatcher', 'D1 dispatch:dispatcher', 'S4 return:liaison', 'C2 ruleStays:chair'],
  ['a dispatch is recalled', at('awaitingSign'), 'S9 recall:dispatcher'],
  ['the leader asks for a 会商', at('handling'), 'S10 requestConsultation:deptLeader'],
  ['the lead is raised', at('handling'), 'S11 raiseLead:supervisor'],
  ['work goes on in a 会商', at('awaitingDispatch'), 'D2 convene:dispatcher', 'H1b contact:handler', 'H5b handled:handler', 'H7 submit:handler'],
  ['an ordinary ticket is handled, sent back, extended, approved', at('awaitingSign'), 'H1a contact:handler', 'H6 submit:handler', 'H9 sendBack:deptLeader', 'H10 askExtension:deptLeader', 'H11a approveExtension:supervisor', 'H6 submit:handler', 'H8 approve:deptLeader', 'K1 passCheck:checker'],
  ['an extension is denied', at('handling'), 'H10 askExtension:deptLeader', 'H11b denyExtension:supervisor'],
  ['the unit arrives before it signs', at('awaitingSign', urgent), 'H2a arrive:handler', 'H1b contact:handler', 'H3b feedback:handler', 'H5b handled:handler', 'H6 submit:handler'],
  ['the unit reports before it signs and need not arrive', at('awaitingSign', urgent), 'H3a feedback:handler', 'H4 waiveOnSite:dispatcher'],
  ['the unit is done before it signs', at('awaitingSign', urgent), 'H5a handled:handler', 'H2b arrive:handler'],
  ['the centre makes the contact', at('awaitingSign'), 'H1s contactForUnit:operator'],
  ['a check-in made off-line comes late', onSiteRed, 'H2c arriveOffline:handler'],
  ['a task is returned, upheld and answered, another waived', at('handling'), 'A0 addAssist:handler', 'A2 assistReturn:assistant#1', 'A3 assistUphold:dispatcher#1', 'A1 assistAnswer:assistant#1', 'A0 addAssist:dispatcher', 'A4 assistWaive:dispatcher#2'],
  ['a result fails three times', at('checking'), 'K3 failCheck:checker', 'H6 submit:handler', 'H8 approve:deptLeader', 'K4 failCheckContact:checker', 'H1b contact:handler', 'H6 submit:handler', 'H8 approve:deptLeader', 'K5 failCheck:checker'],
  ['a result fails at the top of the ladder', at('checking'), 'V2 issueOrder:supervisor', 'V3 answerOrder:addressee', 'V5 rejectAnswer:supervisor', 'V3 answerOrder:addressee', 'V5 rejectAnswer:supervisor', 'K3 failCheck:checker', 'H6 submit:handler', 'H8 approve:deptLeader', 'K3 failCheck:checker', 'H6 submit:handler', 'H8 approve:deptLeader', 'K6 failCheck:checker'],
  ['a nameless result closes at once', at('awaitingSign', nameless), 'H6 submit:handler', 'H8 approve:deptLeader', 'K2 passCheck:checker'],
  ['the person is content', at('awaitingCallback'), 'B1 satisfied:citizen'],
  ['no callback is wanted', at('awaitingCallback'), 'B2 skipCallback:callbackClerk'],
  ['three calls reach nobody', at('awaitingCallback'), 'B3 tryFailed:callbackClerk', 'B3 tryFailed:callbackClerk', 'B4 unreachable:callbackClerk'],
  ['the person will not judge', at('awaitingCallback'), 'B10 rateUnsatisfied:citizen', 'B5 cannotJudge:callbackClerk'],
  ['the person is not content', at('awaitingCallback'), 'B6a unsatisfied:callbackClerk'],
  ['the person is not content for the third time', callbackOf(2), 'B6b unsatisfied:callbackClerk'],
  ['the person is not content after 督办办理', callbackOf(3), 'B6c unsatisfied:callbackClerk', 'F1 closeUnresolved:chair:supervisor'],
  ['two people find it unreasonable', at('awaitingCallback'), 'B7 proposeUnreasonable:callbackClerk', 'B8 confirmUnreasonable:shiftLead'],
  ['the second finds it reasonable', at('awaitingCallback'), 'B7 proposeUnreasonable:callbackClerk', 'B9a denyUnreasonable:shiftLead'],
  ['the second finds it reasonable for the third time', callbackOf(2), 'B7 proposeUnreasonable:callbackClerk', 'B9b denyUnreasonable:shiftLead'],
  ['the second finds it reasonable after 督办办理', callbackOf(3), 'B7 proposeUnreasonable:callbackClerk', 'B9c denyUnreasonable:shiftLead', 'F2 orderRedo:chair'],
  ['a ruling puts it on the ledger', at('finalReview'), 'F3 putOnLedger:chair', 'L2 reportMilestone:handler', 'L3 resumeHandling:handler'],
  ['the unit asks for the ledger', at('awaitingSign'), 'H1a contact:handler', 'L1 putOnLedger:supervisor'],
  ['the person adds, urges and leaves', ordinary, 'Z1 add:citizen', 'Z3 urge:citizen', 'Z4 withdraw:citizen'],
  ['the person leaves a grave matter and comes back', grave, 'I8 askMore:operator', 'Z5 withdraw:citizen', 'Z7i giveContact:citizen'],
  ['the person pursues it no further at the callback', at('awaitingCallback'), 'Z6 withdraw:citizen'],
  ['the person pursues it no further at the second opinion', at('secondOpinion'), 'Z6b withdraw:citizen'],
  ['the ruling goes on without the person', at('secondOpinion', grave), 'Z6c withdraw:citizen'],
  ['a number is left before dispatch', nameless, 'Z7 giveContact:citizen'],
  ['a number is left after dispatch', at('awaitingSign', nameless), 'Z8 giveContact:citizen'],
  ['a number is left during a 会商', at('consultation', nameless), 'Z8p giveContact:operator'],
  ['a number is left while more is awaited', at('handling', grave), 'I8h askMore:dispatcher', 'Z5 withdraw:citizen', 'Z8i giveContact:citizen'],
  ['an objection reopens', at('objectionReview'), 'Z14a upholdObjection:dispatcher'],
  ['an objection reopens for the third time', callbackOf(2), 'B1 satisfied:callbackClerk', 'Z11 object:citizen', 'Z14b upholdObjection:dispatcher'],
  ['an objection after 督办办理', callbackOf(3), 'B1 satisfied:callbackClerk', 'Z11 object:citizen', 'Z14c upholdObjection:dispatcher'],
  ['urgency is raised and lowered', ordinary, 'U1 raiseUrgency:operator', 'U4 lowerUrgency:shiftLead'],
  ['urgency ends the wait before acceptance', at('awaitingInfo'), 'U2 raiseUrgency:dispatcher'],
  ['urgency ends the wait in hand', at('handling'), 'I8h askMore:dispatcher', 'U2h raiseUrgency:dispatcher'],
  ['urgency is raised in hand', at('handling'), 'U3 raiseUrgency:dispatcher', 'U5 alertEmergency:handler'],
  ['an order gets a second cause, an answer and its end', at('handling'), 'V1 remind:supervisor', 'V2 issueOrder:supervisor', 'V2b issueOrder:supervisor', 'V3 answerOrder:addressee', 'V4 strikeOff:shiftLead'],
  ['a red clock gets a new due', redOnce('awaitingSign', 'sign'), 'V3 answerOrder:addressee', 'V6 setNewDue:supervisor'],
  ['a draft is dropped', redOnce('registered', 'triage'), 'I11 accept:dispatcher', 'V2c dropDraft:supervisor'],
  ['a draft issues itself', redOnce('registered', 'triage'), 'V2d due:draft'],
  ['a draft has lost its cause', redOnce('registered', 'triage'), 'I11 accept:dispatcher', 'D1 dispatch:dispatcher', 'S1 sign:liaison', 'V2e due:draft'],
  ['the office reopens', at('closed'), 'V7 reopenByOffice:supervisor'],
  ['the office reopens for the third time', callbackOf(2), 'B1 satisfied:callbackClerk', 'V8 reopenByOffice:supervisor'],
  ['a unit is merged away and a shift changes', at('handling'), 'Y1 reassignUnit:admin', 'Y2 takeOver:shiftLead'],
  ['an order keeps a ticket out of the archive', at('handling'), 'V2 issueOrder:supervisor', 'Z4 withdraw:citizen', 'X2 due:archive'],
];

const used = new Set<string>();

const fireUntil = (life: Life, row: string, clock: string): Life => {
  const due = clockOf(life, clock).dueAt;
  let now = life;
  while (now.now <= due && now.events.at(-1)?.row !== row) now = fire(now);
  return now;
};

const follow = (life: Life, written: string): Life => {
  const [row = '', move = ''] = written.split(' ');
  if (move.startsWith('due:')) return fireUntil(life, row, move.slice(4));
  const [roles = '', task] = move.split('#');
  const [action = '', by = '', cosign] = roles.split(':');
  return make(life, {
    action,
    by: by as Role,
    ...(cosign !== undefined && { cosign: cosign as Role }),
    ...(task !== undefined && { task: Number(task) }),
  });
};

describe('ticketTransitions', () => {
  for (const [title, start, ...moves] of scenarios) {
    it(`uses ${moves.map((move) => move.split(' ')[0]).join(', ')} when ${title}`, () => {
      const begun = start();
      const states = [begun];

      for (const move of moves) states.push(follow(states.at(-1) ?? begun, move));

      const last = states.at(-1) ?? begun;
      last.events.forEach((event) => used.add(event.row));
      expect(states.slice(1).map((life) => life.events.at(-1)?.row)).to.deep.equal(
        moves.map((move) => move.split(' ')[0]),
      );
      expect(states.flatMap((life) => faultsOf(life.state))).to.deep.equal([]);
      expect(last.events.map((event) => event.seq)).to.deep.equal(last.events.map((_, index) => index + 1));
    });
  }

  it('has no row that no scenario uses when all have been lived', () => {
    expect(rows.map((row) => row.id).filter((id) => !used.has(id))).to.deep.equal([]);
    expect(used.has('I0')).to.be.true;
  });

  it('reaches every status and names no row twice when read as a whole', () => {
    expect(new Set(rows.map((row) => row.id)).size).to.equal(rows.length);
    for (const status of [...Object.keys(ways), 'answered', 'archived']) {
      expect(lifeIn(status).state.status).to.equal(status);
    }
  });

  it('has a form for every action when a person may take it', () => {
    for (const { action } of rows) expect(() => formOf(action)).not.to.throw();
  });
});
