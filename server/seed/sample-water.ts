import type { SampleDemand } from './sample-demand.ts';

/** One unit's day on the phone: with those of the other lists 水务局 has something late, at risk, and just come in. */
export const waterDemands: readonly SampleDemand[] = [
  {
    title: '织坊新村地下排水泵停了，积水快漫进一楼',
    body: '小区后门的排水泵今天一直没响，水从地沟往上冒，离一楼门槛只差一掌，楼里有两位卧床老人。',
    place: '织坊新村',
    type: 'help',
    category: 'C1-01',
    urgent: true,
    channel: 'phone',
    caller: 5,
    agoMinutes: 150,
    script: 'onSite',
  },
  {
    title: '桦林路污水井冒水，臭得开不了窗',
    body: '桦林路中段两个污水井从前天开始往外冒，路边都是脏水，沿街几家开不了窗，希望来人疏通。',
    place: '桦林路',
    type: 'complaint',
    category: 'C1-02',
    channel: 'web',
    caller: 6,
    agoMinutes: 20,
    script: 'signed',
  },
];
