// Fills an empty office with a week of tickets in every status. Instants are relative to now; what the clocks would have
// done meanwhile is written as fired events, so that the workflows started later repeat nothing.
import type { Knowledge } from '../../knowledge-base/load.ts';
import { findPlaces } from '../../workflows/domain/routing.ts';
import { noticesOf } from '../../workflows/domain/notices.ts';
import type { NewTicket } from '../../workflows/domain/register.ts';
import type { Actor, Said } from '../../workflows/domain/ticket.ts';
import type { Deps } from '../deps.ts';
import { listDemoStaff } from '../staff/demo-staff.ts';
import type { TicketIntake, TicketRecord } from '../tickets/ticket-record.ts';
import { liveOut } from './live-out.ts';
import type { LifeStep, LivedEvent } from './live-out.ts';
import { sampleCallers } from './sample-demand.ts';
import type { SampleDemand } from './sample-demand.ts';
import { sampleDemands } from './sample-demands.ts';
import { drawSamplePhoto } from './sample-photo.ts';
import { sampleScripts } from './sample-scripts.ts';
import type { ScriptMove, ScriptRole } from './sample-scripts.ts';

/** What seeding needs of the house. */
export type SeedDeps = Pick<Deps, 'tickets' | 'persons' | 'inbox' | 'numbers' | 'knowledge' | 'clock' | 'attachments'>;

const citizen: Actor = { id: 'citizen', name: '诉求人', roles: ['citizen'], unit: null };
/** Sees every ticket, as the office's own programs do. */
const seeder: Actor = { id: 'seed', name: '样例', roles: ['system'], unit: null };
const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

/** `+12d` in a script means twelve days after the move; a list of files holds the one photo of the ticket. */
const saidAt = (said: Said, at: number, photo: string): Said =>
  Object.fromEntries(
    Object.entries(said).map(([name, value]) => {
      const days = typeof value === 'string' ? /^\+(\d+)d$/.exec(value)?.[1] : undefined;
      if (Array.isArray(value)) return [name, [photo]];
      return [name, days === undefined ? value : new Date(at + Number(days) * dayMs).toISOString()];
    }),
  );

interface Cast {
  readonly lead: string;
  readonly assists: readonly string[];
  readonly staff: readonly Actor[];
  readonly photo: string;
}

const assistantUnit = (cast: Cast): string => cast.assists[0] ?? 'emergency-bureau';

const actorFor = (role: ScriptRole, cast: Cast): Actor => {
  if (role === 'citizen') return citizen;
  const unitRoles: readonly ScriptRole[] = ['liaison', 'handler', 'deptLeader'];
  const unit = role === 'assistant' ? assistantUnit(cast) : unitRoles.includes(role) ? cast.lead : null;
  const wanted = role === 'assistant' ? 'handler' : role;
  const found = cast.staff.find((one) => one.unit === unit && one.roles.includes(wanted));
  if (!found) throw new Error(`the demo office has no ${role} of ${unit ?? 'the centre'}`);
  return found;
};

/** What the office fills in by itself: type and category when accepting, lead and basis when sending out. */
const filledIn = (action: string, sample: SampleDemand, cast: Cast, knowledge: Knowledge): Said => {
  const category = knowledge.catalogue.categories[sample.category];
  if (action === 'accept') return { type: sample.type, category: sample.category, kind: category?.kind ?? 'general' };
  if (action !== 'dispatch') return {};
  return { lead: cast.lead, assists: cast.assists, basis: `目录 ${sample.category}` };
};

const stepsOf = (sample: SampleDemand, cast: Cast, begunAt: number, knowledge: Knowledge): LifeStep[] => {
  const moves: readonly ScriptMove[] = sampleScripts[sample.script];
  return moves.map(([minute, action, role, said = {}]): LifeStep => ({
    minute,
    action,
    by: actorFor(role, cast),
    said: { ...filledIn(action, sample, cast, knowledge), ...saidAt(said, begunAt + minute * minuteMs, cast.photo) },
  }));
};

const castOf = (sample: SampleDemand, knowledge: Knowledge, staff: readonly Actor[], photo: string): Cast => {
  const rule = knowledge.catalogue.rules[sample.category];
  if (!rule) throw new Error(`the sample “${sample.title}” names an unknown category ${sample.category}`);
  // Assisting units only where the script shows one at work: an open task would hold the others up.
  return { lead: rule.lead, assists: sample.script === 'dispatched' ? rule.assists.slice(0, 2) : [], staff, photo };
};

const messageIdOf = (index: number): string => `sample-${index}`;

const intakeOf = (
  sample: SampleDemand,
  index: number,
  at: string,
  knowledge: Knowledge,
  photo: string,
): TicketIntake => {
  const place = findPlaces(sample.place, knowledge.places)[0];
  return {
    channel: sample.channel,
    messageId: messageIdOf(index),
    receivedAt: at,
    title: sample.title,
    body: sample.body,
    place:
      sample.place === ''
        ? null
        : { text: sample.place, ...(place && { lat: place.lat, lng: place.lng, town: place.town }) },
    attachments: sample.channel === 'web' ? [photo] : [],
    language: 'zh',
  };
};

const store = async (
  { tickets, inbox }: SeedDeps,
  record: Omit<TicketRecord, 'state' | 'version'>,
  lived: readonly LivedEvent[],
): Promise<void> => {
  const state = lived.at(-1)?.after;
  if (!state) return;
  const events = lived.map(({ event }) => event);
  const { created } = await tickets.insert({ record: { ...record, state, version: state.version }, events });
  if (!created) return;
  const [, ...rest] = lived;
  await inbox.post(rest.flatMap(({ before, event, after }) => noticesOf(before, event, after)));
};

const startOf = (sample: SampleDemand, no: string, at: string, by: Actor): NewTicket => ({
  no,
  at,
  by,
  commandId: `seed:${no}`,
  demand: {
    type: sample.type,
    category: sample.category,
    kind: 'general',
    secret: sample.secret ?? false,
    tourist: sample.tourist ?? false,
  },
  urgent: sample.urgent ?? false,
  reachable: sample.caller !== null,
  grave: sample.type === 'report',
  said: {},
});

const seedOne = async (deps: SeedDeps, sample: SampleDemand, index: number, staff: readonly Actor[]): Promise<void> => {
  const knowledge = deps.knowledge.current();
  const now = deps.clock.now();
  const begun = new Date(now.getTime() - sample.agoMinutes * minuteMs);
  const at = begun.toISOString();
  const caller = sample.caller === null ? undefined : sampleCallers[sample.caller];
  const person = caller ? await deps.persons.remember(caller) : null;
  const no = await deps.numbers.next(begun);
  const photo = await deps.attachments.keep(
    { name: '现场.jpg', bytes: await drawSamplePhoto(sample.place) },
    { no, by: 'seed' },
  );
  const cast = castOf(sample, knowledge, staff, photo);
  const by = sample.channel === 'phone' ? actorFor('operator', cast) : citizen;
  const steps = stepsOf(sample, cast, begun.getTime(), knowledge);
  const lived = liveOut(startOf(sample, no, at, by), steps, now, knowledge);
  const intake = intakeOf(sample, index, at, knowledge, photo);
  const contact = { personId: person?.personId ?? null, contactMask: person?.mask ?? null };
  await store(deps, { no, intake, ...contact, createdAt: at, updatedAt: at }, lived);
};

/** Looked for first, so that a second run takes no number, keeps no photo and writes nobody into the vault. */
const isThere = async (
  { tickets }: SeedDeps,
  { title }: SampleDemand,
  index: number,
  reader: Actor,
): Promise<boolean> => {
  const alike = await tickets.search(title, { visibleTo: reader, days: 365 });
  return alike.some(({ intake }) => intake.messageId === messageIdOf(index));
};

/** Seeds every sample once; what an earlier run seeded is left as it is. Gives how many are new. */
export const seedTickets = async (deps: SeedDeps): Promise<number> => {
  const units = Object.keys(deps.knowledge.current().catalogue.departments);
  const staff = listDemoStaff(units).map((account) => account.staff);
  const oldestFirst = [...sampleDemands.entries()].sort(([, a], [, b]) => b.agoMinutes - a.agoMinutes);
  let created = 0;
  for (const [index, sample] of oldestFirst) {
    if (await isThere(deps, sample, index, seeder)) continue;
    await seedOne(deps, sample, index, staff);
    created += 1;
  }
  return created;
};
