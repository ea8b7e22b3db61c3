import { join } from 'node:path';
import type { Express } from 'express';
import { engine } from 'express-handlebars';
import type { Assets } from './assets.ts';
import { createHelpers } from './helpers/index.ts';

/** What the views need from outside: addresses of assets, the clock of the house and the name of the office. */
export type ViewsConfig = {
  readonly root: string;
  readonly assets: Assets;
  readonly now: () => Date;
  /** The place's name before 12345, e.g. 云溪县. */
  readonly office: string;
  /** Read templates anew for each page; for work on them only. */
  readonly reload?: boolean;
};

/** The frames a page may ask for with `layout`. */
export type Layout = 'public' | 'staff' | 'phone' | 'print' | 'bare';

/**
 * Teaches the app to render `pages/…` inside a layout and, with `layout: false`, `fragments/…` and `components/…` alone.
 * Partials carry the name of their file: components as `clock`, fragments as `dispatch/_row`.
 */
export const createViews = (app: Express, { root, assets, now, office, reload = false }: ViewsConfig): void => {
  const templates = join(root, 'templates');
  app.engine(
    'hbs',
    engine({
      extname: '.hbs',
      layoutsDir: join(templates, 'layouts'),
      partialsDir: [join(templates, 'components'), join(templates, 'fragments')],
      defaultLayout: 'public',
      helpers: createHelpers({ assets, now }),
    }),
  );
  app.set('view engine', 'hbs');
  app.set('views', templates);
  app.set('view cache', !reload);
  app.locals['office'] = office;
};
