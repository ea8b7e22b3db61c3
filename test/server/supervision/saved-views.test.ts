import { expect } from 'chai';
import { readChoice } from '../../../server/supervision/board-choice.ts';
import { presentNarrowing, presentViews } from '../../../server/supervision/present-choice.ts';
import { MOST_VIEWS } from '../../../server/supervision/saved-view.store.ts';
import type { SavedView } from '../../../server/supervision/saved-view.store.ts';
import type { Mark } from '../../../server/tickets/list-fields.ts';
import { buildApp, signIn } from '../../support/app.ts';
import type { Desk } from '../../support/app.ts';
import { person } from '../../support/domain.ts';
import { fileOf, knowledge, lateUrgent } from '../../support/tickets.ts';

const late = fileOf(lateUrgent());
const { catalogue } = knowledge;
const own: SavedView = { id: 'command-0001', name: '水务急件', view: 'urgent', lead: 'water-bureau', level: 2 };
const choose = (fields: Record<string, unknown>) => readChoice(fields, catalogue.departments);
const fieldsOfOwn = { view: 'urgent', lead: 'water-bureau', level: '2' };
const addressOfOwn = '/desk/supervise?view=urgent&lead=water-bureau&level=2';

interface Asked {
  readonly mark: Mark;
  readonly lead: string | undefined;
  readonly level: number | undefined;
}

/** A board on which `saved` is all that the supervisor has; the lists that were asked for its lines stand in `asked`. */
const open = async (
  saved: SavedView[] = [],
): Promise<Desk & { readonly asked: Asked[]; readonly saved: SavedView[] }> => {
  const asked: Asked[] = [];
  const app = buildApp({
    clock: { now: () => new Date(lateUrgent().now) },
    lateness: { listAll: async () => [] },
    savedViews: {
      listBy: async () => saved,
      keep: async (_staffId, view) => {
        if (saved.some(({ name }) => name === view.name)) return 'taken';
        saved.push(view);
        return 'kept';
      },
      remove: async (_staffId, id) => {
        const at = saved.findIndex((view) => view.id === id);
        return at < 0 ? null : (saved.splice(at, 1)[0] ?? null);
      },
    },
    tickets: {
      countAtRisk: async () => 1,
      listAtRisk: async () => ({ records: [late], next: null }),
      listMarked: async (mark, { lead, level, limit }) => {
        if (limit !== 100) asked.push({ mark, lead, level });
        return { records: [], next: null };
      },
    },
    dispatch: { perform: async () => ({ ok: true, status: 'handling', version: 9 }) },
  });
  return { ...(await signIn(app, person('supervisor'))), asked, saved };
};

describe('readChoice', () => {
  it('when unit and level are known, then they narrow the view', () => {
    expect(choose(fieldsOfOwn).narrow).to.deep.equal({ lead: 'water-bureau', level: 2 });
  });

  for (const odd of [{ lead: 'nobody', level: '9' }, { lead: ['water-bureau'], level: { $gt: 1 } }, { lead: '' }]) {
    it(`when an address carries ${JSON.stringify(odd)}, then the view is shown whole`, () => {
      expect(choose({ view: 'red', ...odd }).narrow).to.deep.equal({});
    });
  }
});

describe('presentViews', () => {
  it('when the board is narrowed, then the fixed views keep it and no count of the whole office stands beside them', () => {
    const pills = presentViews(choose({ ...fieldsOfOwn, view: 'red' }), [own], { red: '3' }, catalogue);

    expect(pills.find(({ text }) => text === '紧急')?.href).to.equal(addressOfOwn);
    expect(pills.filter(({ count }) => count !== undefined).map(({ text }) => text)).to.deep.equal(['已逾期']);
    expect(pills.filter(({ current }) => current).map(({ text }) => text)).to.deep.equal(['已逾期']);
  });

  it('when what is shown is a view of their own, then that one alone is the current one', () => {
    const pills = presentViews(choose(fieldsOfOwn), [own], {}, catalogue);

    expect(pills.filter(({ current }) => current)).to.deep.equal([
      { text: '水务急件', href: addressOfOwn, current: true, icon: 'star' },
    ]);
  });
});

describe('presentNarrowing', () => {
  it('when nothing like it is saved, then it may be saved under a name made from it', () => {
    expect(presentNarrowing(choose(fieldsOfOwn), [], catalogue).save?.hint).to.equal('水务局紧急2 级');
  });

  it('when it is saved already, then it may be removed instead', () => {
    const view = presentNarrowing(choose(fieldsOfOwn), [own], catalogue);

    expect(view.own).to.deep.equal({ id: own.id, name: own.name });
    expect(view.save).to.equal(undefined);
  });

  it('when they have as many as they may, then it says so instead of asking for a name', () => {
    const many = Array.from({ length: MOST_VIEWS }, (_, index) => ({ ...own, name: `视图 ${index}` }));

    const view = presentNarrowing(choose({ view: 'red' }), many, catalogue);

    expect(view.full).to.include('已存满 12 个视图');
    expect(view.save).to.equal(undefined);
  });

  it('when the unit of a saved view is gone, then the view is still found and may be removed', () => {
    const gone = { ...own, lead: 'dissolved-bureau' };

    expect(presentNarrowing(choose({ view: 'urgent', level: '2' }), [gone], catalogue).own?.id).to.equal(own.id);
  });
});

describe('/desk/supervise/views', () => {
  it('when somebody is no supervisor, then nothing can be saved or removed', async () => {
    const { post } = await signIn(buildApp(), { roles: ['dispatcher', 'shiftLead'] });

    expect((await post('/desk/supervise/views', { ...fieldsOfOwn, name: '水务' })).status).to.equal(403);
    expect((await post('/desk/supervise/views/remove', { id: own.id })).status).to.equal(403);
  });

  it('when the board is opened narrowed, then the list is asked for that unit and level alone', async () => {
    const { agent, asked } = await open();

    const { text } = await agent.get(addressOfOwn).expect(200);

    expect(asked).to.deep.equal([{ mark: 'urgent', lead: 'water-bureau', level: 2 }]);
    expect(text).to.include('里没有合这些条件的件').and.include('看全部单位和级别');
  });

  it('when a name is given, then the view is saved under it and the board shows it as the current one', async () => {
    const { agent, post, saved } = await open();

    const answer = await post('/desk/supervise/views', { ...fieldsOfOwn, name: ' 水务急件 ' }).expect(303);

    expect(answer.headers['location']).to.equal(addressOfOwn);
    expect(saved).to.deep.equal([{ ...own, id: 'command-for-test' }]);
    const { text } = await agent.get(addressOfOwn).expect(200);
    expect(text).to.include('已存为视图“水务急件”').and.include('删除视图“水务急件”');
  });

  const wrong: readonly (readonly [what: string, form: Record<string, string>, told: string])[] = [
    ['no name is given', { name: ' ' }, '请给视图起个名字'],
    ['the name is too long', { name: '很长很长很长很长很长很长长' }, '名字最多 12 个字'],
    ['the name is that of a fixed view', { name: '已逾期' }, '已有叫这个名字的视图'],
    ['the name is that of another of theirs', { name: own.name }, '已有叫这个名字的视图'],
    ['the unit is none', { name: '新的', lead: 'nobody' }, '没有这个单位'],
    ['the level is none', { name: '新的', level: '7' }, '没有这个督办级别'],
    ['the view is none', { name: '新的', view: 'nothing' }, '没有这样的视图'],
  ];
  for (const [what, form, told] of wrong) {
    it(`when ${what}, then the board comes back with what was typed and says so`, async () => {
      const { post, saved } = await open([own]);

      const { text } = await post('/desk/supervise/views', { ...fieldsOfOwn, view: 'red', ...form }).expect(422);

      expect(text).to.include(told);
      expect(saved).to.deep.equal([own]);
    });
  }

  it('when one is removed, then it is gone and can be had back with one key', async () => {
    const { agent, post, saved } = await open([own]);

    const answer = await post('/desk/supervise/views/remove', { id: own.id }).expect(303);
    const { text } = await agent.get(answer.headers['location'] ?? '').expect(200);

    expect(saved).to.deep.equal([]);
    expect(text).to.include('已删除视图“水务急件”').and.include('data-key="Z"').and.include('value="水务急件"');
  });

  it('when it was removed already, then the board is shown', async () => {
    const { post } = await open();

    const answer = await post('/desk/supervise/views/remove', { id: own.id }).expect(303);

    expect(answer.headers['location']).to.equal('/desk/supervise');
  });

  it('when somebody is reminded from a narrowed board, then it is shown again as it was', async () => {
    const { post } = await open();

    const form = { ...fieldsOfOwn, nos: late.no, reason: '请快办' };
    const answer = await post('/desk/supervise/remind', form).expect(303);

    expect(answer.headers['location']).to.equal(addressOfOwn);
  });

  it('when an order is previewed from a narrowed board, then the way back leads there', async () => {
    const { post } = await open();

    const { text } = await post('/desk/supervise/preview', { ...fieldsOfOwn, nos: 'none' }).expect(422);

    expect(text).to.include('name="lead" value="water-bureau"');
  });
});
