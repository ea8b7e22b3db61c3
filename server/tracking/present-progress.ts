// The tracking page: what it is, whether it is late and why, every step, and what the person may do.
import { isOpen } from '../../workflows/domain/ticket-status.ts';
import type { TicketEvent } from '../../workflows/domain/ticket.ts';
import type { TicketFile, TicketRecord } from '../tickets/ticket-record.ts';
import type { ActionView, FlashView, TrailItem } from '../views/component-views.ts';
import { presentInstant } from '../views/present-time.ts';
import { presentFirstPhotos, presentStepPhotos } from './citizen-photos.ts';
import type { PhotoViews } from './citizen-photos.ts';
import { citizenActions, citizenDraft, doneWords, listCitizenActions } from './citizen-actions.ts';
import { hasLeft, hasUrgedEnough, lastJudgement } from './citizen-history.ts';
import { presentLateness } from './present-lateness.ts';
import type { LatenessView } from './present-lateness.ts';
import { presentFuture, presentOwed, presentPast } from './present-steps.ts';
import type { Telling } from './present-steps.ts';
import { say } from './say.ts';
import type { Phrase } from './say.ts';

/** The tracking page in words. `ask`: what the person is asked for right now, with the buttons that answer it. */
export interface ProgressView {
  readonly title: string;
  readonly no: string;
  readonly when: string;
  readonly together?: string;
  readonly ask?: { readonly title: string; readonly text: string; readonly actions: readonly ActionView[] };
  readonly late: readonly LatenessView[];
  readonly steps: readonly TrailItem[];
  readonly actions: readonly ActionView[];
  readonly urgedEnough: boolean;
  readonly contact?: string;
  readonly secret: boolean;
  readonly body: string;
  readonly place?: string;
  readonly photos: PhotoViews;
  readonly again?: string;
  readonly flash?: FlashView;
}

/** What the page is made from. `parent`: the ticket it was merged into; `again`: reference for a new ticket. */
export interface ProgressSource {
  readonly file: TicketFile;
  readonly parent: TicketRecord | null;
  readonly again: string;
  /** The action that was just done, or `pending`. */
  readonly done: string | undefined;
}

const answers: readonly string[] = ['supply', 'satisfied', 'rateUnsatisfied', 'cannotJudge', 'rate'];

const buttonOf =
  (no: string, { language }: Telling) =>
  (action: string, index: number): ActionView[] => {
    const words = citizenActions[action];
    const view = words && {
      text: say(words.button, language),
      href: `/track/${no}/actions/${action}`,
      icon: words.icon,
      ...(index === 0 && { tone: 'primary' as const }),
    };
    return view ? [view] : [];
  };

const missingOf = (events: readonly TicketEvent[]): string => {
  const missing = events.findLast(({ action }) => action === 'askMore')?.said['missing'];
  return typeof missing === 'string' ? missing : '';
};

type Question = readonly [title: Phrase, text: Phrase];

const howWasIt: Question = [
  ['办得怎么样？', 'How was it?'],
  ['', ''],
];
const isItSolved: Question = [
  ['解决了吗？', 'Is it solved?'],
  ['您在这里说，和接 12345 回访电话一样算数。', 'What you say here counts like the call from 12345.'],
];
const solvedSince: Question = [
  ['您说不满意，12345 会打电话给您', 'You are not satisfied; 12345 will call you'],
  ['后来解决了，也可以在这里说。', 'If it has been solved since, say so here.'],
];

/** Who has just judged is not asked the same again; only a change for the better can still be told. */
const stillAsked = (possible: readonly string[], judged: string | undefined): string[] =>
  possible.filter((action) => answers.includes(action) && (judged === undefined || action === 'satisfied'));

const presentAsk = (
  { state, events, no }: TicketFile,
  possible: readonly string[],
  telling: Telling,
): ProgressView['ask'] => {
  const judged = lastJudgement(events);
  const wanted = stillAsked(possible, judged);
  if (wanted.length === 0) return undefined;
  const { language } = telling;
  const actions = wanted.flatMap(buttonOf(no, telling));
  if (state.status === 'awaitingInfo') {
    return { title: say(['还需要您补充', 'We need more from you'], language), text: missingOf(events), actions };
  }
  const asked = judged === undefined ? isItSolved : solvedSince;
  const [title, text] = state.status === 'awaitingCallback' ? asked : howWasIt;
  return { title: say(title, language), text: say(text, language), actions };
};

/** How many others reported the same: those of the parent, the parent itself counted, oneself not. */
const presentTogether = (
  { state }: TicketFile,
  parent: TicketRecord | null,
  { language }: Telling,
): string | undefined => {
  const others = (parent?.state ?? state).children.length;
  if (others === 0) return undefined;
  return say(
    ['和您一起反映的还有 {n} 人，会一并答复', '{n} other people reported the same; all will be answered'],
    language,
    { n: String(others) },
  );
};

/** Whoever leaves a matter that goes on must not read that it was withdrawn. */
const LEFT: Phrase = ['您已退出，这件事会继续办', 'You have left; the matter goes on'];

const presentFlash = (
  { no, state }: TicketFile,
  done: string | undefined,
  { language }: Telling,
): FlashView | undefined => {
  if (done === 'pending') {
    return {
      kind: 'note',
      title: say(['已送出，正在确认', 'Sent, not yet confirmed'], language),
      text: say(['过一会儿刷新就能看到，不用再发。', 'Reload in a moment; no need to send it again.'], language),
    };
  }
  const words = done === 'withdraw' && isOpen(state.status) ? LEFT : doneWords(state, done ?? '');
  return words && { kind: 'done', title: say(words, language), draftDone: citizenDraft(no, done ?? '') };
};

/** A merged ticket is told with the promises of the one it was merged into. */
const presentSteps = (
  { no, state, events }: TicketFile,
  parent: TicketRecord | null,
  telling: Telling,
): TrailItem[] => {
  const acting = state.status === 'merged' && parent ? parent.state : state;
  const photosOf = presentStepPhotos(no, telling.language);
  return [
    ...presentPast(events, telling, photosOf),
    ...presentOwed(acting, telling),
    ...presentFuture(acting, telling),
  ];
};

/** The tracking page of one ticket. */
export const presentProgress = ({ file, parent, again, done }: ProgressSource, telling: Telling): ProgressView => {
  const { state, events, intake, no, contactMask } = file;
  const { language, wording } = telling;
  const possible = listCitizenActions(state);
  const urgedEnough = possible.includes('urge') && hasUrgedEnough(events, wording.now);
  const idle = [...answers, ...(urgedEnough ? ['urge'] : []), ...(hasLeft(events) ? ['withdraw'] : [])];
  const shown = possible.filter((action) => !idle.includes(action));
  const acting = state.status === 'merged' && parent ? { state: parent.state, events: [] } : file;
  const ask = presentAsk(file, possible, telling);
  const together = presentTogether(file, state.parent === null ? null : parent, telling);
  const flash = presentFlash(file, done, telling);
  return {
    title: intake.title,
    no,
    when: presentInstant(new Date(intake.receivedAt), wording.now, language),
    body: intake.body,
    late: presentLateness(acting.state, acting.events, telling),
    steps: presentSteps(file, parent, telling),
    actions: shown.flatMap((action, index) => buttonOf(no, telling)(action, ask ? index + 1 : index)),
    urgedEnough,
    secret: state.demand.secret,
    photos: presentFirstPhotos(file, language),
    ...(ask && { ask }),
    ...(together !== undefined && { together }),
    ...(contactMask !== null && state.counters.reach === 1 && { contact: contactMask }),
    ...(intake.place && { place: intake.place.text }),
    ...(state.status === 'archived' && { again: `/?earlier=${encodeURIComponent(again)}` }),
    ...(flash && { flash }),
  };
};
