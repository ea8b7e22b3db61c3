// What stands on the page after a demand was sent: number, query code, what happens next and by when.
import type { TicketRecord } from '../../tickets/ticket-record.ts';
import { presentInstant } from '../../views/present-time.ts';
import type { TimeLanguage } from '../../views/present-time.ts';
import { spacedCode } from '../spaced-code.ts';

/** The receipt in words. */
export interface ReceiptView {
  readonly no: string;
  readonly code: string;
  readonly href: string;
  readonly steps: readonly string[];
  /** One text with all of it, to be saved or sent to oneself. */
  readonly copy: string;
}

const words = {
  zh: {
    triage: (at: string) => `${at} 前：12345 看过，定下由谁办`,
    then: '派出后：承办单位会联系您；每一步和承诺的时间都在进度页上',
    secret: '派出后：12345 替承办单位联系您，他们不知道您是谁；每一步都在进度页上',
    unreached: '派出后：每一步和承诺的时间都在进度页上',
    anonymous: '您没有留联系方式：办好后凭查询码看答复，也可以在进度页上补留',
    call: '办好后：12345 回访您，问解决了没有',
    copy: (no: string, code: string) => `12345 工单号 ${no}，查询码 ${code}`,
  },
  en: {
    triage: (at: string) => `By ${at}: 12345 reads it and decides who must act`,
    then: 'Then the unit in charge contacts you; every step and its promised time stand on the progress page',
    secret:
      'Then 12345 contacts you for the unit in charge, which does not learn who you are; every step stands on the progress page',
    unreached: 'Then every step and its promised time stand on the progress page',
    anonymous: 'You left no number: read the answer with your query code, or leave a number on the progress page',
    call: 'In the end 12345 calls you and asks whether it is solved',
    copy: (no: string, code: string) => `12345 ticket ${no}, query code ${code}`,
  },
} as const;

/** The receipt of a ticket that was just registered, or sent again. */
export const presentReceipt = (
  { no, state }: TicketRecord,
  queryCode: string,
  language: TimeLanguage,
  now: Date,
): ReceiptView => {
  const say = words[language];
  const triage = state.clocks.find(({ name }) => name === 'triage');
  const isReachable = state.counters.reach === 1;
  const contact = isReachable ? (state.demand.secret ? say.secret : say.then) : say.unreached;
  const code = spacedCode(queryCode);
  return {
    no,
    code,
    href: `/track/${no}`,
    steps: [
      ...(triage ? [say.triage(presentInstant(new Date(triage.dueAt), now, language))] : []),
      contact,
      isReachable ? say.call : say.anonymous,
    ],
    copy: say.copy(no, code),
  };
};
