// Records the lives anew, after a change of the workflow that is not meant to replay old ones:
// node server/commands/launch.mjs run --needs fresh test/histories/record.ts
import { readConfig } from '../../server/config.ts';
import type { Command } from '../../workflows/domain/ticket.ts';
import { createMemoryOffice } from '../support/memory-office.ts';
import { recordHistory } from '../support/history.ts';
import type { Life } from '../support/history.ts';
import { command, happyLife, people, said, units } from '../support/sample-life.ts';
import { startTestHouse, until } from '../support/temporal.ts';
import { hurried } from '../support/timing.ts';

const office = createMemoryOffice(hurried({ onSite: 1 }));
const house = await startTestHouse({ office, address: readConfig().temporalAddress });

const returnedAndConsulted: readonly (() => Command)[] = [
  ...happyLife.slice(0, 2),
  () => command(people.liaison, 'return', said.return),
  () => command(people.dispatcher, 'convene', { lead: units.water, reason: '职责不清，先办后议' }),
  () => command(people.handler, 'contact', said.contact),
  () => command(people.chair, 'ruleOther', { lead: units.streets, assists: [], basis: '职责清单', minutes: '会议认定由道路养护单位主办。' }),
  () => command(people.dispatcher, 'dispatch', { ...said.dispatch, lead: units.streets }),
  () => command(people.streetsHandler, 'contact', said.contact),
  () => command(people.streetsHandler, 'arrive', said.arrive),
  () => command(people.streetsHandler, 'submit', said.submit),
  () => command(people.streetsLeader, 'approve'),
  () => command(people.checker, 'passCheck'),
  () => command(people.callbackClerk, 'satisfied', { solved: true, contacted: true }),
];

const lateAndOrdered: readonly (() => Command)[] = [
  () => command(people.handler, 'contact', said.contact),
  () => command(people.handler, 'arrive', said.arrive),
  () => command(people.deptLeader, 'answerOrder', { orderVersion: 1, causeText: '抢修车被堵', measures: '已绕行到场', doneBy: new Date(Date.now() + 86_400_000).toISOString() }),
  () => command(people.supervisor, 'strikeOff', { orderVersion: 1, reason: '已到场' }),
];

const begin = async (serial: number): Promise<string> => {
  const no = `2026-1124-${String(serial).padStart(4, '0')}`;
  await house.dispatch.startTicket({ no, state: office.register({ no }) });
  return no;
};
const live = async (no: string, life: readonly (() => Command)[]): Promise<void> => {
  for (const next of life) {
    const one = next();
    const outcome = await house.dispatch.perform(no, one);
    if (outcome.ok !== true) throw new Error(`${one.action}: ${JSON.stringify(outcome)}`);
  }
};
const keep = async (no: string, life: Life): Promise<void> => {
  await until(() => office.undelivered.size === 0);
  await recordHistory(house.temporal, no, life);
};

const happy = await begin(1);
await live(happy, happyLife);
await keep(happy, 'happy');

const returned = await begin(2);
await live(returned, returnedAndConsulted);
await keep(returned, 'returned-and-consulted');

const late = await begin(3);
await live(late, happyLife.slice(0, 3));
await until(() => office.stateOf(late).order !== null);
await live(late, lateAndOrdered);
await keep(late, 'late-and-ordered');

await house.stop();
