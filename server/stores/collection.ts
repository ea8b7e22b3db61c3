// What every model has in common. Collections are plain documents in, plain documents out: no casting of instants, which
// are texts, no pluralised names, no indexes built behind our back.
import { mongo } from 'mongoose';
import type { SchemaOptions } from 'mongoose';

/**
 * Options of every schema. `minimize` off: an empty `said` or `counters` is a fact of the log and must come back. Strict:
 * a field that the model does not name is a bug and not dropped in silence.
 */
export const plainDocuments = (collection: string) =>
  ({
    collection,
    minimize: false,
    versionKey: false,
    autoIndex: false,
    autoCreate: false,
    strict: 'throw',
    strictQuery: false,
  }) as const satisfies SchemaOptions;

/** True where a write was refused because its unique key is there already; of a bulk write, if that was all. */
export const isDuplicate = (error: unknown): boolean => {
  if (error instanceof mongo.MongoBulkWriteError) {
    return [error.writeErrors].flat().every((one) => one.code === 11_000);
  }
  return error instanceof mongo.MongoServerError && error.code === 11_000;
};
