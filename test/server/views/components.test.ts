import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import express from 'express';
import { createAssets } from '../../../server/views/assets.ts';
import { createViews } from '../../../server/views/handlebars.ts';
import { presentClock } from '../../../server/views/present-clock.ts';
import { presentError } from '../../../server/views/present-error.ts';

const root = join(import.meta.dirname, '../../..');
const now = new Date('2026-11-23T01:12:00Z');
const after = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const assets = createAssets(root);
const app = express();
createViews(app, { root, assets, now: () => now, office: '云溪县' });

const render = (view: string, context: object): Promise<string> =>
  new Promise((resolve, reject) => {
    app.render(view, context, (error: Error | null, html) => (error === null ? resolve(html) : reject(error)));
  });
const component = (name: string, context: object): Promise<string> =>
  render(`components/${name}`, { layout: false, ...context });

const clock = presentClock({ name: '首次反馈', startAt: after(-100), dueAt: after(20), who: '水务局' }, now);
const fill = { name: 'category', value: 'noise' };
const options = [
  { value: 'water', text: '水务局', selected: true },
  { value: 'city', text: '城管局' },
];
const trail = [
  { tone: 'met', text: '签收', when: '08:49 · 吴' },
  { text: '回访', promise: '3 个工作日内' },
];
const shell = {
  layout: 'staff',
  title: '待派单',
  csrfToken: 'token-1',
  now,
  live: '/live',
  watermark: '沈 09:12',
  user: { id: 'shen', name: '沈', role: '派单员' },
  nav: [{ text: '待派', href: '/dispatch', current: true, count: 6, icon: 'inbox' }],
};

const contexts: Record<string, [object, string]> = {
  action: [
    { text: '催办', post: '/urge', icon: 'bell', key: 'U', tone: 'primary', fields: [{ name: 'no', value: '7' }] },
    'name="no" value="7"',
  ],
  'action-form': [
    {
      action: '/return',
      draft: 'return-7',
      effect: '时限暂停',
      errors: [{ name: 'reason', text: '请写理由' }],
      fields: [{ kind: 'textarea', name: 'reason', label: '理由' }],
      submit: { text: '退回' },
    },
    'data-draft="return-7"',
  ],
  badge: [{ text: '紧急', icon: 'bolt', strong: true }, 'chip strong'],
  clock: [clock, 'data-tone="risk"'],
  clocks: [{ clocks: [clock, { ...clock, ledger: trail, rule: '通知后 2 小时' }] }, '通知后 2 小时'],
  'danger-line': [{}, 'tel:119'],
  'demand-text': [{ text: '<b>一行</b>', clamp: true }, '&lt;b&gt;一行'],
  'empty-state': [{ title: '没有待派的件', icon: 'inbox', action: { text: '刷新', href: '/' } }, '没有待派的件'],
  'error-banner': [presentError(403, 'r-1'), 'r-1'],
  facts: [{ facts: [{ label: '主办', text: '水务局', why: '目录 C1-07', key: 'L' }] }, '目录 C1-07'],
  figures: [{ figures: [{ value: '7', text: '已逾期', href: '/late', tone: 'late' }] }, 'data-tone="late"'],
  flash: [{ kind: 'refused', title: '没有派出', list: ['无此权力'], reference: 'r-2' }, 'role="alert"'],
  'hold-bar': [{ parts: [{ text: '签收 4 分', from: 0, share: 40, shade: 2 }] }, 'width="40"'],
  instants: [{ instants: [{ at: '09:44', text: '到达现场' }] }, '09:44'],
  'next-step': [{ text: '签收', icon: 'check', left: '还剩 7 分', key: 'Enter' }, 'data-key="Enter"'],
  pagination: [{ older: '/?before=7', newest: '/', shown: '1–30' }, 'rel="next"'],
  photos: [{ photos: [{ href: '/f/1', thumb: '/f/1/small', caption: '井盖' }] }, '<span>井盖</span>'],
  pile: [
    {
      rows: [
        {
          title: '井盖缺失',
          href: '/t/7',
          clock,
          tone: 'risk',
          select: { name: 'no', value: '7' },
          hx: { get: '/f', target: '#one' },
          act: { text: '签收', post: '/sign' },
        },
      ],
    },
    'hx-target="#one"',
  ],
  suggestion: [
    { key: 'Alt+1', text: '噪声', score: '91%', why: '整夜响', fill, others: [{ text: '扰民', fill }] },
    'data-fill="category"',
  ],
  trail: [{ items: trail }, 'data-tone="todo"'],
  'undo-toast': [{ text: '已暂存', post: '/undo' }, 'data-key="Z"'],
  'views-bar': [{ views: [{ text: '紧急', count: 4, href: '/?v=urgent', current: true }] }, 'aria-current="page"'],
  watermark: [{ text: '沈 09:12' }, '沈 09:12'],
};

describe('components', () => {
  Object.entries(contexts).forEach(([name, [context, expected]]) => {
    it(`${name}, when it is rendered alone, then it prints its context`, async () => {
      expect(await component(name, context)).to.contain(expected);
    });
  });

  it('pile, when it has no rows, then it says what would stand there', async () => {
    expect(await component('pile', { rows: [], empty: { title: '没有待办' } })).to.contain('没有待办');
  });

  it('an icon, when it is not in the list, then rendering fails loudly', async () => {
    const failure = await component('badge', { text: '紧急', icon: 'no-such-icon' }).then(() => '', String);

    expect(failure).to.contain('No icon is called no-such-icon');
  });
});

describe('form-field', () => {
  const kinds: [string, string][] = [
    ['text', 'type="text"'],
    ['tel', 'type="tel"'],
    ['number', 'type="number"'],
    ['date', 'type="date"'],
    ['instant', 'type="datetime-local"'],
    ['password', 'type="password"'],
    ['textarea', '<textarea'],
    ['choice', 'type="radio"'],
    ['checks', 'type="checkbox"'],
    ['checkbox', 'type="checkbox"'],
    ['select', '<select'],
    ['unit', 'data-picker'],
    ['units', 'multiple'],
    ['photo', 'type="file"'],
    ['files', 'type="file"'],
    ['hidden', 'type="hidden"'],
  ];
  kinds.forEach(([kind, expected]) => {
    it(`when the kind is ${kind}, then it draws ${expected} under its name`, async () => {
      const html = await component('form-field', { kind, name: 'reason', label: '理由', options });

      expect(html).to.contain(expected).and.to.contain('name="reason"');
    });
  });

  it('when it has a hint and an error, then the input is described by both', async () => {
    const html = await component('form-field', {
      kind: 'text',
      name: 'reason',
      label: '理由',
      prefix: 'back-',
      hint: '写明依据',
      error: '请写理由',
      required: true,
    });

    expect(html)
      .to.contain('aria-describedby="back-reason-hint back-reason-error"')
      .and.to.contain('aria-invalid="true"')
      .and.to.contain('必填');
  });
});

describe('layouts and own pages', () => {
  ['public', 'staff', 'phone', 'print', 'bare'].forEach((layout) => {
    it(`${layout}, when it frames a page, then title, language and a main part stand in it`, async () => {
      const html = await render('pages/error', {
        ...shell,
        layout,
        ...presentError(404, 'r-3'),
        title: '没有这个页面',
      });

      expect(html)
        .to.match(/<html lang="zh-CN">/)
        .and.to.contain('<title>没有这个页面 · 云溪县 12345</title>')
        .and.to.contain('id="main"')
        .and.to.contain('r-3');
    });
  });

  it('public, when the page is English, then the frame is too', async () => {
    const html = await render('pages/error', {
      ...shell,
      layout: 'public',
      lang: 'en',
      ...presentError(429, 'r-4', 'en'),
    });

    expect(html).to.contain('<html lang="en">').and.to.contain('Skip to content').and.to.contain('Too many');
  });

  it('sign-in, when a login was refused, then what was typed and the reason stand there', async () => {
    const html = await render('pages/sign-in', {
      ...shell,
      layout: 'bare',
      login: 'shen',
      errors: [{ name: 'login', text: '工号或口令不对' }],
    });

    expect(html).to.contain('value="shen"').and.to.contain('工号或口令不对').and.to.contain('value="token-1"');
  });

  const listTemplates = (dir: string): string[] =>
    readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.hbs'))
      .map((name) => join(dir, name));
  it('every template, when the strict content policy is in force, then needs no inline style, script or handler', () => {
    const offenders = listTemplates(join(root, 'templates')).filter((file) =>
      / style="|<style|<script>|\son[a-z]+="/.test(readFileSync(file, 'utf8')),
    );

    expect(offenders).to.deep.equal([]);
  });
});
