/** Thrown by every `getX` of a store: there is no such thing, or the reader may not know of it. Answered as 404. */
export class NotFound extends Error {
  constructor(what: string) {
    super(`there is no ${what}`);
    this.name = 'NotFound';
  }
}
