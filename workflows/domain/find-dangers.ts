/** Something in a text for which another number must be called first. `word` is what was read. */
export interface Danger {
  readonly word: string;
  readonly what: string;
  readonly call: '110' | '119' | '120' | '122';
}

// A hazard that might once become a fire, or rules against fire, are 12345's own business: 一旦触电, 预防火灾.
const notReal = '(?<!(?:防|隐患|引发|引起|造成|容易|易|导致|避免|担心|怕|万一|一旦|如果|若|过)[^，。！？]{0,5})';
const real = (words: string, after = ''): RegExp => new RegExp(`${notReal}(?:${words})${after}`);

const dangers: readonly (Omit<Danger, 'word'> & { readonly pattern: RegExp })[] = [
  {
    what: '燃气泄漏',
    call: '119',
    pattern: real(
      '(?:煤气|燃气|天然气|液化气)管?道?(?:正在|发生)?(?:泄[漏露]|爆炸)|煤气中毒|煤气味很?[大重浓]',
      '(?!隐患|报警)',
    ),
  },
  // In a long message 火灾 is nearly always a fear; in a short one it is the message.
  {
    what: '火情',
    call: '119',
    pattern: real(
      '火灾现场|正在发生火灾|^(?!.*(?:隐患|一旦|万一|如果|防|演练|险)).{0,12}火灾.{0,20}$|[起着]火了|(?:正在|突然|现在)[起着]火',
    ),
  },
  { what: '被困', call: '119', pattern: real('有人被困|(?:被?困在|被困)(?:电梯|水里|山上|里面|洪水|半山)') },
  { what: '触电', call: '120', pattern: real('触电', '(?!隐患|危险|风险|保护|的)') },
  {
    what: '有人受伤',
    call: '120',
    pattern: real(
      '有人(?:受伤|昏迷|晕倒|昏倒|溺水|中毒)|(?:孩子|老人|工人|路人)(?:已经|当场)?(?:昏迷|晕倒|溺水)|大出血|心脏骤停|不省人事',
    ),
  },
  { what: '轻生', call: '110', pattern: real('自杀|割腕|轻生|[想要]跳楼|活不下去|不想活', '(?!式)') },
  {
    what: '暴力伤害',
    call: '110',
    pattern: real('[持拿]刀|砍人|正在打人|被绑架|绑架了|非法拘禁|限制人身自由|被传销组织控制'),
  },
  { what: '交通事故', call: '122', pattern: real('(?:刚刚|刚才|现在|正在)[^，。]{0,8}(?:车祸|撞车|撞了?人)|肇事逃逸') },
];

/**
 * The dangers a text speaks of, with the number to call first, in the order of the table. Words only: it cannot tell
 * whether the danger is over, so a person reads and decides; it never routes by itself.
 */
export const findDangers = (text: string): Danger[] =>
  dangers.flatMap(({ pattern, what, call }) => {
    const word = pattern.exec(text)?.[0];
    return word === undefined ? [] : [{ word, what, call }];
  });
