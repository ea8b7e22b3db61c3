import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { findCookie } from './read-cookies.ts';

const TWO_HOURS_MS = 2 * 3_600_000;

/** Proof that this browser gave the number and the query code of a ticket: a signed cookie, no session. */
export interface TrackPass {
  readonly give: (res: Response, no: string) => void;
  readonly has: (req: Request, no: string) => boolean;
}

const cookieName = (no: string): string => `track-${no}`;

const isSame = (one: string, other: string): boolean => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** Passes signed with `secret`; each opens one ticket for two hours and is sent to the paths of that ticket only. */
export const createTrackPass = (options: {
  readonly secret: string;
  readonly https: boolean;
  readonly now: () => Date;
}): TrackPass => {
  const { secret, https, now } = options;
  const sign = (no: string, until: string): string =>
    createHmac('sha256', secret).update(`track ${no} ${until}`).digest('hex');
  return {
    give: (res, no) => {
      const until = String(now().getTime() + TWO_HOURS_MS);
      const settings = { httpOnly: true, sameSite: 'lax', secure: https, maxAge: TWO_HOURS_MS } as const;
      res.cookie(cookieName(no), `${until}.${sign(no, until)}`, { ...settings, path: `/track/${no}` });
    },
    has: (req, no) => {
      const [until = '', signature = ''] = (findCookie(req, cookieName(no)) ?? '').split('.');
      return isSame(signature, sign(no, until)) && Number(until) > now().getTime();
    },
  };
};
