import { expect } from 'chai';
import { createStateShelf } from '../../workflows/ticket/state-shelf.ts';
import type { TicketState } from '../../workflows/domain/ticket.ts';

const stateOf = (no: string, version: number): TicketState => ({ no, version }) as TicketState;

describe('the shelf of states', () => {
  let asked: string[] = [];
  const open = () => {
    asked = [];
    return createStateShelf(async (no, version) => {
      asked.push(`${no}@${version}`);
      return undefined;
    });
  };

  it('gives what was kept, when its version is asked for, and looks nothing up', async () => {
    const shelf = open();
    shelf.keep(stateOf('1', 3));

    expect(await shelf.at('1', 3)).to.deep.equal(stateOf('1', 3));
    expect(asked).to.be.empty;
  });

  it('looks the record up, when another version is asked for, rather than give an older state', async () => {
    const shelf = open();
    shelf.keep(stateOf('1', 3));

    expect(await shelf.at('1', 4)).to.be.undefined;
    expect(await shelf.at('2', 3)).to.be.undefined;
    expect(asked).to.deep.equal(['1@4', '2@3']);
  });

  it('forgets what was kept first, when a thousand others came, and not what was kept again', async () => {
    const shelf = open();
    ['old', 'again'].forEach((no) => shelf.keep(stateOf(no, 1)));
    for (let index = 0; index < 998; index += 1) shelf.keep(stateOf(`${index}`, 1));
    shelf.keep(stateOf('again', 2));
    shelf.keep(stateOf('newest', 1));

    expect(await shelf.at('old', 1)).to.be.undefined;
    expect(await shelf.at('again', 2)).to.deep.equal(stateOf('again', 2));
    expect(asked).to.deep.equal(['old@1']);
  });
});
