// The time-skipping Temporal test server, in order of preference: named from outside, a download, Maven Central.
import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadFromTemporal } from './download.mjs';
import { firstThatWorks } from './say.mjs';
import { environment, toolsDir } from './settings.mjs';
import { onPath, run, withProgress } from './shell.mjs';

const version = '1.38.0';
const jars = join(toolsDir, `temporal-test-server-${version}`);

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>local</groupId><artifactId>test-server</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>io.temporal</groupId><artifactId>temporal-test-server</artifactId><version>${version}</version>
  </dependency></dependencies>
</project>
`;

const script = join(jars, 'start.sh');

const fromCache = () => {
  if (!existsSync(script)) throw new Error('not fetched yet');
  return script;
};

const fetchWithMaven = async () => {
  onPath('java');
  const mvn = onPath('mvn');
  const scratch = `${jars}.${process.pid}`;
  mkdirSync(scratch, { recursive: true });
  writeFileSync(join(scratch, 'pom.xml'), pom);
  await withProgress('fetching the Temporal test server with Maven', () =>
    run(mvn, [
      '-q',
      '-B',
      '-f',
      join(scratch, 'pom.xml'),
      copyDependencies,
      `-DoutputDirectory=${scratch}`,
      '-DincludeScope=runtime',
    ]),
  );
  const start = `#!/bin/sh\nexec java -cp '${jars}/*' io.temporal.testserver.TestServer "$@"\n`;
  writeFileSync(join(scratch, 'start.sh'), start);
  chmodSync(join(scratch, 'start.sh'), 0o755);
  renameSync(scratch, jars);
  return script;
};

const copyDependencies = 'org.apache.maven.plugins:maven-dependency-plugin:2.8:copy-dependencies';

/** Path of a program that starts the time-skipping test server. */
export const findTestServer = () =>
  firstThatWorks('Temporal test server', [
    {
      name: 'TEMPORAL_TEST_SERVER',
      get: () => {
        if (!environment.TEMPORAL_TEST_SERVER) throw new Error('not set');
        return environment.TEMPORAL_TEST_SERVER;
      },
    },
    { name: 'fetched earlier', get: fromCache },
    { name: "the SDK's download", get: () => downloadFromTemporal('temporal-test-server') },
    { name: 'Maven Central', get: fetchWithMaven },
  ]);
