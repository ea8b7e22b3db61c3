import { loadKnowledge } from '../../knowledge-base/load.ts';
import type { Knowledge } from '../../knowledge-base/load.ts';
import { KnowledgeRefused } from '../../knowledge-base/read-sheet.ts';
import { fault, hint, sound } from './finding.ts';
import type { Finding } from './finding.ts';

const yearOf = (at: Date): number => Number(at.toISOString().slice(0, 4));

const examineCalendar = ({ calendar }: Knowledge, now: Date): Finding => {
  const { provisionalYears } = calendar;
  const isProvisional = (year: number): boolean =>
    provisionalYears.includes(year) || year > Math.max(...provisionalYears);
  const years = [yearOf(now), yearOf(now) + 1].filter(isProvisional);
  return years.length === 0
    ? sound('今明两年的放假和调休安排都已录入')
    : hint(
        `${years.join('、')} 年的放假调休安排还没有正式公布，工作日时限暂按普通周末推算，并在时限上注明`,
        '国务院办公厅公布后，运行 node --import tsx server/commands/holidays.ts 更新日历',
      );
};

/** The catalogue, the units, the limits and the calendar: are they usable, and do they reach far enough? */
export const examineKnowledge = (dir: string, now: Date): readonly Finding[] => {
  try {
    const knowledge = loadKnowledge(dir);
    const { categories, departments } = knowledge.catalogue;
    const size = `知识库可用：事项 ${Object.keys(categories).length} 个，单位 ${Object.keys(departments).length} 个`;
    return [sound(size), examineCalendar(knowledge, now)];
  } catch (error: unknown) {
    if (!(error instanceof KnowledgeRefused)) throw error;
    return [
      fault(
        `知识库有错，系统仍用原来的内容：\n         ${error.message}`,
        '照提示改好该文件并保存，系统会自动重新读取',
      ),
    ];
  }
};
