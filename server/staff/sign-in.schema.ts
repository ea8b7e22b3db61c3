import { z } from 'zod';

// A path of our own and nothing else: `//elsewhere` and `/\elsewhere` would lead away.
const ownPath = /^\/(?![/\\])[^\s\\]*$/;

/** What the sign-in form sends. `next` is where to go afterwards; one that leads elsewhere counts as none. */
export const signInForm = z.object({
  login: z.string('请写工号').trim().min(1, '请写工号').max(80, '工号太长'),
  password: z.string('请写口令').min(1, '请写口令').max(200, '口令太长'),
  next: z.string().regex(ownPath).max(300).optional().catch(undefined),
});

/** What the address of the sign-in page may bear. */
export const signInQuery = z.object({
  login: z.string().max(80).optional().catch(undefined),
  next: signInForm.shape.next,
});
