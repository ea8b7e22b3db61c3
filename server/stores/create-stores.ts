import type { Connection } from 'mongoose';
import { createAttachmentStore } from '../attachments/attachment.store.ts';
import { createUploadStore } from '../attachments/upload.store.ts';
import { createAuditStore } from '../audit/audit.store.ts';
import { createInboxStore } from '../inbox/inbox.store.ts';
import type { KeyRing } from '../key-ring.ts';
import { createNewsStore } from '../news/news.store.ts';
import { createNumberStore } from '../numbers/number.store.ts';
import { createPersonStore } from '../persons/person.store.ts';
import { createRulingStore } from '../rulings/ruling.store.ts';
import { createStaffStore } from '../staff/staff.store.ts';
import { createSavedViewStore } from '../supervision/saved-view.store.ts';
import { createTicketStore } from '../tickets/ticket.store.ts';

/** What the stores need beside a connection. */
export interface StoreParts {
  readonly vaultKeys: KeyRing;
  /** Key of every hash that must be found again: numbers of persons, query codes. */
  readonly lookupKey: Buffer;
  readonly now: () => Date;
}

/** Every store of the house by its name. */
export type Stores = ReturnType<typeof createStores>;

/** All stores on one connection. */
export const createStores = (connection: Connection, { vaultKeys, lookupKey, now }: StoreParts) => {
  const uploads = createUploadStore(connection, { now });
  return {
    tickets: createTicketStore(connection, { queryKey: lookupKey, now }),
    persons: createPersonStore(connection, { vaultKeys, lookupKey, now }),
    inbox: createInboxStore(connection, { now }),
    news: createNewsStore(connection, { now }),
    staff: createStaffStore(connection),
    attachments: createAttachmentStore(connection, uploads),
    uploads,
    numbers: createNumberStore(connection, { now }),
    rulings: createRulingStore(connection),
    audit: createAuditStore(connection),
    savedViews: createSavedViewStore(connection),
  };
};
