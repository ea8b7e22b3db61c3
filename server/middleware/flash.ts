import type { Request } from 'express';
import type { FlashView } from '../views/component-views.ts';

declare module 'express-session' {
  interface SessionData {
    /** Shown once, on the next page. */
    flash: FlashView;
  }
}

/** Keeps a message for the next page this session opens. */
export const setFlash = (req: Request, flash: FlashView): void => {
  req.session.flash = flash;
};

/** The message that waits, if any; it is gone afterwards. */
export const takeFlash = (req: Request): FlashView | undefined => {
  const { flash } = req.session;
  delete req.session.flash;
  return flash;
};
