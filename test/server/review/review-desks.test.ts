import { expect } from 'chai';
import type { ReviewDesk } from '../../../server/review/review-desks.ts';
import { findReviewTab, reviewDesks } from '../../../server/review/review-desks.ts';
import { presentReview } from '../../../server/review/present-review.ts';
import { NotFound } from '../../../server/stores/not-found.ts';
import { roles } from '../../../workflows/domain/roles.ts';
import type { TicketStatus } from '../../../workflows/domain/ticket-status.ts';
import { appNow, buildApp, signIn } from '../../support/app.ts';
import type { Desk } from '../../support/app.ts';
import { lifeIn, person } from '../../support/domain.ts';
import type { Life } from '../../support/domain.ts';
import { fileOf, openedBy } from '../../support/tickets.ts';

const no = '2026-1124-0100';

const deskOf = (path: string): ReviewDesk => {
  const found = reviewDesks.find((desk) => desk.path === path);
  if (!found) throw new Error(`there is no desk ${path}`);
  return found;
};

/** Somebody of the desk's role, with one ticket on the desk (or none); `asked` are the statuses that were listed. */
const open = async (desk: ReviewDesk, life?: Life): Promise<Desk & { readonly asked: string[] }> => {
  const asked: string[] = [];
  const file = life && fileOf(life);
  const app = buildApp({
    clock: { now: () => new Date(life && life.now > appNow.toISOString() ? life.now : appNow) },
    tickets: {
      listDesk: async (statuses) => {
        asked.push(...statuses);
        const records = file && statuses.includes(file.state.status) ? [file] : [];
        // Seven wait, one of them is shown.
        return { records, next: records.length > 0 ? 'further on' : null };
      },
      getFile: async (wanted) => {
        if (!file || wanted !== no) throw new NotFound(`ticket ${wanted}`);
        return file;
      },
      countsByStatus: async () => (file ? { [file.state.status]: 7 } : {}),
    },
  });
  return { ...(await signIn(app, { roles: [desk.role] })), asked };
};

const firstStatus = (desk: ReviewDesk): TicketStatus => desk.tabs[0]?.statuses[0] ?? 'checking';

for (const desk of reviewDesks) {
  describe(`${desk.path}, the desk ${desk.title}`, () => {
    it('when somebody of another role of the centre opens it, then it is refused', async () => {
      const others = roles.filter(({ of, code }) => of === 'centre' && code !== desk.role).map(({ code }) => code);
      const { agent } = await signIn(buildApp(), { roles: others });

      await agent.get(desk.path).expect(403);
      await agent.get(`${desk.path}/rows`).expect(403);
      await agent.get(`${desk.path}/${no}`).expect(403);
    });

    it('when a ticket waits, then it stands in the pile and is opened beside it', async () => {
      const { agent } = await open(desk, lifeIn(firstStatus(desk)));

      const { text } = await agent.get(desk.path).expect(200);

      expect(text).to.include(`hx-get="${desk.path}/${no}"`).and.include('aria-current="true"');
      expect(text).to.include(`/tickets/${no}/actions/${desk.keys[0]?.action ?? ''}?next&#x3D;${desk.path}`);
      expect(text).to.match(new RegExp(`${desk.tabs[0]?.text ?? ''}\\s*<b>7</b>`));
    });

    it('when nothing waits, then each pile says what would appear there', async () => {
      for (const tab of desk.tabs) {
        const { agent, asked } = await open(desk);

        const { text } = await agent.get(`${desk.path}?tab=${tab.code}`).expect(200);

        expect(text).to.include(tab.empty.title);
        expect(asked).to.deep.equal([...tab.statuses]);
      }
    });

    it('when the pile renews itself, then the rows alone are sent', async () => {
      const { agent } = await open(desk, lifeIn(firstStatus(desk)));

      const { text } = await agent.get(`${desk.path}/rows`).set('HX-Request', 'true').expect(200);

      expect(text).to.include(`t-${no}`).and.not.include('<html');
    });

    it('when a row is opened by a script, then only the ticket is sent; without one, the whole page', async () => {
      const { agent } = await open(desk, lifeIn(firstStatus(desk)));

      const fragment = await agent.get(`${desk.path}/${no}`).set('HX-Request', 'true').expect(200);
      const page = await agent.get(`${desk.path}/${no}`).expect(200);

      expect(fragment.text).to.include('滨河步道井盖缺失').and.not.include('<html');
      expect(page.text).to.include('<html').and.include('滨河步道井盖缺失');
    });

    it('when the number is wrong or nobody has it, then the answer is 404', async () => {
      const { agent } = await open(desk);

      await agent.get(`${desk.path}/2026-1124-0999`).expect(404);
      await agent.get(`${desk.path}/nonsense`).expect(404);
      await agent.get(`${desk.path}/nonsense`).set('HX-Request', 'true').expect(404);
    });

    it('when the address carries nonsense, then the first pile is shown', async () => {
      const { agent } = await open(desk);

      const { text } = await agent.get(`${desk.path}?tab[$gt]=1&after=x&after=y`).expect(200);

      expect(text).to.include(desk.tabs[0]?.empty.title);
    });
  });
}

describe('findReviewTab', () => {
  it('when the code is old, then the first pile answers', () => {
    const desk = deskOf('/desk/consult');

    expect(findReviewTab(desk, 'final').code).to.equal('final');
    expect(findReviewTab(desk, 'gone').code).to.equal('consult');
  });
});

describe('presentReview', () => {
  const offered: readonly (readonly [path: string, status: string, keys: readonly string[]])[] = [
    ['/desk/check', 'checking', ['Enter', 'F', 'C']],
    ['/desk/check', 'objectionReview', ['Y', 'N']],
    ['/desk/callback', 'awaitingCallback', ['1', '2', '3', '4', '5', '6']],
    ['/desk/shift', 'secondOpinion', ['Y', 'N']],
    ['/desk/consult', 'consultation', ['T', 'S']],
    ['/desk/consult', 'finalReview', ['R', 'G', 'C']],
  ];
  for (const [path, status, keys] of offered) {
    it(`when a ticket is ${status}, then ${path} offers the keys ${keys.join(' ')}`, () => {
      const desk = deskOf(path);

      const { actions } = presentReview(openedBy(lifeIn(status), person(desk.role, null, 'second')), desk);

      expect(actions.map(({ key }) => key)).to.deep.equal(keys);
    });
  }

  it('when nothing need be filled in, then one press does it; where something must be written, the form opens', () => {
    const desk = deskOf('/desk/check');

    const { actions } = presentReview(openedBy(lifeIn('checking'), person('checker')), desk);

    expect(actions[0]).to.include({ post: `/tickets/${no}/actions/passCheck?next=/desk/check`, tone: 'primary' });
    expect(actions[1]).to.include({ href: `/tickets/${no}/actions/failCheck?next=/desk/check` });
  });

  it('when one press does it, then what it leads to is said before it is pressed, and only of such keys', () => {
    const { effects } = presentReview(
      openedBy(lifeIn('awaitingCallback'), person('callbackClerk')),
      deskOf('/desk/callback'),
    );

    expect(effects)
      .to.include('不能撤回')
      .and.include('满意 → 已办结')
      .and.not.match(/不满意|重办/);
  });

  it('when every key opens a form, then nothing is said of what a press leads to', () => {
    const shown = presentReview(openedBy(lifeIn('secondOpinion'), person('shiftLead')), deskOf('/desk/shift'));

    expect(shown.effects).to.equal(undefined);
  });

  it('when somebody is called, then the script speaks of this ticket and of its unit', () => {
    const { script } = presentReview(
      openedBy(lifeIn('awaitingCallback'), person('callbackClerk')),
      deskOf('/desk/callback'),
    );

    expect(script[0]).to.include('滨河步道井盖缺失');
    expect(script.join('')).not.to.match(/[{}]/);
  });

  it('when others owe something too, then the desk’s own duty is the clock that is shown', () => {
    const { clock } = presentReview(openedBy(lifeIn('consultation'), person('chair')), deskOf('/desk/consult'));

    expect(clock).to.include({ name: '会商' });
  });

  it('when it was sent back before, then what was said then stands above the log', () => {
    const { before, trail } = presentReview(openedBy(lifeIn('finalReview'), person('chair')), deskOf('/desk/consult'));

    expect(before).to.have.length(4);
    expect(trail.length).to.be.greaterThan(before.length);
  });
});
