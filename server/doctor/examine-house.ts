// What can be said of this machine without asking any server.
import { statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { secretsPath } from '../secrets.ts';
import { fault, hint, sound } from './finding.ts';
import type { Finding } from './finding.ts';

const GIGABYTE = 1024 ** 3;

/** Node.js 20.19 or later is needed: earlier ones cannot load some of our parts. */
export const examineNode = (version: string): Finding => {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19)
    ? sound(`Node.js ${version}`)
    : fault(`Node.js ${version} 太旧`, '安装 Node.js 20.19 或更新的版本');
};

/** Room for at least a week of attachments. */
export const examineDisk = async (dataDir: string): Promise<Finding> => {
  const { bavail, bsize } = await statfs(dataDir);
  const free = (bavail * bsize) / GIGABYTE;
  const text = `数据目录 ${dataDir} 所在磁盘还剩 ${free.toFixed(1)} GB`;
  if (free < 1) return fault(text, '马上清理磁盘或换大磁盘，写满后将收不进新的诉求');
  return free < 10 ? hint(text, '附件会越来越多，请安排扩容') : sound(text);
};

const modeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.mode;

/** The keys must be readable by nobody else: who has them reads every name and number. */
export const examineSecrets = (dataDir: string): Finding => {
  const path = secretsPath(dataDir);
  const mode = modeOf(path);
  if (mode === undefined) {
    return hint(
      '密钥由环境变量提供，或尚未生成',
      '第一次启动会在数据目录生成 secrets.json；请与数据库一起备份，丢了就再也看不到诉求人信息',
    );
  }
  return (mode & 0o077) === 0
    ? sound('密钥文件 secrets.json 只有本系统的账户能读；请确认已另行备份')
    : fault(`密钥文件 ${path} 别的账户也能读`, `运行 chmod 600 ${path}`);
};

/** Who answers on the port of the web pages. */
export const examinePort = async (port: number): Promise<Finding> => {
  const url = `http://127.0.0.1:${port}/health/ready`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
  if (!answer) {
    return hint(`端口 ${port} 上没有网页服务`, '用 npm start 启动；已经启动的，看 DATA_DIR 里 logs/web.log 的最后几行');
  }
  const words = (await answer.json().catch(() => ({}))) as { status?: string };
  if (words.status === 'ok') return sound(`网页服务在端口 ${port} 上正常应答`);
  if (words.status === 'degraded') {
    return hint('网页服务正常，但连不上时钟服务（Temporal）；诉求照收，时限稍后补上', '先处理下面“时钟服务”一栏');
  }
  if (words.status === 'unavailable') return fault('网页服务连不上数据库', '先处理下面“数据库”一栏');
  return fault(`端口 ${port} 被别的程序占用`, '停掉那个程序，或换一个端口：PORT=8080 npm start');
};
