import type { Connection } from 'mongoose';

/** One declared index: its collection and keys, in the order that counts. */
export interface DeclaredIndex {
  readonly collection: string;
  readonly keys: Readonly<Record<string, unknown>>;
}

/** Every index that the models of the created stores declare. */
export const listDeclaredIndexes = (connection: Connection): DeclaredIndex[] =>
  Object.values(connection.models).flatMap((model) =>
    model.schema.indexes().map(([keys]) => ({ collection: model.collection.collectionName, keys })),
  );

/** Creates the indexes that are missing; for the start of a service, before the first write. Safe to run in every process at once. */
export const ensureIndexes = async (connection: Connection): Promise<void> => {
  await Promise.all(Object.values(connection.models).map((model) => model.createIndexes()));
};
