// What the county's dispatch catalogue (派单目录) is made of: who exists, who has which power, what belongs to whom.
import type { DemandKind } from './deadlines.ts';

/** The three tiers of the hotline's network; only `functional`, `utility` and `centre` units may hold enforcement powers. */
export const departmentKinds = ['functional', 'town', 'street', 'community', 'utility', 'centre'] as const;
export type DepartmentKind = (typeof departmentKinds)[number];

/** A unit that can be notified. `powers` are codes of {@link Power}; `parent` is the town or street of a community. */
export interface Department {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly kind: DepartmentKind;
  readonly powers: readonly string[];
  readonly parent?: string;
}

export const powerKinds = ['enforcement', 'permit', 'service'] as const;

/** One duty of the duty table (职责清单): something only the units that list it may do. */
export interface Power {
  readonly id: string;
  readonly name: string;
  readonly kind: (typeof powerKinds)[number];
}

/** Selects the limit for signing an urgent ticket: 15 min for life and property, 30 min for the others. */
export const categoryKinds = ['lifeProperty', 'utility', 'general'] as const satisfies readonly DemandKind[];

/** One leaf of the three-level catalogue, with the lead and assists that are in force (its rule's, see {@link CatalogueRule}). */
export interface Category {
  /** Such as `C1-07`: letter = first level, digit = second, number = leaf. */
  readonly code: string;
  readonly path: readonly [string, string, string];
  readonly keywords: readonly string[];
  /** Words that many matters share (安全隐患, 公司); they decide only where nothing stronger is found. */
  readonly weakWords?: readonly string[];
  readonly lead: string;
  readonly assists: readonly string[];
  /** Words that make a ticket of this category look urgent; a person confirms. */
  readonly urgencyHints: readonly string[];
  readonly kind: DemandKind;
  readonly needsPower?: string;
  /** The town or street of the place joins as an assisting unit (属地协办). */
  readonly localAssist?: boolean;
  /** Takes the urgent table while holiday mode is on (投诉即办). */
  readonly tourist?: boolean;
  /** The caller's identity is hidden from the lead unless a person decides otherwise (举报). */
  readonly secretByDefault?: boolean;
}

/** Why a category goes to whom. `ground` is the duty list entry or the 会商 minutes, in words a unit can check. */
export interface CatalogueRule {
  readonly id: string;
  readonly version: number;
  readonly category: string;
  readonly lead: string;
  readonly assists: readonly string[];
  readonly needsPower?: string;
  readonly ground: string;
  readonly source: 'catalogue' | 'ruling';
}

/** A name people use for a spot, with WGS-84 degrees; `town` and `community` are department ids. */
export interface Place {
  readonly name: string;
  readonly kind: string;
  readonly town: string;
  readonly community?: string;
  readonly lat: number;
  readonly lng: number;
}

/** An approved answer with a named source, good enough to answer a caller at once. Dates are `YYYY-MM-DD`, Asia/Shanghai. */
export interface KnowledgeCard {
  readonly id: string;
  readonly title: string;
  readonly answerShort: string;
  readonly answerFull: string;
  readonly source: string;
  readonly owner: string;
  readonly approvedOn: string;
  readonly validUntil: string;
  readonly categories: readonly string[];
}

/** Everything dispatching reads. `rules` holds the one rule in force for each category code. */
export interface Catalogue {
  readonly departments: Readonly<Record<string, Department>>;
  readonly powers: Readonly<Record<string, Power>>;
  readonly categories: Readonly<Record<string, Category>>;
  readonly rules: Readonly<Record<string, CatalogueRule>>;
  /** Who leads when nothing fits (兜底单位). */
  readonly fallbackLead: string;
}

/** When visitors' complaints take the urgent table; both ends of a period belong to it, days are `YYYY-MM-DD`. */
export interface HolidayMode {
  readonly touristUrgent: boolean;
  readonly periods: readonly { readonly name: string; readonly from: string; readonly to: string }[];
}

/** 投诉即办: whether a visitor's category is urgent on this civil day (Asia/Shanghai) whatever its own urgency. */
export const isUrgentForVisitors = ({ tourist }: Category, mode: HolidayMode, day: string): boolean =>
  tourist === true && mode.touristUrgent && mode.periods.some(({ from, to }) => from <= day && day <= to);

const grassrootsKinds: readonly DepartmentKind[] = ['town', 'street', 'community'];

/** Whether a unit belongs to the tiers that functional matters must not be pushed down to (国办函〔2025〕66号). */
export const isGrassroots = (department: Department): boolean => grassrootsKinds.includes(department.kind);

/** Whether the unit may do what the category needs; a category without a special power is open to every unit. */
export const hasPowerFor = (department: Department, needsPower: string | undefined): boolean =>
  needsPower === undefined || department.powers.includes(needsPower);
