// What is said where something was refused or broke, in both languages of the public pages. Every status has both.
import type { TimeLanguage } from './present-time.ts';

/** One refusal in words: what happened, whether anything was lost, what to do. */
export type ErrorWords = {
  readonly title: string;
  readonly what: string;
  readonly kept: string;
  readonly todo: readonly string[];
};

/** The statuses that have words of their own. */
export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503;

const unsent = '没有提交任何东西，写好的内容还在本机草稿里。';
const call = '急事请直接打 12345';
const unsentEnglish = 'Nothing was sent. What you typed is kept on this device.';
const callEnglish = 'If it cannot wait, call 12345';

const chinese: Readonly<Record<ErrorStatus, ErrorWords>> = {
  400: {
    title: '这次提交看不懂',
    what: '页面可能放得太久，或内容不完整。',
    kept: unsent,
    todo: ['返回上一页，刷新后再提交'],
  },
  401: { title: '需要先登录', what: '登录已到期，或还没有登录。', kept: unsent, todo: ['重新登录后接着做'] },
  403: {
    title: '这件事您不能做',
    what: '您的岗位或单位没有这项权限，或页面已过期。',
    kept: unsent,
    todo: ['返回后刷新再试', '确需办理，请找本单位管理员开通'],
  },
  404: {
    title: '没有这个页面',
    what: '地址不对，或这件事不归您看。',
    kept: '没有东西丢失。',
    todo: ['核对工单号和查询码', '从首页重新进入'],
  },
  409: {
    title: '别人刚刚先动了',
    what: '这件事的状态已经变了，您的操作没有执行。',
    kept: unsent,
    todo: ['刷新看最新情况，再决定'],
  },
  413: {
    title: '文件太大',
    what: '每个文件不超过 10 MB。',
    kept: unsent,
    todo: ['返回上一页，换小一点的照片再提交，照片要重新选'],
  },
  415: {
    title: '这种文件收不了',
    what: '只收照片和 PDF。',
    kept: unsent,
    todo: ['换成 JPG、PNG 或 PDF 再传'],
  },
  422: { title: '还差一点', what: '有几项没填对。', kept: unsent, todo: ['返回上一页，照提示改好再提交'] },
  429: {
    title: '太频繁了',
    what: '短时间内提交太多次，先歇一会儿。',
    kept: unsent,
    todo: ['一分钟后再试', call],
  },
  500: {
    title: '系统出了问题',
    what: '是我们的错，已经记录下来。',
    kept: '之前成功的操作都在；刚才这一步可能没有生效。',
    todo: ['刷新看看是否已生效，没有再做一次', call],
  },
  503: {
    title: '系统暂时忙',
    what: '后台正在恢复，时限照常计算，不会漏。',
    kept: '已收到的都在；刚才这一步请稍后再看。',
    todo: ['一两分钟后刷新', call],
  },
};

const english: Readonly<Record<ErrorStatus, ErrorWords>> = {
  400: {
    title: 'We could not read this',
    what: 'The page may have been open too long, or something is missing.',
    kept: unsentEnglish,
    todo: ['Go back, reload and send again'],
  },
  401: {
    title: 'Please sign in first',
    what: 'Your sign-in has ended, or there was none.',
    kept: unsentEnglish,
    todo: ['Sign in and go on'],
  },
  403: {
    title: 'You may not do this',
    what: 'Your post or unit has no right to it, or the page has expired.',
    kept: unsentEnglish,
    todo: ['Go back, reload and try again'],
  },
  404: {
    title: 'There is no such page',
    what: 'The address is wrong, or the number and code do not match.',
    kept: 'Nothing was lost.',
    todo: ['Check the ticket number and query code', 'Start again from the home page'],
  },
  409: {
    title: 'The ticket has moved on',
    what: 'It is no longer as it was on your page, so nothing was done.',
    kept: unsentEnglish,
    todo: ['Reload to see how it stands, then decide'],
  },
  413: {
    title: 'The file is too large',
    what: 'Each file may have 10 MB.',
    kept: unsentEnglish,
    todo: ['Go back and send smaller photos; they must be chosen again'],
  },
  415: {
    title: 'We cannot take this kind of file',
    what: 'Photos and PDF only.',
    kept: unsentEnglish,
    todo: ['Send JPG, PNG or PDF'],
  },
  422: {
    title: 'Almost there',
    what: 'Some fields are not right yet.',
    kept: unsentEnglish,
    todo: ['Go back, correct them and send again'],
  },
  429: {
    title: 'Too many at once',
    what: 'Too much was sent in a short time.',
    kept: unsentEnglish,
    todo: ['Try again in a minute', callEnglish],
  },
  500: {
    title: 'Something broke on our side',
    what: 'It is our fault and has been recorded.',
    kept: 'What was confirmed before is safe; this last step may not be.',
    todo: ['Reload and see whether it was done; if not, do it again', callEnglish],
  },
  503: {
    title: 'We are busy for a moment',
    what: 'The system is recovering. All promised times go on counting.',
    kept: 'What we have received is safe; look again in a moment for this last step.',
    todo: ['Reload in a minute or two', callEnglish],
  },
};

/** By language and status. */
export const errorWords: Readonly<Record<TimeLanguage, typeof chinese>> = { zh: chinese, en: english };

const tooLong: Readonly<Record<TimeLanguage, ErrorWords>> = {
  zh: {
    title: '写得太长',
    what: '正文最多 8000 字。',
    kept: unsent,
    todo: ['返回上一页，写短一些再提交', '其余的提交后再补充'],
  },
  en: {
    title: 'The text is too long',
    what: '8,000 characters at most.',
    kept: unsentEnglish,
    todo: ['Go back, shorten it and send again', 'Add the rest once it is sent'],
  },
};

/** Reasons that the words of their status would not explain, by the problem's code. */
export const errorWordsByCode: Readonly<Record<string, Readonly<Record<TimeLanguage, ErrorWords>>>> = {
  'page-expired': {
    zh: {
      title: '页面已过期',
      what: '为了安全，放得太久或来路不明的提交不收。',
      kept: unsent,
      todo: ['返回上一页，刷新后再提交'],
    },
    en: {
      title: 'This page has expired',
      what: 'For your safety we accept nothing from a page that was open too long or is not ours.',
      kept: unsentEnglish,
      todo: ['Go back, reload and send again'],
    },
  },
  'text-too-long': tooLong,
  'entity.too.large': tooLong,
  'too-many-files': {
    zh: {
      title: '照片太多',
      what: '一次最多 5 个文件。',
      kept: unsent,
      todo: ['返回上一页，少选几张再提交', '其余的提交后再补充'],
    },
    en: {
      title: 'Too many files',
      what: 'Five at a time.',
      kept: unsentEnglish,
      todo: ['Go back and choose fewer', 'Add the others once it is sent'],
    },
  },
  'urged-enough': {
    zh: {
      title: '今天已经催了两次',
      what: '承办单位和督办员都收到了提醒。',
      kept: '之前的提醒都算数。',
      todo: ['明天可以再催', call],
    },
    en: {
      title: 'You urged twice today',
      what: 'The unit in charge and the supervisor have both been reminded.',
      kept: 'Your reminders count.',
      todo: ['You can urge again tomorrow', callEnglish],
    },
  },
};
