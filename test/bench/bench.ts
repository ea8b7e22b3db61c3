// `npm run bench -- <name> [size]`: figures of the product beside a bare reference, both measured in this run. Progress
// goes to stderr; the last line of stdout is one JSON object. A smaller size is for trying out and proves nothing.
import { intake } from './intake.ts';
import { lateness } from './lateness.ts';
import { lifecycle } from './lifecycle.ts';
import { sleeping } from './sleeping.ts';

/** What a bench found. `server` names the MongoDB server it ran on. */
export type Figures = Readonly<Record<string, unknown>> & { readonly server: string };

interface Bench {
  readonly run: (size: number) => Promise<Figures>;
  /** Tickets, posts or lives of one round. */
  readonly size: number;
}

const benches: Readonly<Record<string, Bench>> = {
  lateness: { run: lateness, size: 300 },
  intake: { run: intake, size: 2_000 },
  lifecycle: { run: lifecycle, size: 200 },
  sleeping: { run: sleeping, size: 10_000 },
};

const run = async ([name = '', size]: readonly string[]): Promise<void> => {
  const bench = benches[name];
  if (!bench) throw new Error(`there is no bench "${name}", only ${Object.keys(benches).join(', ')}`);
  const figures = await bench.run(size === undefined ? bench.size : Number(size));
  process.stdout.write(`${JSON.stringify(figures)}\n`);
};

run(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
