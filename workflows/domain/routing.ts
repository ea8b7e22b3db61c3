// Who should lead: catalogue rule → nearest function (职能相近) → fallback unit. Proposals only; a person dispatches.
import { hasPowerFor, isGrassroots } from './catalogue.ts';
import type { Catalogue, CatalogueRule, Category, Department, Place } from './catalogue.ts';
import type { DemandType } from './deadlines.ts';
import { findDangers } from './find-dangers.ts';
import { rankCategories } from './suggest-categories.ts';
import type { Suggestion } from './suggest-categories.ts';

export { findDangers } from './find-dangers.ts';
export { findPlaces } from './find-places.ts';
export { suggestCategories } from './suggest-categories.ts';

/** What is known of a demand before dispatch. `category` is a leaf's code, or a second level's (`C1`) if no leaf fits. */
export interface Demand {
  readonly text: string;
  readonly category?: string;
  readonly place?: Place;
  readonly demandType?: DemandType;
}

/** A proposed dispatch with all its grounds. `ruleId` and `ruleVersion` go into the event; unit fields are department ids. */
export interface DispatchProposal {
  readonly lead: string;
  readonly assists: readonly string[];
  /** The leaf that the rule belongs to; absent when no leaf fits. */
  readonly category?: string;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly basis: 'catalogue' | 'ruling' | 'nearestFunction' | 'fallback';
  readonly confidence: number;
  readonly reasons: readonly string[];
  /** The unit that would lead otherwise; `share` is its part (0–1) of what the words of the text speak for. */
  readonly runnerUp?: { readonly lead: string; readonly share: number };
  readonly urgentHints: readonly string[];
  /** 举报 and the categories marked so hide the caller from the lead until a person decides otherwise. */
  readonly secret: boolean;
}

/** Why a unit may not lead; a dispatcher may override it with a reason on record. */
export interface LeadConflict {
  readonly department: string;
  readonly power: string;
  readonly text: string;
}

/** Below this the best category is only near, and the units are weighed against each other instead. */
const sureEnough = 0.35;
/** The rule named in an event when none applied. */
const fallbackRule = { id: 'R-FALLBACK', version: 1 } as const;

type Choice = Pick<DispatchProposal, 'basis' | 'confidence' | 'reasons'> & { readonly rule?: CatalogueRule };

const shortName = (id: string, { departments }: Catalogue): string => departments[id]?.short ?? id;

const quote = (words: readonly string[]): string =>
  words
    .slice(0, 4)
    .map((word) => `“${word}”`)
    .join('');

/** How much the words of the text speak for each unit, all categories it leads taken together, greatest first. */
const weighLeads = (ranked: readonly Suggestion[], { rules }: Catalogue): [lead: string, share: number][] => {
  const sum = new Map<string, number>();
  for (const { code, score } of ranked) {
    const lead = rules[code]?.lead;
    if (lead !== undefined) {
      sum.set(lead, (sum.get(lead) ?? 0) + score);
    }
  }
  const total = [...sum.values()].reduce((one, other) => one + other, 0);
  return [...sum]
    .map(([lead, score]): [string, number] => [lead, score / total])
    .sort(([, one], [, other]) => other - one);
};

const groundOf = (rule: CatalogueRule): string =>
  rule.source === 'ruling'
    ? `会商裁定 ${rule.id}（第 ${String(rule.version)} 版）：${rule.ground}`
    : `目录 ${rule.category}：${rule.ground}`;

const byRule = (rule: CatalogueRule, confidence: number, words: readonly string[]): Choice => ({
  rule,
  basis: rule.source,
  confidence,
  reasons: [groundOf(rule), ...(words.length > 0 ? [`文中有${quote(words)}`] : [])],
});

const byNearest = (near: Suggestion, rule: CatalogueRule, share: number, catalogue: Catalogue): Choice => ({
  rule,
  basis: 'nearestFunction',
  confidence: near.confidence,
  reasons: [
    `没有完全对应的目录项，按“职能相近”归${shortName(rule.lead, catalogue)}（文中用词 ${String(Math.round(share * 100))}% 指向该单位）`,
    `最接近 ${near.code} ${near.path.join(' › ')}：文中有${quote(near.words)}`,
  ],
});

const byFallback = (): Choice => ({
  basis: 'fallback',
  confidence: 0,
  reasons: ['目录中没有对应事项，文中也没有可依据的用词，先由兜底单位受理'],
});

const inGroup = (code: string, group: string | undefined): boolean => group === undefined || code.startsWith(group);

/** The unit whose functions the words point to, and the nearest rule of that unit. */
const nearestFunction = (ranked: readonly Suggestion[], catalogue: Catalogue): Choice | undefined => {
  const [best] = weighLeads(ranked, catalogue);
  const near = ranked.find(({ code }) => catalogue.rules[code]?.lead === best?.[0]);
  const rule = near && catalogue.rules[near.code];
  return best && near && rule && byNearest(near, rule, best[1], catalogue);
};

/** A second level was chosen and no word helps: the unit that leads most of its leaves is nearest. */
const usualInGroup = (group: string, catalogue: Catalogue): Choice | undefined => {
  const rules = Object.values(catalogue.rules).filter(({ category }) => category.startsWith(group));
  const countOf = (lead: string): number => rules.filter((rule) => rule.lead === lead).length;
  const [rule] = rules.sort((one, other) => countOf(other.lead) - countOf(one.lead));
  return (
    rule && {
      rule,
      basis: 'nearestFunction',
      confidence: countOf(rule.lead) / rules.length,
      reasons: [
        `没有完全对应的目录项，${group} 类事项多由${shortName(rule.lead, catalogue)}主办，按“职能相近”归该单位`,
      ],
    }
  );
};

const choose = (demand: Demand, ranked: readonly Suggestion[], catalogue: Catalogue): Choice => {
  const chosen = demand.category === undefined ? undefined : catalogue.rules[demand.category];
  if (chosen) {
    return byRule(chosen, 1, ranked.find(({ code }) => code === chosen.category)?.words ?? []);
  }
  const group = demand.category?.slice(0, 2);
  const [best] = ranked;
  const rule = best && catalogue.rules[best.code];
  if (rule && group === undefined && best.confidence >= sureEnough) {
    return byRule(rule, best.confidence, best.words);
  }
  const within = ranked.filter(({ code }) => inGroup(code, group));
  return (
    nearestFunction(within, catalogue) ??
    (group === undefined ? undefined : usualInGroup(group, catalogue)) ??
    byFallback()
  );
};

const findHints = (text: string, category: Category | undefined): string[] => [
  ...new Set([
    ...findDangers(text).map(({ word }) => word),
    ...(category?.urgencyHints ?? []).filter((word) => text.includes(word)),
  ]),
];

/** The dispatch that the catalogue speaks for, never without a lead: what nothing fits goes to the fallback unit. */
export const proposeDispatch = (demand: Demand, catalogue: Catalogue): DispatchProposal => {
  const ranked = rankCategories(demand.text, catalogue);
  const { rule, basis, confidence, reasons } = choose(demand, ranked, catalogue);
  const category = rule && catalogue.categories[rule.category];
  const lead = rule?.lead ?? catalogue.fallbackLead;
  const local = category?.localAssist === true ? demand.place?.town : undefined;
  const joins = local !== undefined && local !== lead && rule?.assists.includes(local) === false;
  const [runnerUp] = weighLeads(ranked, catalogue).filter(([id]) => id !== lead);
  return {
    lead,
    assists: [...(rule?.assists ?? []), ...(joins ? [local] : [])],
    ruleId: (rule ?? fallbackRule).id,
    ruleVersion: (rule ?? fallbackRule).version,
    basis,
    confidence,
    reasons: joins ? [...reasons, `地点在${shortName(local, catalogue)}，属地协办`] : reasons,
    urgentHints: findHints(demand.text, category),
    secret: demand.demandType === 'report' || category?.secretByDefault === true,
    ...(category ? { category: category.code } : {}),
    ...(runnerUp ? { runnerUp: { lead: runnerUp[0], share: runnerUp[1] } } : {}),
  };
};

const conflictOf = (department: Department, powerId: string, { powers }: Catalogue): LeadConflict => {
  const power = powers[powerId]?.name ?? powerId;
  return {
    department: department.id,
    power: powerId,
    text: `${department.short}没有「${power}」职权：职能部门的事项不得下推基层，如仍要派出须写明理由`,
  };
};

/**
 * The grassroots guard: 职能部门的事项不得交由基层 (国办函〔2025〕66号). A conflict when a town, street or community is
 * to lead a category that needs a power it lacks; undefined when it may. Unknown units and categories are not judged here.
 */
export const refuseLead = (deptId: string, categoryCode: string, catalogue: Catalogue): LeadConflict | undefined => {
  const department = catalogue.departments[deptId];
  const power = catalogue.rules[categoryCode]?.needsPower;
  const refused = department && power !== undefined && isGrassroots(department) && !hasPowerFor(department, power);
  return refused ? conflictOf(department, power, catalogue) : undefined;
};

/**
 * 会商裁定 and 批示 bind the dispatch that follows: a conflict when another unit than the ruled one is to lead, which wants a
 * reason on record. Undefined when no ruling waits, or it is followed.
 */
export const refuseOverruling = (
  lead: string,
  ruledLead: string | null | undefined,
  catalogue: Catalogue,
): Pick<LeadConflict, 'text'> | undefined =>
  typeof ruledLead !== 'string' || lead === ruledLead
    ? undefined
    : { text: `已裁定由${shortName(ruledLead, catalogue)}主办；改派${shortName(lead, catalogue)}须写明理由` };
