// Files of tickets, in GridFS: they are backed up with the tickets and need no shared disk.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { mongo } from 'mongoose';
import type { Connection } from 'mongoose';
import type { TicketNo } from '../../workflows/domain/ids.ts';
import { cleanFile } from './clean-file.ts';
import type { UploadOf, UploadStore } from './upload.store.ts';

/** A file as it came: its name is kept for the reader, its bytes decide what it is. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Whose a file is: the ticket it was sent with, or the message before there is one; and who sent it. */
export type Ownership = UploadOf & { readonly by: string };

/** A kept file, to be read once. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly sizeBytes: number;
  readonly content: Readable;
}

/** The files. Who may read one is not decided here: it belongs to whoever may read the ticket that names it. */
export interface AttachmentStore {
  /** Keeps a photo or PDF and gives its id. Throws `FileRefused` for anything else. */
  keep(file: IncomingFile, of: Ownership): Promise<string>;
  /** Those of the ids that were kept for this ticket, in the order given. */
  listOwned(ids: readonly string[], of: { readonly no: TicketNo }): Promise<string[]>;
  findById(id: string): Promise<KeptFile | null>;
  /** Removes a file for good, also what a crash left of one. */
  remove(id: string): Promise<void>;
}

interface Metadata {
  readonly type: string;
  readonly no: TicketNo | null;
  readonly by: string;
}

const NAME_LENGTH = 120;

const isId = (text: string): boolean => /^[0-9a-f]{24}$/.test(text);

// A name is shown and stands in a header: no control characters, no paths, no end that makes it another kind of file.
const plainName = (name: string): string =>
  (name.split(/[/\\]/).pop() ?? '').replace(/[\p{Cc}\p{Cf}"]/gu, '').slice(-NAME_LENGTH) || 'file';

const BUCKET = 'attachments';

/** The files on one connection; each is noted among `uploads` before it is stored. */
export const createAttachmentStore = (connection: Connection, uploads: Pick<UploadStore, 'note'>): AttachmentStore => {
  const open = (): mongo.GridFSBucket => {
    if (!connection.db) throw new Error('the store is not connected');
    return new mongo.GridFSBucket(connection.db, { bucketName: BUCKET });
  };

  return {
    async keep({ name, bytes }, of) {
      const clean = await cleanFile(bytes);
      const metadata: Metadata = { type: clean.type, no: of.no, by: of.by };
      const _id = new mongo.ObjectId();
      const id = _id.toHexString();
      await uploads.note({ id, ...of });
      await pipeline(Readable.from([clean.bytes]), open().openUploadStreamWithId(_id, plainName(name), { metadata }));
      return id;
    },

    async listOwned(ids, { no }) {
      const known = ids.filter(isId);
      if (known.length === 0) return [];
      const found = await open()
        .find({ _id: { $in: known.map((id) => new mongo.ObjectId(id)) }, 'metadata.no': no })
        .toArray();
      const owned = new Set(found.map(({ _id }) => _id.toHexString()));
      return known.filter((id) => owned.has(id));
    },

    async findById(id) {
      if (!isId(id)) return null;
      const _id = new mongo.ObjectId(id);
      const [file] = await open().find({ _id }).limit(1).toArray();
      if (!file) return null;
      const { type } = file.metadata as unknown as Metadata;
      return { id, name: file.filename, type, sizeBytes: file.length, content: open().openDownloadStream(_id) };
    },

    async remove(id) {
      if (!isId(id)) return;
      const _id = new mongo.ObjectId(id);
      // Not by the bucket, which knows no file whose last byte never came. Chunks are found by the index of their file.
      await connection.collection(`${BUCKET}.chunks`).deleteMany({ files_id: _id });
      await connection.collection(`${BUCKET}.files`).deleteOne({ _id });
    },
  };
};
