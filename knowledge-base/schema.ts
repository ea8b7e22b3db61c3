// The shape of every file of this folder. References between files are checked in load.ts.
import { z } from 'zod';
import { categoryKinds, departmentKinds, powerKinds } from '../workflows/domain/catalogue.ts';
import { clockKinds } from '../workflows/domain/clock-names.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '应为小写字母、数字和连字符');
const words = z.array(z.string().min(1));
const date = z.iso.date();
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '应为 HH:MM');
const categoryCode = z.string().regex(/^[A-Z]\d-\d{2}$/, '类别编码应如 C1-07');

const department = z.strictObject({
  id,
  name: z.string().min(2),
  short: z.string().min(2).max(8),
  kind: z.enum(departmentKinds),
  powers: z.array(id),
  parent: id.exactOptional(),
});

const power = z.strictObject({ id, name: z.string().min(2), kind: z.enum(powerKinds) });

const leaf = z.strictObject({
  code: categoryCode,
  name: z.string().min(2),
  keywords: words.min(1),
  weakWords: words.exactOptional(),
  lead: id,
  assists: z.array(id),
  urgencyHints: words,
  kind: z.enum(categoryKinds),
  needsPower: id.exactOptional(),
  localAssist: z.boolean().exactOptional(),
  tourist: z.boolean().exactOptional(),
  secretByDefault: z.boolean().exactOptional(),
  rule: z.strictObject({ id: z.string().min(1), version: z.int().positive(), ground: z.string().min(4) }),
});

const place = z.strictObject({
  name: z.string().min(2),
  kind: z.string().min(1),
  town: id,
  community: id.exactOptional(),
  lat: z.number().min(-90).max(90),
  lng: z.number().min(-180).max(180),
});

const card = z.strictObject({
  id,
  title: z.string().min(4),
  answerShort: z.string().min(10),
  answerFull: z.string().min(20),
  source: z.string().min(4),
  owner: id,
  approvedOn: date,
  validUntil: date,
  categories: z.array(categoryCode).min(1),
});

const deadlineRule = z.strictObject({
  id: z.string().min(1),
  clock: z.enum(clockKinds.map(({ code }) => code)),
  when: z
    .strictObject({
      urgent: z.boolean().exactOptional(),
      types: z.array(z.enum(['consult', 'help', 'complaint', 'report', 'suggestion', 'praise'])).exactOptional(),
      kinds: z.array(z.enum(categoryKinds)).exactOptional(),
    })
    .exactOptional(),
  limit: z.strictObject({
    n: z.number().positive(),
    unit: z.enum(['minute', 'hour', 'day', 'officeHour', 'workingDay']),
  }),
  ground: z.string().min(1),
});

/** departments.json: the units and the county's fallback lead. */
export const departmentsFile = z.strictObject({ fallbackLead: id, departments: z.array(department).min(1) });

/** powers.json: the duty list that `powers` of a unit and `needsPower` of a category refer to. */
export const powersFile = z.strictObject({ powers: z.array(power).min(1) });

/** categories/*.json: one first level with its second levels and leaves. */
export const categoriesFile = z.strictObject({
  code: z.string().regex(/^[A-Z]$/),
  name: z.string().min(2),
  groups: z.array(z.strictObject({ code: z.string().regex(/^[A-Z]\d$/), name: z.string().min(2) })).min(1),
  leaves: z.array(leaf).min(1),
});

/** places.json and cards.json. */
export const placesFile = z.strictObject({ places: z.array(place) });
export const cardsFile = z.strictObject({ cards: z.array(card) });

/** office.json: county name, office spans of a working day, and when visitors' complaints take the urgent table. */
export const officeFile = z.strictObject({
  county: z.string().min(2),
  officeSpans: z.array(z.tuple([clockTime, clockTime])).min(1),
  holidayMode: z.strictObject({
    touristUrgent: z.boolean(),
    periods: z.array(z.strictObject({ name: z.string().min(1), from: date, to: date })),
  }),
});

/** deadlines.json: the limit of each clock, and the percent steps of the ladder. */
export const deadlinesFile = z.strictObject({
  version: z.int().positive(),
  steps: z.array(z.number().positive().max(100)).min(1),
  againShare: z.number().positive().max(1),
  assistShare: z.number().positive().max(1),
  rules: z.array(deadlineRule).min(1),
});

/** holidays/<year>.json: days off and 调休 working days of one year; `provisional` until the plan is published. */
export const holidaysFile = z.strictObject({
  year: z.int(),
  provisional: z.boolean(),
  source: z.string().min(1),
  holidays: z.array(date),
  workdays: z.array(date),
});
