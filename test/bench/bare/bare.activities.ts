/** One document of the reference: a timer that fired. */
export interface NoteDocument {
  readonly _id: string;
  readonly dueAt: string;
}

/** The reference's activities: one writes one document, the other does nothing. */
export const createBareActivities = (write: (note: NoteDocument) => Promise<void>) => ({
  note: (id: string, dueAt: string): Promise<void> => write({ _id: id, dueAt }),
  nothing: (): Promise<void> => Promise.resolve(),
});

/** The activities as the reference's workflows see them. */
export type BareActivities = ReturnType<typeof createBareActivities>;
