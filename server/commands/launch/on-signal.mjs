// SIGTERM and Ctrl-C end every command in order, once.

/** Calls `stop` at the first of the two signals and ends the process with `exitCode` after it; further signals change nothing. */
export const onSignal = (stop, exitCode = 0) => {
  let isStopping = false;
  const end = async () => {
    if (isStopping) return;
    isStopping = true;
    await stop();
    process.exit(exitCode);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
};
