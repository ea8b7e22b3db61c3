// Mocha's usual report; writes the counts down for the launcher and names every skipped test with its reason.
const { writeFileSync } = require('node:fs');
const { Spec } = require('mocha').reporters;

/** The reporter `npm test` runs with. Counts go to the file named by TALLY_FILE. */
module.exports = class TallyReporter extends Spec {
  constructor(runner, options) {
    super(runner, options);
    const skipped = [];
    runner.on('pending', (test) => skipped.push(test.fullTitle()));
    runner.once('end', () => {
      for (const title of skipped) console.log(`SKIPPED: ${title}`);
      const { passes, failures, pending } = this.stats;
      writeFileSync(process.env.TALLY_FILE, JSON.stringify({ passes, failures, pending }));
    });
  }
};
