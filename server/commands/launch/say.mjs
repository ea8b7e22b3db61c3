// Progress goes to stderr: the last line of stdout belongs to the command (`ready …`, `N passed, …`, one JSON object).

/** One line of progress for the person who waits. */
export const say = (text) => console.error(`· ${text}`);

/** A failure the reader can mend: printed without a stack. */
export class PlainError extends Error {}

/**
 * Gives what the first candidate that works returns, and prints which was chosen and why those before it were not.
 * A candidate is `{ name, get }`; `get` throws with the reason when it cannot serve.
 */
export const firstThatWorks = async (what, candidates) => {
  const reasons = [];
  for (const { name, get } of candidates) {
    try {
      const found = await get();
      const because = reasons.length === 0 ? 'first choice' : reasons.join('; ');
      say(`${what}: ${name} (${because})`);
      return found;
    } catch (error) {
      reasons.push(`${name}: ${error.message}`);
    }
  }
  throw new PlainError(`${what} could not be had. Tried in this order:\n  - ${reasons.join('\n  - ')}`);
};
