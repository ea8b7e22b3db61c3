import type { ActionView } from './component-views.ts';
import type { TimeLanguage } from './present-time.ts';

/** What an error page says: what happened, whether anything was lost, what to do, and the number to quote. */
export type ErrorView = {
  readonly title: string;
  readonly what: string;
  readonly kept: string;
  readonly todo: readonly string[];
  readonly actions: readonly ActionView[];
  readonly reference: string;
};

type Words = Omit<ErrorView, 'actions' | 'reference'>;

const kept = '没有提交任何东西，写好的内容还在本机草稿里。';
const reading = '没有东西丢失。';

const wordsByStatus: Record<number, Words> = {
  400: { title: '这次提交看不懂', what: '页面可能放得太久，或内容不完整。', kept, todo: ['返回上一页，刷新后再提交'] },
  401: { title: '需要先登录', what: '登录已到期，或还没有登录。', kept, todo: ['重新登录后接着做'] },
  403: {
    title: '这件事您不能做',
    what: '您的岗位或单位没有这项权限，或页面已过期。',
    kept,
    todo: ['返回后刷新再试', '确需办理，请找本单位管理员开通'],
  },
  404: {
    title: '没有这个页面',
    what: '地址不对，或这件事不归您看。',
    kept: reading,
    todo: ['核对工单号和查询码', '从首页重新进入'],
  },
  409: {
    title: '别人刚刚先动了',
    what: '这件事的状态已经变了，您的操作没有执行。',
    kept,
    todo: ['刷新看最新情况，再决定'],
  },
  413: { title: '文件太大', what: '附件超过了上限。', kept, todo: ['换小一点的照片，或分几次传'] },
  415: { title: '这种文件收不了', what: '只收照片、录音和常见文档。', kept, todo: ['换成 JPG、PNG 或 PDF 再传'] },
  422: { title: '还差一点', what: '有几项没填对。', kept, todo: ['返回上一页，照提示改好再提交'] },
  429: {
    title: '太频繁了',
    what: '短时间内提交太多次，先歇一会儿。',
    kept,
    todo: ['一分钟后再试', '急事请直接打 12345'],
  },
  500: {
    title: '系统出了问题',
    what: '是我们的错，已经记录下来。',
    kept: '之前成功的操作都在；刚才这一步可能没有生效。',
    todo: ['刷新看看是否已生效，没有再做一次', '急事请直接打 12345'],
  },
  503: {
    title: '系统暂时忙',
    what: '后台正在恢复，时限照常计算，不会漏。',
    kept: '已收到的都在；刚才这一步请稍后再看。',
    todo: ['一两分钟后刷新', '急事请直接打 12345'],
  },
};

const keptEnglish = 'Nothing was sent. What you typed is kept on this device.';
const callEnglish = 'If it is urgent, call 12345';

// Strangers meet these on the public pages; staff pages are Chinese only, so their statuses fall back to 400 and 500.
const englishByStatus: Record<number, Words> = {
  400: {
    title: 'We could not read this',
    what: 'The page may have been open too long, or something is missing.',
    kept: keptEnglish,
    todo: ['Go back, reload and send again'],
  },
  403: {
    title: 'This page has expired',
    what: 'For your safety we did not accept it.',
    kept: keptEnglish,
    todo: ['Go back, reload and send again'],
  },
  404: {
    title: 'There is no such page',
    what: 'The address is wrong, or the number and code do not match.',
    kept: 'Nothing was lost.',
    todo: ['Check the ticket number and query code'],
  },
  413: {
    title: 'The file is too large',
    what: 'The attachments are over the limit.',
    kept: keptEnglish,
    todo: ['Use smaller photos, or send them one by one'],
  },
  415: {
    title: 'We cannot take this kind of file',
    what: 'Photos, recordings and common documents only.',
    kept: keptEnglish,
    todo: ['Send JPG, PNG or PDF'],
  },
  429: {
    title: 'Too many at once',
    what: 'Too much was sent in a short time.',
    kept: keptEnglish,
    todo: ['Try again in a minute', callEnglish],
  },
  500: {
    title: 'Something broke on our side',
    what: 'It is our fault and has been recorded.',
    kept: 'What was confirmed before is safe; this last step may not be.',
    todo: ['Reload and look, then try again', callEnglish],
  },
  503: {
    title: 'We are busy for a moment',
    what: 'The system is recovering.',
    kept: 'What we have received is safe.',
    todo: ['Reload in a minute or two', callEnglish],
  },
};

const fallback = (status: number): number => (status >= 500 ? 500 : 400);

const actionsOf = (status: number, language: TimeLanguage): readonly ActionView[] =>
  status === 401
    ? [{ text: '去登录', href: '/sign-in', tone: 'primary' }]
    : [{ text: language === 'en' ? 'Home' : '回到首页', href: '/', icon: 'chevron-left' }];

/** Words for an error page or banner. `reference` is the request's id, the only technical thing a stranger sees. */
export const presentError = (status: number, reference: string, language: TimeLanguage = 'zh'): ErrorView => {
  const table = language === 'en' ? englishByStatus : wordsByStatus;
  const known = table[status] ?? table[fallback(status)];
  if (known === undefined) {
    throw new Error('The words for 400 and 500 are missing');
  }
  return { ...known, actions: actionsOf(status, language), reference };
};
