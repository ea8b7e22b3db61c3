import { expect } from 'chai';
import { readChoice } from '../../../server/supervision/board-choice.ts';
import { boardViews } from '../../../server/supervision/board-views.ts';
import { loadBoard } from '../../../server/supervision/load-board.ts';
import type { Board, BoardDeps } from '../../../server/supervision/load-board.ts';
import { draftOrder, presentBoardRow, presentFigures } from '../../../server/supervision/present-board.ts';
import type { TicketPage } from '../../../server/tickets/find-tickets.ts';
import { refusing } from '../../support/app.ts';
import { lifeIn, person, registered, run } from '../../support/domain.ts';
import { fileOf, knowledge, lateUrgent, toWater, wordingAt } from '../../support/tickets.ts';

const late = lateUrgent();
const supervisor = person('supervisor');
const page = (count: number, next: string | null = null): TicketPage => ({
  records: Array.from({ length: count }, () => fileOf(late)),
  next,
});

/** The board of a view; `lists` are the lists that were asked for its lines, by name. */
const load = async (view: unknown, after?: unknown): Promise<{ readonly board: Board; readonly lists: string[] }> => {
  const lists: string[] = [];
  const board = await loadBoard(
    {
      clock: { now: () => new Date(late.now) },
      knowledge: refusing<BoardDeps['knowledge']>('knowledge', { current: () => knowledge }),
      lateness: refusing<BoardDeps['lateness']>('lateness', { listAll: async () => [] }),
      savedViews: refusing<BoardDeps['savedViews']>('savedViews', { listBy: async () => [] }),
      tickets: refusing<BoardDeps['tickets']>('tickets', {
        countsByStatus: async () => ({ handling: 4, closed: 9, archived: 100 }),
        countAtRisk: async (_now, { mark }) => (mark === 'red' ? 2 : 5),
        listAtRisk: async (_now, { cursor = '' }) => {
          lists.push(`risk${cursor}`);
          return page(1, 'next page');
        },
        listMarked: async (mark, { limit }) => {
          if (limit !== 100) lists.push(mark);
          return page(mark === 'order' ? 3 : mark === 'orderDraft' ? 1 : 2);
        },
        listDesk: async (statuses) => {
          lists.push(statuses.join(' '));
          return page(2);
        },
      }),
    },
    { choice: readChoice({ view }, knowledge.catalogue.departments), after, staff: supervisor },
  );
  return { board, lists };
};

describe('loadBoard', () => {
  it('when no view is asked for, then everything at risk is listed, and the next page has an address', async () => {
    const { board, lists } = await load(undefined);

    expect(lists).to.deep.equal(['risk']);
    expect(board.more).to.equal('/desk/supervise?view=risk&after=next%20page');
    expect(board.views.find(({ current }) => current)?.text).to.equal('逾期与将到期');
  });

  for (const { code, mark } of boardViews.filter((view) => view.mark !== undefined)) {
    it(`when the view ${code} is asked for, then the tickets that bear its mark are listed`, async () => {
      const { board, lists } = await load(code);

      expect(lists).to.deep.equal([mark]);
      expect(board.rowsHref).to.equal(`/desk/supervise/rows?view=${code}`);
    });
  }

  it('when the open ones are asked for, then no ended status is among those listed', async () => {
    const { lists } = await load('open');

    expect(lists[0])
      .to.include('handling')
      .and.not.match(/closed|archived|withdrawn|declined/);
  });

  it('when the address carries nonsense, then the first view is shown from its beginning', async () => {
    const { lists } = await load({ $gt: 1 }, ['x']);

    expect(lists).to.deep.equal(['risk']);
  });

  it('when a page further on is asked for, then the list goes on behind the cursor', async () => {
    expect((await load('risk', '-cursor')).lists).to.deep.equal(['risk-cursor']);
  });

  it('when views are shown, then those known anyway are counted and no other is', async () => {
    const { board } = await load('urgent');

    const counted = board.views.filter(({ count }) => count !== undefined).map(({ text, count = '' }) => text + count);

    expect(counted).to.deep.equal(['逾期与将到期5', '已逾期2', '督办单3', '督办草稿1', '紧急2', '在办4']);
  });
});

describe('presentFigures', () => {
  const counts = { red: 2, risk: 5, open: 40, orders: 3, drafts: 1, lateness: [] };

  it('when there are late ones, then each figure names what it is a part of and opens it', () => {
    const figures = presentFigures(counts);

    expect(figures.map(({ value, href }) => `${value} ${href}`)).to.deep.equal([
      '2 /desk/supervise?view=red',
      '3 /desk/supervise?view=risk',
      '40 /desk/supervise?view=open',
      '3 /desk/supervise?view=order',
      '– /desk/supervise',
    ]);
    expect(figures[0]).to.include({ text: '已逾期 · 在办 40 件中', tone: 'late' });
    expect(figures[3]?.text).to.equal('督办单未销号 · 草稿 1');
  });

  it('when nothing is late, then no figure is coloured', () => {
    const figures = presentFigures({ ...counts, red: 0, risk: 0 });

    expect(figures.some((figure) => 'tone' in figure)).to.equal(false);
  });

  it('when steps fired, then the bound is told below which 95 % of them lie, and how many they were', () => {
    const lateness = [{ clock: 'sign', counts: [90, 6, 0, 4], sumSeconds: 9 }];

    expect(presentFigures({ ...counts, lateness })[4]).to.include({
      value: '≤ 0.25 秒',
      text: '时限提醒滞后 p95 · 共 100 次',
    });
  });

  it('when nearly all steps were later than every bound, then the figure says so', () => {
    const lateness = [{ clock: 'sign', counts: [...Array.from({ length: 11 }, () => 0), 5], sumSeconds: 90_000 }];

    expect(presentFigures({ ...counts, lateness })[4]?.value).to.equal('1 时以上');
  });
});

describe('presentBoardRow', () => {
  it('when a duty is late, then the line says which, how late, whose it is and what was done about it', () => {
    const row = presentBoardRow(fileOf(late), wordingAt(late));

    expect(row).to.include({ tone: 'late', unit: '水务局', order: '1 级 · 待答复' });
    expect(row.clock).to.include({ name: '到达现场', left: '逾期 1 时 38 分' });
    expect(row.why).to.match(/^\/desk\/supervise\/why\/2026-1124-0100\?clock=onSite/);
  });

  it('when a ticket has no unit yet, then the duty is the centre’s', () => {
    const life = registered();

    expect(presentBoardRow(fileOf(life), wordingAt(life))).to.include({ unit: '派单员', order: '–' });
  });
});

describe('draftOrder', () => {
  it('when duties are late, then every one stands in the text with its full date', () => {
    const { text, step, obstacle } = draftOrder(fileOf(late), wordingAt(late));

    expect(text).to.include('由水务局办理').and.include('到达现场应在 2026年11月24日 周二 09:30 前完成');
    expect(text).not.to.include('今天');
    expect(step).to.equal('起草督办事由');
    expect(obstacle).to.equal(undefined);
  });

  it('when nothing is late yet, then what is due next stands there', () => {
    const life = run(registered({ urgent: true }), 'accept:dispatcher', toWater);

    const { text, step } = draftOrder(fileOf(life), wordingAt(life));

    expect(text).to.match(/应在 2026年.+ 前完成，起草时还剩/);
    expect(step).to.equal('起草督办单');
  });

  it('when the ticket has ended, then the obstacle is told in words', () => {
    const life = lifeIn('closed');

    expect(draftOrder(fileOf(life), wordingAt(life)).obstacle).to.include('已办结');
  });
});
