// The photos that the citizen sent, with the first message or later: the only files of a ticket that the public sees.
import type { TicketEvent } from '../../workflows/domain/ticket.ts';
import { CITIZEN } from '../channels/incoming-message.ts';
import type { TicketFile } from '../tickets/ticket-record.ts';
import type { TrailItem } from '../views/component-views.ts';
import type { TimeLanguage } from '../views/present-time.ts';
import { say } from './say.ts';

/** Some photos as a page shows them. */
export type PhotoViews = NonNullable<TrailItem['photos']>;

const sentWith = ({ by, said }: TicketEvent): readonly string[] =>
  by.id === CITIZEN.id && Array.isArray(said['evidence']) ? (said['evidence'] as readonly string[]) : [];

/** Every photo that the citizen of this ticket sent; what the office attached is for the office. */
export const citizenPhotoIds = ({ intake, events }: TicketFile): Set<string> =>
  new Set([...intake.attachments, ...events.flatMap(sentWith)]);

const presentAll = (no: string, ids: readonly string[], language: TimeLanguage): PhotoViews =>
  ids.map((id, index) => {
    const href = `/track/${no}/photos/${id}`;
    return {
      href,
      thumb: `${href}/small`,
      caption: say(['照片 {n}', 'Photo {n}'], language, { n: String(index + 1) }),
    };
  });

/** The photos of the first message. */
export const presentFirstPhotos = ({ no, intake }: TicketFile, language: TimeLanguage): PhotoViews =>
  presentAll(no, intake.attachments, language);

/** The photos that came with one step of this ticket. */
export const presentStepPhotos =
  (no: string, language: TimeLanguage) =>
  (event: TicketEvent): PhotoViews =>
    presentAll(no, sentWith(event), language);
