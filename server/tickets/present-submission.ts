// The result as it was handed in, for whoever approves or checks it: everything on one page.
import { choices } from '../../workflows/domain/action-forms.ts';
import type { TicketEvent } from '../../workflows/domain/ticket.ts';
import { presentInstant } from '../views/present-time.ts';
import { saidText, saidTexts } from './event-words.ts';
import type { TicketFile } from './ticket-record.ts';
import type { Wording } from './wording.ts';

/** A result in words, with what was handed in beside it and what the assisting units said. */
export interface SubmissionView {
  readonly closing: string;
  readonly reply: string;
  readonly internal: string;
  readonly by: string;
  readonly when: string;
  readonly files: readonly { readonly href: string; readonly thumb: string; readonly caption: string }[];
  readonly opinions: readonly { readonly unit: string; readonly text: string }[];
}

const judging: readonly string[] = ['approve', 'sendBack', 'passCheck', 'failCheck', 'failCheckContact'];

const opinionsOf = ({ state, events }: TicketFile, { unitName }: Wording): SubmissionView['opinions'] =>
  events
    .filter((event) => event.action === 'assistAnswer')
    .map((event) => ({
      unit: unitName(state.tasks.find(({ i }) => i === event.task)?.unit ?? ''),
      text: saidText(event, 'opinion'),
    }));

const filesOf = (no: string, event: TicketEvent): SubmissionView['files'] =>
  saidTexts(event, 'evidence').map((id, index) => ({
    href: `/tickets/${no}/files/${id}`,
    thumb: `/tickets/${no}/files/${id}`,
    caption: `证据 ${index + 1}`,
  }));

/** The last result handed in, on pages that judge it; undefined elsewhere. */
export const presentSubmission = (file: TicketFile, action: string, wording: Wording): SubmissionView | undefined => {
  const event = judging.includes(action) ? file.events.findLast((one) => one.action === 'submit') : undefined;
  if (!event) return undefined;
  const closing = saidText(event, 'closing');
  return {
    closing: choices.closing.find(([code]) => code === closing)?.[1] ?? closing,
    reply: saidText(event, 'reply'),
    internal: saidText(event, 'internal'),
    by: event.by.name,
    when: presentInstant(new Date(event.at), wording.now),
    files: filesOf(file.no, event),
    opinions: opinionsOf(file, wording),
  };
};
