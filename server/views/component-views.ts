// What the components print. Presenters of the features build these; templates/components only lay them out.
import type { FieldKind } from './helpers/look.ts';
import type { IconName } from './icon-names.ts';
import type { ClockView, Tone } from './present-clock.ts';

/** A link (`href`) or a form of one click (`post`). `tone` is a button class: primary, quiet or strong. */
export type ActionView = {
  readonly text: string;
  readonly href?: string;
  readonly post?: string;
  readonly icon?: IconName;
  readonly key?: string;
  readonly tone?: 'primary' | 'quiet' | 'strong';
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
};

/** One field of an action form; `value` is what was typed before, `error` why it was refused. */
export type FieldView = {
  readonly kind: FieldKind;
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly hint?: string;
  readonly error?: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly rows?: number;
  readonly min?: string;
  readonly max?: string;
  readonly step?: string;
  readonly inputmode?: string;
  readonly autocomplete?: string;
  readonly key?: string;
  /** Never kept as a draft in the browser. */
  readonly secret?: boolean;
  readonly accept?: string;
  readonly capture?: 'environment' | 'user';
  readonly buttonText?: string;
  readonly options?: readonly OptionView[];
};

/** One choice of a field. */
export type OptionView = {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
  readonly selected?: boolean;
  readonly key?: string;
};

/** One entry of the trail: what happened or is promised. `quote` is shown as the person's own words. */
export type TrailItem = {
  readonly tone?: Tone | 'todo';
  readonly text: string;
  readonly more?: string;
  readonly at?: string;
  readonly now?: boolean;
  readonly promise?: string;
  readonly mark?: IconName;
  readonly when?: string;
  readonly quote?: string;
  /** Photos, small, and where each is shown in full. */
  readonly photos?: readonly { readonly href: string; readonly thumb: string; readonly caption: string }[];
  readonly link?: { readonly text: string; readonly href: string };
  /** What opens under the entry: a question and its answer. */
  readonly detail?: { readonly text: string; readonly lines: readonly string[] };
};

/** One row of a pile. `hx` opens it in place beside the list. */
export type PileRow = {
  readonly title: string;
  readonly href: string;
  readonly id?: string;
  readonly tone?: Tone;
  readonly current?: boolean;
  readonly clock?: ClockView;
  readonly badges?: readonly {
    readonly text: string;
    readonly icon?: IconName;
    readonly strong?: boolean;
    readonly tone?: Tone;
  }[];
  readonly note?: string;
  readonly meta?: string;
  readonly act?: ActionView;
  readonly select?: { readonly name: string; readonly value: string };
  readonly hx?: { readonly get: string; readonly target: string };
};

/** The answer to what was just done; `draftDone` names the draft that may now be forgotten. */
export type FlashView = {
  readonly kind: 'done' | 'refused' | 'note';
  readonly title: string;
  readonly text?: string;
  readonly list?: readonly string[];
  readonly draftDone?: string;
  readonly reference?: string;
  readonly action?: ActionView;
};

/** What would appear here, and what to do next. */
export type EmptyStateView = {
  readonly title: string;
  readonly text?: string;
  readonly icon?: IconName;
  readonly action?: ActionView;
};

/** What the layouts print round every page; the middleware fills it once, pages add title and `nav` marks. */
export type ShellView = {
  readonly title: string;
  readonly layout?: string;
  readonly lang?: 'zh-CN' | 'en';
  readonly csrfToken: string;
  readonly now: Date;
  readonly home?: string;
  readonly user?: { readonly id: string; readonly name: string; readonly role: string; readonly unit?: string };
  readonly nav?: readonly {
    readonly text: string;
    readonly href: string;
    readonly count?: number;
    readonly current?: boolean;
    readonly icon?: IconName;
  }[];
  readonly flash?: FlashView;
  readonly live?: string;
  readonly watermark?: string;
};
