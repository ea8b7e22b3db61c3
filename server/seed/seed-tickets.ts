// Fills an empty office with a week of tickets in every status. Instants are relative to now; what the clocks would have
// done meanwhile is written as fired events, so that the workflows started later repeat nothing.
import type { Knowledge } from '../../knowledge-base/load.ts';
import { findPlaces } from '../../workflows/domain/routing.ts';
import { noticesOf } from '../../workflows/domain/notices.ts';
import type { Actor, Said } from '../../workflows/domain/ticket.ts';
import type { Deps } from '../deps.ts';
import { listDemoStaff } from '../staff/demo-staff.ts';
import type { TicketIntake, TicketRecord } from '../tickets/ticket-record.ts';
import { liveOut } from './live-out.ts';
import type { LifeStep, LivedEvent } from './live-out.ts';
import { sampleCallers, sampleDemands } from './sample-demands.ts';
import type { SampleDemand } from './sample-demands.ts';
import { drawSamplePhoto } from './sample-photo.ts';
import { sampleScripts } from './sample-scripts.ts';
import type { ScriptMove, ScriptRole } from './sample-scripts.ts';

/** What seeding needs of the house. */
export type SeedDeps = Pick<Deps, 'tickets' | 'persons' | 'inbox' | 'numbers' | 'knowledge' | 'clock' | 'attachments'>;

const citizen: Actor = { id: 'citizen', name: '诉求人', roles: ['citizen'], unit: null };
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
    messageId: `sample-${index}`,
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
  const [first, ...rest] = lived;
  if (!first) return;
  await tickets.insert({ record: { ...record, state: first.after, version: first.after.version }, event: first.event });
  for (const { before, event, after } of rest) {
    await tickets.append(before, event, after);
    await inbox.post(noticesOf(before, event, after));
  }
};

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
  const demand = {
    type: sample.type,
    category: sample.category,
    kind: 'general',
    secret: sample.secret ?? false,
    tourist: false,
  } as const;
  const start = {
    no,
    at,
    by,
    commandId: `seed:${no}`,
    demand,
    urgent: sample.urgent ?? false,
    reachable: person !== null,
    grave: sample.type === 'report',
    said: {},
  };
  const lived = liveOut(start, stepsOf(sample, cast, begun.getTime(), knowledge), now, knowledge);
  const intake = intakeOf(sample, index, at, knowledge, photo);
  await store(
    deps,
    { no, intake, personId: person?.personId ?? null, contactMask: person?.mask ?? null, createdAt: at, updatedAt: at },
    lived,
  );
};

/** Seeds every sample once: a second run finds each message taken in already. Gives how many samples there are. */
export const seedTickets = async (deps: SeedDeps): Promise<number> => {
  const units = Object.keys(deps.knowledge.current().catalogue.departments);
  const staff = listDemoStaff(units).map((account) => account.staff);
  for (const [index, sample] of [...sampleDemands.entries()].sort(([, a], [, b]) => b.agoMinutes - a.agoMinutes)) {
    await seedOne(deps, sample, index, staff);
  }
  return sampleDemands.length;
};
