import type { Assets } from '../assets.ts';
import { commandId } from './command-id.ts';
import { createIcon } from './icon.ts';
import { createInstant } from './instant.ts';
import { look } from './look.ts';
import { say } from './say.ts';

/** Every helper a template may use. Few on purpose: presenters prepare words, templates print them. */
export const createHelpers = ({ assets, now }: { assets: Assets; now: () => Date }) => ({
  asset: assets.url,
  'command-id': commandId,
  icon: createIcon(assets),
  instant: createInstant(now),
  look,
  say,
});
