// A server that died is started again by its crew; one that lives and answers nobody is ended here, so that it is. The
// journal keeps what was acknowledged. Only for a MongoDB that the launcher started.
import { say } from './say.mjs';

const answerWithinMs = 10_000;

const isStoreAway = (url) =>
  fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(answerWithinMs) })
    .then((response) => response.json())
    .then(({ mongodb }) => mongodb === 'away')
    // The product itself is silent: that says nothing of the store.
    .catch(() => false);

/**
 * Asks the product at `url` every `askEveryMs` whether its store answers; once it did not `silentTimes` in a row, kills the
 * process that `pidOfStore` names. Gives the function that ends the watch.
 */
export const watchStore = ({ url, pidOfStore, askEveryMs = 5_000, silentTimes = 4 }) => {
  let silent = 0;
  const ask = async () => {
    silent = (await isStoreAway(url)) ? silent + 1 : 0;
    const pid = pidOfStore();
    if (silent < silentTimes || pid === undefined) return;
    silent = 0;
    say('mongodb has not answered for some time; ending it, so that it starts again');
    process.kill(pid, 'SIGKILL');
  };
  const timer = setInterval(() => void ask(), askEveryMs);
  return () => clearInterval(timer);
};
