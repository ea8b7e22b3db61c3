// What a unit did before it learned that it had lost the ticket is kept, though its command is refused.
import { expect } from 'chai';
import { noteOfLateEvidence } from '../../workflows/domain/late-evidence.ts';
import type { DraftEvent } from '../../workflows/domain/decide.ts';
import { commandOf, lifeIn, person, run } from '../support/domain.ts';
import type { Life, Move } from '../support/domain.ts';

const former = person('handler', 'unit-1');
const noteOf = (life: Life, move: Move): DraftEvent | undefined =>
  noteOfLateEvidence(life.state, commandOf(life, move));
const recalled = (): Life => run(lifeIn('handling'), 'recall:dispatcher');

describe('noteOfLateEvidence', () => {
  for (const [title, build] of [
    ['recalled', recalled],
    ['recalled and sent to another unit', () => run(recalled(), 'dispatch:dispatcher')],
    ['taken away by a ruling', () => run(lifeIn('consultation'), 'ruleOther:chair')],
    ['given back with consent', () => run(lifeIn('returnReview'), 'agreeReturn:dispatcher')],
    ['merged away', () => run(lifeIn('handling'), 'merge:dispatcher')],
  ] as const) {
    it(`keeps a contact of the former lead and changes nothing when the ticket was ${title}`, () => {
      const life = build();

      const note = noteOf(life, { action: 'contact', by: former });

      expect(note).to.deep.include({
        row: 'NOTE',
        action: 'contact',
        by: former,
        to: life.state.status,
        clocks: [],
        changes: {},
      });
      expect(note?.commandId).to.match(/:note$/);
      expect(note?.said).to.include({ method: 'phone' });
    });
  }

  it('keeps the opinion of an assisting unit whose task ended with an agreed return', () => {
    const life = run(lifeIn('awaitingSign'), 'addAssist:dispatcher', 'return:liaison', 'agreeReturn:dispatcher');

    expect(noteOf(life, { action: 'assistAnswer', by: person('handler', 'helper-1'), task: 1 })?.row).to.equal('NOTE');
    expect(noteOf(life, { action: 'assistAnswer', by: person('handler', 'helper-2'), task: 1 })).to.equal(undefined);
  });

  const nothing: readonly (readonly [title: string, build: () => Life, move: Move])[] = [
    ['the unit still leads', () => lifeIn('awaitingApproval'), { action: 'contact', by: former }],
    ['the command is accepted', () => lifeIn('awaitingSign'), { action: 'contact', by: former }],
    ['the unit never had it', recalled, { action: 'contact', by: person('handler', 'elsewhere') }],
    ['it is no evidence', recalled, { action: 'submit', by: former }],
    ['the form is empty', recalled, { action: 'arrive', by: former, said: {} }],
    ['a liaison sends it', recalled, { action: 'contact', by: person('liaison', 'unit-1') }],
  ];
  for (const [title, build, move] of nothing) {
    it(`keeps nothing when ${title}`, () => {
      expect(noteOf(build(), move)).to.equal(undefined);
    });
  }
});
